#include "base/env.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "ci/facts.hpp"
#include "ci/provider.hpp"
#include "ci/run_context.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <set>

using namespace cicd;
using namespace cicd::ci;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(CICD_TESTS_DIR) / "ci";

std::string read(const fs::path& path) {
  const auto text = read_file(path, 1024U * 1024);
  REQUIRE_MESSAGE(text.has_value(), path);
  return *text;
}

// The variables of a sample; @HERE@ stands for the directory of the samples.
Env read_env(const fs::path& path) {
  std::map<std::string, std::string, std::less<>> values;
  const auto text = replace_all(read(path), "@HERE@", samples.native());
  for (const auto line : split(text, '\n')) {
    const auto equals = line.find('=');
    if (equals != std::string_view::npos) values.emplace(line.substr(0, equals), line.substr(equals + 1));
  }
  return Env(values);
}

// All facts that are known, without their origins.
nlohmann::ordered_json facts_of(const RunContext& context) {
  nlohmann::ordered_json facts = nlohmann::ordered_json::object();
  for (const auto& [name, fact] : named_facts(context)) {
    if (*fact) facts[std::string(name)] = fact->text;
  }
  return facts;
}

}  // namespace

TEST_CASE("providers: each sample environment gives exactly the facts beside it") {
  const test::TempDir dir;
  fs::create_directories(dir.path() / "workdir");
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(samples)) {
    if (entry.path().extension() != ".env") continue;
    ++count;
    auto expected_path = entry.path();
    expected_path.replace_extension(".json");
    const auto context = detect(read_env(entry.path()), {dir.path() / "workdir", "", ""});
    const auto expected = nlohmann::ordered_json::parse(read(expected_path));
    CAPTURE(entry.path());
    CHECK(facts_of(context).dump(1) == expected.dump(1));
    for (const auto& named : named_facts(context)) {
      CAPTURE(named.first);
      CHECK(named.second->text.empty() == named.second->origin.empty());
    }
  }
  CHECK(count >= 40);
}

TEST_CASE("providers: every row has its page and a sample that it is recognised by") {
  std::set<std::string> seen;
  for (const auto& entry : fs::directory_iterator(samples)) {
    if (entry.path().extension() != ".env") continue;
    if (const auto* provider = detect_provider(read_env(entry.path())))
      seen.insert(std::string(provider->id));
  }
  CHECK(providers().size() >= 31);
  const RunContext context;
  const auto facts = named_facts(context);
  for (const auto& provider : providers()) {
    CAPTURE(provider.id);
    CHECK(seen.count(std::string(provider.id)) == 1);
    CHECK((provider.source.substr(0, 8) == "https://" || provider.id == "unknown-ci"));
    for (const auto& rule : provider.rules) {
      CHECK(std::any_of(facts.begin(), facts.end(),
                        [&](const auto& named) { return named.second == &(context.*(rule.field)); }));
      CHECK(std::count(rule.value.begin(), rule.value.end(), '{') ==
            std::count(rule.value.begin(), rule.value.end(), '}'));
    }
  }
}

TEST_CASE("providers: no sample lets a credential through") {
  const test::TempDir dir;
  for (const auto& entry : fs::directory_iterator(samples)) {
    if (entry.path().extension() != ".env") continue;
    const auto facts = facts_of(detect(read_env(entry.path()), {dir.path(), "", ""})).dump();
    CAPTURE(entry.path());
    CHECK(facts.find("0123456789abcdef") == std::string::npos);
    CHECK(facts.find("MASKED") == std::string::npos);
    CHECK(facts.find("eyJhbG") == std::string::npos);
  }
}

TEST_CASE("providers: false, 0 and empty are absent; imitators are told apart") {
  const auto id = [](std::map<std::string, std::string, std::less<>> values) {
    const Env env(std::move(values));
    const auto* provider = detect_provider(env);
    return provider == nullptr ? std::string() : std::string(provider->id);
  };
  CHECK(id({{"GITLAB_CI", "false"}}).empty());
  CHECK(id({{"GITLAB_CI", "0"}, {"CI", "true"}}) == "unknown-ci");
  CHECK(id({{"GITHUB_ACTIONS", "true"}}) == "github");
  CHECK(id({{"GITHUB_ACTIONS", "true"}, {"GITEA_ACTIONS", "true"}}) == "gitea");
  CHECK(id({{"GITHUB_ACTIONS", "true"}, {"GITEA_ACTIONS", "true"}, {"FORGEJO_ACTIONS", "true"}}) ==
        "forgejo");
  CHECK(id({{"GITHUB_ACTIONS", "true"}, {"GITEA_ACTIONS", "false"}}) == "github");
  CHECK(id({{"DRONE", "true"}, {"HARNESS_BUILD_ID", "1"}}) == "harness");
  CHECK(id({}).empty());
}

TEST_CASE("facts: rubbish values are left out, not passed on") {
  const Env env({{"GITLAB_CI", "true"},
                 {"CI_COMMIT_SHA", "HEAD"},
                 {"CI_JOB_URL", "javascript:alert(1)"},
                 {"CI_PIPELINE_URL", "ftp://host/x"},
                 {"CI_MERGE_REQUEST_IID", "seven"},
                 {"CI_JOB_NAME", std::string("  bad \xff byte\n")},
                 {"CI_JOB_STAGE", std::string(1'000'000, 'x')}});
  const test::TempDir dir;
  const auto context = detect(env, {dir.path(), "", ""});
  for (const auto* fact : {&context.commit, &context.job_url, &context.run_url, &context.pull_request})
    CHECK_FALSE(*fact);
  CHECK(context.job.text == "bad \xEF\xBF\xBD byte");
  CHECK(context.stage.text.size() == 4096);
}
