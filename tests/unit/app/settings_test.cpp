#include "app/settings.hpp"

#include "app/config_file.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <utility>

using namespace cicd;
using namespace cicd::app;
using namespace std::chrono_literals;

namespace {

Settings resolve(const std::vector<std::string>& words,
                 std::map<std::string, std::string, std::less<>> env = {},
                 const std::filesystem::path& directory = "/nonexistent") {
  return resolve_settings(parse_arguments(words), Env(std::move(env)), directory);
}

}  // namespace

TEST_CASE("settings: flag beats variable beats LOG_CENTER_URL beats config file beats default") {
  const test::TempDir dir;
  dir.write(".cicd-report.json",
            R"({"url": "http://project", "tail": "1KiB", "max-body": "8KiB", "step": "from config"})");
  dir.write("xdg/cicd-report/config.json", R"({"url": "http://own", "job": "from own"})");
  const auto inner = dir.path() / "a" / "b";
  std::filesystem::create_directories(inner);
  const std::map<std::string, std::string, std::less<>> xdg{
      {"XDG_CONFIG_HOME", (dir.path() / "xdg").string()}};

  auto env = xdg;
  auto got = resolve({"send"}, env, inner);
  CHECK(got.text("url") == "http://project");
  CHECK(got.origin("url") == (dir.path() / ".cicd-report.json").string());
  CHECK(got.size("tail") == 1024);
  CHECK(got.size("max-body") == 8192);
  CHECK(got.text("job") == "from own");
  CHECK(got.duration("timeout") == 10s);
  CHECK(got.origin("timeout") == "default");

  env["LOG_CENTER_URL"] = "http://log-center";
  CHECK(resolve({"send"}, env, inner).text("url") == "http://log-center");
  env["CICD_REPORT_URL"] = "http://variable";
  env["CICD_REPORT_STEP"] = "";
  got = resolve({"send"}, env, inner);
  CHECK(got.text("url") == "http://variable");
  CHECK(got.text("step") == "from config");
  got = resolve({"send", "--url=http://flag"}, env, inner);
  CHECK(got.text("url") == "http://flag");
  CHECK(got.origin("url") == "--url");
}

TEST_CASE("settings: the token comes from the environment or a file, and file:PATH is read") {
  const test::TempDir dir;
  const auto secret = dir.write("secret", " s3cr3t-value\n").string();
  CHECK(resolve({"send"}, {{"CICD_REPORT_TOKEN", "abc"}}).text("token") == "abc");
  CHECK(resolve({"send"}, {{"CICD_REPORT_TOKEN", "file:" + secret}}).text("token") == "s3cr3t-value");
  CHECK(resolve({"send", "--token-file", secret}).text("token") == "s3cr3t-value");
  CHECK(resolve({"send", "--token-file", secret}, {{"CICD_REPORT_TOKEN", "abc"}}).text("token") ==
        "s3cr3t-value");
  CHECK(resolve({"send"}, {{"CICD_REPORT_TOKEN", "abc"}, {"CICD_REPORT_TOKEN_FILE", secret}}).text("token") ==
        "abc");
  CHECK(resolve({"send"}, {{"CICD_REPORT_WEBHOOK_SECRET", "file:" + secret}}).text("webhook-secret") ==
        "s3cr3t-value");
  const auto missing = resolve({"send", "--token-file", "/no/such"});
  CHECK_FALSE(missing.has("token"));
  CHECK(missing.warnings.size() == 1);
}

TEST_CASE(
    "settings: file:PATH is read behind a flag, whatever it must be, and only no, off, false and 0 are no") {
  const test::TempDir dir;
  const auto url = dir.write("url", "http://secret.example\n").string();
  const auto size = dir.write("size", "7KiB\n").string();
  const auto got = resolve({"send", "--url=file:" + url, "--tail", "file:" + size});
  CHECK(got.text("url") == "http://secret.example");
  CHECK(got.size("tail") == 7168);
  const auto wrong = resolve({"send", "--tail=file:" + url});
  CHECK(wrong.size("tail") == 65536);
  CHECK(wrong.warnings.size() == 1);
  CHECK(wrong.variable_wrong);
  for (const auto* value : {"0", "false", "No", "OFF"})
    CHECK_FALSE(resolve({"send"}, {{"CICD_REPORT_STRICT", value}}).flag("strict"));
  for (const auto* value : {"1", "true", "yes", "on"})
    CHECK(resolve({"send"}, {{"CICD_REPORT_STRICT", value}}).flag("strict"));
}

TEST_CASE("settings: a value that will not do is a warning, and the next source counts") {
  const auto got = resolve({"send"}, {{"CICD_REPORT_TAIL", "much"}});
  CHECK(got.size("tail") == 65536);
  CHECK(got.warnings == std::vector<std::string>{"CICD_REPORT_TAIL: \"much\" is not a size such as 64KiB"});
}

TEST_CASE("settings: lists and tags") {
  const auto got =
      resolve({"send", "--tag=a=1"}, {{"CICD_REPORT_TAG", "b=2, c=3"}, {"CICD_REPORT_REDACT_ENV", "X_*,Y"}});
  CHECK(got.list("tag") == std::vector<std::string>{"a=1", "b=2", "c=3"});
  CHECK(got.list("redact-env") == std::vector<std::string>{"X_*", "Y"});
}

TEST_CASE("settings: names of secrets are parted at commas wherever they stand; no other flag's value is") {
  const test::TempDir dir;
  const std::vector<std::string> both{"X_*", "Y"};
  CHECK(resolve({"send", "--redact-env", "X_*, Y"}).list("redact-env") == both);
  CHECK(resolve({"send", "--redact-env=X_*", "--redact-env=Y"}).list("redact-env") == both);
  const auto listed = dir.write("names", "X_*,Y\n").string();
  CHECK(resolve({"send", "--redact-env=file:" + listed}).list("redact-env") == both);
  for (const auto* config : {R"({"redact_env": "X_*,Y"})", R"({"redact_env": ["X_*,Y"]})"}) {
    const auto file = dir.write("c.json", config).string();
    CHECK(resolve({"send", "--config", file}).list("redact-env") == both);
  }
  const auto got = resolve({"run", "--tag", "a=1,2", "--redact-regex", "x{1,2}", "--runbook", "a,b.md"});
  CHECK(got.list("tag") == std::vector<std::string>{"a=1,2"});
  CHECK(got.list("redact-regex") == std::vector<std::string>{"x{1,2}"});
  CHECK(got.list("runbook") == std::vector<std::string>{"a,b.md"});
}

TEST_CASE("settings: sinks in one flag are parted at commas where they are sinks only so") {
  const auto got = resolve({"send", "--sink", "log-center,summary", "--sink", "file=a,b"});
  CHECK(got.list("sink") == std::vector<std::string>{"log-center", "summary", "file=a,b"});
  CHECK(got.warnings.empty());
  CHECK(resolve({"send", "--sink", "log-center,bogus"}).sink_wrong);
}

TEST_CASE("settings: flags in the environment") {
  CHECK(resolve({"send"}, {{"CICD_REPORT_QUIET", "1"}}).flag("quiet"));
  CHECK_FALSE(resolve({"send"}, {{"CICD_REPORT_QUIET", "false"}}).flag("quiet"));
  CHECK_FALSE(resolve({"send", "--quiet=false"}, {{"CICD_REPORT_QUIET", "1"}}).flag("quiet"));
}

TEST_CASE("config: comments, plurals, objects; unknown keys name the file and the nearest key") {
  const auto got = parse_config(R"({ // where to
    "sinks": ["log-center", "file=/tmp/x"], "tags": {"team": "web", "n": 3}, "redact_env": "A_*", "strict": true,
    "rules": [{"id": "my.rule"}], "projcet": "x", "url": ["no"]})",
                                "c.json");
  REQUIRE(got);
  CHECK(got->values.at("sink") == std::vector<std::string>{"log-center", "file=/tmp/x"});
  CHECK(got->values.at("tag") == std::vector<std::string>{"n=3", "team=web"});
  CHECK(got->values.at("redact-env") == std::vector<std::string>{"A_*"});
  CHECK(got->values.at("strict") == std::vector<std::string>{"true"});
  CHECK(got->rules == R"([{"id":"my.rule"}])");
  CHECK(got->warnings ==
        std::vector<std::string>{"c.json: unknown key \"projcet\"; did you mean \"project\"?",
                                 "c.json: \"url\" must be one text, number or true/false"});
}

TEST_CASE("config: what is no JSON object is an error with its place") {
  CHECK(parse_config("[1]", "c.json").error().message == "c.json: is not a JSON object");
  const auto wrong = parse_config("{\n \"a\": ,\n}", "c.json");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message.find("line 2, column 7") != std::string::npos);
}

TEST_CASE("config: a broken file is told and does not stop the rest") {
  const test::TempDir dir;
  const auto file = dir.write("broken.json", "{").string();
  const auto got = resolve({"send", "--config", file, "--step", "x"});
  CHECK(got.config_broken);
  CHECK(got.text("step") == "x");
  CHECK(resolve({"send", "--config", "/no/such.json"}).config_broken);
}

TEST_CASE("config: relative paths start where the file stands, however far up it was found") {
  const test::TempDir dir;
  dir.write("secret/token", "s3cr3t-value");
  dir.write(".cicd-report.json",
            R"({"baseline": "green.log", "runbook": ["ops/book.md", "/abs.md"], "token_file": "secret/token",
                "ca_cert": "./ca.pem", "spool_dir": "spool", "sinks": ["file=out.jsonl", "summary"],
                "rules": ["rules.json"], "step": "a/b", "message": "file:secret/token"})");
  const auto inner = dir.path() / "a" / "b";
  std::filesystem::create_directories(inner);
  const auto got = resolve({"send"}, {}, inner);
  const auto at = [&dir](const char* path) { return (dir.path() / path).native(); };
  CHECK(got.text("baseline") == at("green.log"));
  CHECK(got.list("runbook") == std::vector<std::string>{at("ops/book.md"), "/abs.md"});
  CHECK(got.text("token") == "s3cr3t-value");
  CHECK(got.text("ca-cert") == at("ca.pem"));
  CHECK(got.text("spool-dir") == at("spool"));
  CHECK(got.list("sink") == std::vector<std::string>{"file=" + at("out.jsonl"), "summary"});
  CHECK(got.text("step") == "a/b");
  CHECK(got.text("message") == "s3cr3t-value");
  REQUIRE(got.rules.size() == 1);
  CHECK(got.rules[0].file == at(".cicd-report.json"));
  CHECK(got.warnings.empty());
}

TEST_CASE("settings: what will not do tells where it stands, and which source it was") {
  const test::TempDir dir;
  const auto file = dir.write("c.json", R"({"sinks": ["bogus"], "tail": "much"})").string();
  const auto config = resolve({"send", "--config", file});
  CHECK(config.config_wrong);
  CHECK_FALSE(config.variable_wrong);
  CHECK(config.sink_wrong);
  REQUIRE(config.warnings.size() == 2);
  CHECK(config.warnings[0].starts_with(file + ": \"sinks\": sink 'bogus'"));
  CHECK(config.warnings[1] == file + ": \"tail\": \"much\" is not a size such as 64KiB");
  const auto variable =
      resolve({"run"}, {{"CICD_REPORT_IGNORE_EXIT", "1,abc"}, {"CICD_REPORT_URL", "ftp://x"}});
  CHECK(variable.variable_wrong);
  CHECK_FALSE(variable.config_wrong);
  CHECK_FALSE(variable.sink_wrong);
  CHECK(variable.warnings.size() == 2);
  CHECK(resolve({"send", "--sink", "bogus"}).sink_wrong);
}
