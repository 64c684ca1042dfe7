#include "base/env.hpp"
#include "base/text.hpp"
#include "ci/actions_links.hpp"
#include "ci/run_context.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <map>

using namespace cicd;
using namespace cicd::ci;
namespace fs = std::filesystem;

namespace {

using Values = std::map<std::string, std::string, std::less<>>;

constexpr auto sha = "9f1c2d3e4a5b6c7d8e9f0a1b2c3d4e5f60718293";

// A work tree with a git directory as git writes it.
void make_work_tree(const test::TempDir& dir, const std::string& where) {
  dir.write(where + "/.git/HEAD", "ref: refs/heads/local\n");
  dir.write(where + "/.git/refs/heads/local", std::string(sha) + "\n");
  dir.write(where + "/.git/config", "[remote \"origin\"]\n\turl = git@git.example.com:zyc/rtc-backend.git\n");
}

Values gitea(const test::TempDir& dir) {
  return {{"GITHUB_ACTIONS", "true"},
          {"GITEA_ACTIONS", "true"},
          {"GITHUB_SERVER_URL", "https://git.example.com"},
          {"GITHUB_REPOSITORY", "zyc/rtc-backend"},
          {"GITHUB_RUN_ID", "812"},
          {"GITHUB_RUN_NUMBER", "41"},
          {"GITHUB_WORKFLOW", "ci"},
          {"GITHUB_JOB", "build"},
          {"GITHUB_ACTION", "2"},
          {"GITHUB_WORKSPACE", (dir.path() / "work").native()},
          {"GITHUB_EVENT_PATH", (dir.path() / "run/event.json").native()}};
}

constexpr auto workflow =
    "name: ci\njobs:\n  lint:\n    steps: [{run: make lint}]\n  build:\n    steps:\n"
    "      - uses: actions/checkout@v4\n      - name: Build web\n        run: |\n"
    "          set -e\n          npm run build\n      - name: Report\n        run: cicd-report send\n";

constexpr auto steps = R"({"0":{"outcome":"success","conclusion":"success"},
                           "1":{"outcome":"failure","conclusion":"failure"},
                           "2":{"outcome":"success","conclusion":"success"}})";

}  // namespace

TEST_CASE("detect: local work without any CI is told by the git directory") {
  const test::TempDir dir;
  make_work_tree(dir, "repo");
  fs::create_directories(dir.path() / "repo/sub");
  const auto context = detect(Env(), {dir.path() / "repo/sub", "", ""});
  CHECK_FALSE(context.provider);
  CHECK(context.repo_url.text == "https://git.example.com/zyc/rtc-backend");
  CHECK(context.project.text == "rtc_backend");
  CHECK(context.commit.text == sha);
  CHECK(context.branch.text == "local");
  CHECK(context.commit.origin == (dir.path() / "repo/.git/refs/heads/local").native());
}

TEST_CASE("detect: without a remote the work tree names the project, without git the directory") {
  const test::TempDir dir;
  dir.write("My Repo/.git/HEAD", "ref: refs/heads/main\n");
  fs::create_directories(dir.path() / "My Repo/sub");
  CHECK(detect(Env(), {dir.path() / "My Repo/sub", "", ""}).project.text == "my_repo");
  dir.write("local/.git/HEAD", "ref: refs/heads/main\n");
  dir.write("local/.git/config", "[remote \"origin\"]\nurl = /srv/git/Tools.git\n");
  const auto context = detect(Env(), {dir.path() / "local", "", ""});
  CHECK_FALSE(context.repo_url);
  CHECK(context.project.text == "tools");
  fs::create_directories(dir.path() / "plain");
  CHECK(detect(Env(), {dir.path() / "plain/", "", ""}).project.text == "plain");
  CHECK(detect(Env(), {"/", "", ""}).project.text == "unknown");
}

TEST_CASE("detect: the git directory fills what the CI leaves open, but never a pull request's commit") {
  const test::TempDir dir;
  make_work_tree(dir, "work");
  auto values = Values{
      {"GITHUB_ACTIONS", "true"}, {"GITHUB_SHA", std::string(40, 'b')}, {"GITHUB_REF", "refs/pull/7/merge"}};
  auto context = detect(Env(values), {dir.path() / "work", "", ""});
  CHECK(context.repo_url.text == "https://git.example.com/zyc/rtc-backend");
  CHECK(context.pull_request.text == "7");
  CHECK(context.merge_commit.text == std::string(40, 'b'));
  CHECK_FALSE(context.commit);
  CHECK_FALSE(context.branch);
  context = detect(Env(Values{{"TEAMCITY_VERSION", "2025"}}), {dir.path() / "work", "", ""});
  CHECK(context.provider.origin == "TEAMCITY_VERSION");
  CHECK(context.commit.text == sha);
  CHECK(context.branch.text == "local");
}

TEST_CASE("detect: the failed step by toJSON(steps), its name and command from the workflow file") {
  const test::TempDir dir;
  dir.write("work/.gitea/workflows/ci.yaml", workflow);
  auto context = detect(Env(gitea(dir)), {dir.path(), steps, ""});
  CHECK(context.failed_step.text == "Build web");
  CHECK(context.failed_step_command.text == "npm run build");
  CHECK(context.failed_step.origin.find("ci.yaml") != std::string::npos);
  CHECK(context.step.text == "Report");
  CHECK_FALSE(detect(Env(gitea(dir)), {dir.path(), "", ""}).failed_step);
  auto composite = gitea(dir);
  composite["GITHUB_ACTION_PATH"] = "/actions/report";
  CHECK_FALSE(detect(Env(composite), {dir.path(), "", ""}).step);
}

TEST_CASE("detect: without a workflow file the step's script on disk names it, else its id") {
  const test::TempDir dir;
  dir.write("run/1.sh", "#!/bin/bash\nset -eu\npytest -q tests\n");
  auto context = detect(Env(gitea(dir)), {dir.path(), steps, ""});
  CHECK(context.failed_step.text == "pytest -q tests");
  CHECK(context.failed_step_command.text == "pytest -q tests");
  CHECK_FALSE(context.step);
  dir.write("run/unit", "make check\n");
  context = detect(Env(gitea(dir)), {dir.path(), R"({"unit":{"outcome":"failure"}})", ""});
  CHECK(context.failed_step.text == "unit");
  CHECK(context.failed_step_command.text == "make check");
  dir.write("secret", "password\n");
  context = detect(Env(gitea(dir)), {dir.path(), R"({"../secret":{"outcome":"failure"}})", ""});
  CHECK_FALSE(context.failed_step_command);
  context = detect(Env(), {dir.path(), R"({"deploy":{"outcome":"failure"}})", ""});
  CHECK(context.failed_step.text == "deploy");
}

TEST_CASE("detect: which workflow file it is") {
  const test::TempDir dir;
  const std::string other = "name: other\njobs:\n  build:\n    steps: [{run: a}, {run: other}]\n";
  dir.write("work/.gitea/workflows/ci.yaml", workflow);
  dir.write("work/.gitea/workflows/other.yml", other);
  dir.write("work/.github/workflows/ci.yml", "name: ci\njobs: {build: {steps: [{run: x}, {run: github}]}}\n");
  const auto failed = [&](const char* key, const char* value) {
    auto values = gitea(dir);
    values[key] = value;
    return detect(Env(values), {dir.path(), steps, ""}).failed_step.text;
  };
  CHECK(failed("GITHUB_WORKFLOW", "ci") == "Build web");
  CHECK(failed("GITHUB_WORKFLOW", "other.yml") == "other");
  CHECK(failed("GITHUB_WORKFLOW", "") == "");
  CHECK(failed("GITHUB_WORKFLOW_REF", "zyc/rtc/.gitea/workflows/other.yml@refs/heads/main") == "other");
  CHECK(failed("GITHUB_WORKFLOW_REF", "zyc/rtc/.gitea/../../ci.yaml@main") == "Build web");
  CHECK(failed("GITEA_ACTIONS", "false") == "github");
  CHECK(failed("FORGEJO_ACTIONS", "true") == "Build web");
  CHECK(failed("GITHUB_JOB", "nobody") == "");
}

TEST_CASE("detect: Gitea's older links need the place of the job among the jobs") {
  const test::TempDir dir;
  dir.write("work/.gitea/workflows/ci.yaml", workflow);
  const auto links = [&](const char* version) {
    const auto context = detect(Env(gitea(dir)), {dir.path(), "", version});
    return context.run_url.text + " " + context.job_url.text;
  };
  const std::string page = "https://git.example.com/zyc/rtc-backend/actions/runs/";
  CHECK(links("1.25.3") == page + "41 " + page + "41/jobs/1");
  CHECK(links("") == page + "812 ");
  CHECK(links("1.26.0") == page + "812 ");
  dir.write("work/.gitea/workflows/ci.yaml",
            replace_all(workflow, "  lint:\n", "  lint:\n    strategy: {matrix: {a: [1]}}\n"));
  CHECK(links("1.25.3") == page + "41 ");
}

TEST_CASE("links: every generation") {
  LinkParts parts{"gitea", "https://h/o/r", "812", "41", "2", "1734", 3, ""};
  const auto check = [&](const char* provider, const char* version, const char* run, const char* job) {
    parts.provider = provider;
    parts.gitea_version = version;
    CAPTURE(provider);
    CAPTURE(version);
    CHECK(run_link(parts) == "https://h/o/r/actions/runs/" + std::string(run));
    CHECK(job_link(parts) == "https://h/o/r/actions/runs/" + std::string(job));
  };
  check("gitea", "", "812", "812/jobs/1734");
  check("gitea", "1.26.0", "812", "812/jobs/1734");
  check("gitea", "1.26.0+dev-12-gabc", "812", "812/jobs/1734");
  check("gitea", "2.0.0", "812", "812/jobs/1734");
  check("gitea", "1.25.3", "41", "41/jobs/3");
  check("gitea", "v1.21.11", "41", "41/jobs/3");
  check("gitea", "1.25-rc1", "41", "41/jobs/3");
  check("gitea", "unknown", "812", "812/jobs/1734");
  check("forgejo", "", "41", "41/jobs/3");
  check("github", "", "812/attempts/2", "812/job/1734");
  parts.job_id = {};
  CHECK(job_link(parts).empty());
  parts.run_id = {};
  CHECK(run_link(parts).empty());
}

TEST_CASE("detect: an event file that is malformed, a FIFO's directory or huge changes nothing") {
  const test::TempDir dir;
  auto values = gitea(dir);
  values["GITHUB_SHA"] = sha;
  for (const auto& bytes :
       {std::string("{"), std::string("\xff\xfe"), std::string(9'000'000, '['), std::string()}) {
    dir.write("run/event.json", bytes);
    const auto context = detect(Env(values), {dir.path(), "", ""});
    CHECK(context.commit.text == sha);
    CHECK_FALSE(context.pull_request);
  }
  values["GITHUB_EVENT_PATH"] = dir.path().native();
  CHECK(detect(Env(values), {dir.path(), "", ""}).commit.text == sha);
}
