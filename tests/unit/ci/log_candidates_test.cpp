#include "ci/log_candidates.hpp"

#include "base/env.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <map>

#include <sys/stat.h>

using namespace cicd;
using namespace cicd::ci;
namespace fs = std::filesystem;
using Values = std::map<std::string, std::string, std::less<>>;

TEST_CASE("log candidates: the runner's pages, the whole job's first, no leftovers of older jobs") {
  const test::TempDir dir;
  const auto job = dir.write("runner/_diag/pages/a_job_1.log", std::string(5000, 'x'));
  const auto step = dir.write("runner/_diag/pages/b_step_1.log", "short");
  const auto old = dir.write("runner/_diag/pages/c_old_1.log", std::string(9000, 'x'));
  fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(5));
  dir.write("runner/_diag/pages/empty.log", "");
  dir.write("runner/_diag/pages/other.txt", "x");
  REQUIRE(mkfifo((dir.path() / "runner/_diag/pages/pipe.log").c_str(), 0600) == 0);
  fs::create_directories(dir.path() / "runner/_work/_temp");
  const auto temp = (dir.path() / "runner/_work/_temp").native();
  CHECK(log_candidates(Env(Values{{"GITHUB_ACTIONS", "true"}, {"RUNNER_TEMP", temp}})) ==
        std::vector<fs::path>{job, step});
  CHECK(log_candidates(Env(Values{{"RUNNER_TEMP", temp}})).empty());
  CHECK(log_candidates(Env(Values{{"GITHUB_ACTIONS", "true"}, {"RUNNER_TEMP", "/nowhere"}})).empty());
}

TEST_CASE("log candidates: GitHub's hosted machines, Azure, Buildkite, Jenkins") {
  const test::TempDir dir;
  const auto home = dir.path().native();
  using Paths = std::vector<fs::path>;
  const auto hosted = dir.write("runners/2.330.0/_diag/pages/p.log", "x");
  CHECK(log_candidates(Env(Values{{"GITHUB_ACTIONS", "true"}, {"HOME", home}})) == Paths{hosted});
  const auto azure = dir.write("agent/_diag/pages/p.log", "x");
  CHECK(log_candidates(Env(Values{{"TF_BUILD", "True"}, {"AGENT_HOMEDIRECTORY", home + "/agent"}})) ==
        Paths{azure});
  const auto buildkite = dir.write("buildkite_job_log", "x");
  CHECK(log_candidates(Env(Values{{"BUILDKITE", "true"},
                                  {"BUILDKITE_JOB_LOG_TMPFILE", buildkite.native()}})) == Paths{buildkite});
  const auto jenkins = dir.write("jobs/folder/jobs/web/builds/23/log", "x");
  Values values = {{"JENKINS_URL", "https://j/"},
                   {"JENKINS_HOME", home},
                   {"JOB_NAME", "folder/web"},
                   {"BUILD_NUMBER", "23"}};
  CHECK(log_candidates(Env(values)) == Paths{jenkins});
  values["JOB_NAME"] = "../../folder/web";
  CHECK(log_candidates(Env(values)).empty());
  CHECK(log_candidates(Env()).empty());
}
