#include "report/body.hpp"

#include "redact/redactor.hpp"
#include "report/event_id.hpp"
#include "report/headline.hpp"
#include "report/parse.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace cicd;
using nlohmann::json;

namespace {

redact::Redactor redactor() {
  return *redact::Redactor::make(Env{}, {});
}

report::Report small_report() {
  const auto safe = redactor();
  report::Report report;
  report.project_id = safe.text("shop");
  report.level = safe.text("ERROR");
  report.error_type = safe.text("CompileError");
  report.error_message = safe.text("'total' was not declared");
  report.file_path = safe.text("src/cart.cpp");
  report.line_number = 41;
  report.step_name = safe.text("Build");
  report.pull_request = 7;
  report.exit_code = 2;
  report.event_id = "0123456789abcdef0123456789abcdef";
  report.tags.emplace_back(safe.text("team"), safe.text("web"));
  analysis::Finding cause;
  cause.type = "CompileError";
  cause.tool = "gcc";
  cause.rule = "gcc.error";
  cause.confidence = 0.934;
  cause.line = 12;
  cause.text = safe.text("src/cart.cpp:41:17: error: 'total' was not declared");
  cause.message = safe.text("'total' was not declared");
  cause.file_path = safe.text("src/cart.cpp");
  cause.line_number = 41;
  cause.column = 17;
  report.diagnosis.findings.push_back(cause);
  for (std::uint64_t line = 8; line < 20; ++line) {
    report.diagnosis.excerpt.push_back(
        {line, line == 12 ? cause.text : safe.text("line " + std::to_string(line))});
  }
  report.diagnosis.signature = "00112233445566aa";
  report.diagnosis.bytes_total = 4183220;
  report.diagnosis.masked = 2;
  report.log_tail = safe.text("the end\n");
  report.log_truncated = true;
  return report;
}

}  // namespace

TEST_CASE("render: every key, nested and flat") {
  const auto body = json::parse(report::render(small_report(), 256 * 1024).json());
  CHECK(body["project_id"] == "shop");
  CHECK(body["source"] == "cicd");
  CHECK(body["commit_hash"].is_null());
  for (const auto* key : {"type", "message"})
    CHECK(body["error"][key] == body["error_" + std::string(key)]);
  for (const auto* key : {"file_path", "line_number"})
    CHECK(body["error"][key] == body[key]);
  CHECK(body["error"]["stack_trace"].size() == 12);
  const auto& context = body["context"];
  for (const auto* key :
       {"job_name",  "step_name", "workflow",     "provider",  "run_id",       "run_number", "run_attempt",
        "run_url",   "job_url",   "branch",       "tag",       "pull_request", "event",      "actor",
        "runner",    "runner_os", "runner_arch",  "command",   "exit_code",    "signal",     "duration_ms",
        "cancelled", "cause",     "failed_tests", "signature", "retryable",    "log_tail",   "log",
        "event_id",  "tags",      "reporter"}) {
    CAPTURE(key);
    CHECK(context.contains(key));
  }
  CHECK(context["pull_request"] == 7);
  CHECK(context["exit_code"] == 2);
  CHECK(context["cause"]["confidence"] == 0.93);
  CHECK(context["cause"]["class"] == "compile");
  CHECK(context["log"] ==
        json{{"bytes_total", 4183220}, {"bytes_kept", 8}, {"truncated", true}, {"masked", 2}});
  CHECK(context["tags"] == json{{"team", "web"}});
}

TEST_CASE(
    "render: within the limit the tail gives way first, then the excerpt, farthest from the cause first") {
  auto report = small_report();
  report.log_tail = redactor().text(std::string(100'000, 'x') + "\"quoted\"\n\n中文");
  for (const std::size_t limit : {4096U, 5000U, 20'000U, 100'000U}) {
    CAPTURE(limit);
    const auto text = report::render(report, limit).json();
    CHECK(text.size() <= limit);
    CHECK(text.size() > limit - 64);
    const auto body = json::parse(text);
    CHECK(body["error"]["stack_trace"].size() == 12);
    CHECK(body["context"]["log_tail"].get<std::string>().ends_with("中文"));
    CHECK(body["context"]["log"]["bytes_kept"] == body["context"]["log_tail"].get<std::string>().size());
  }
  for (auto& line : report.diagnosis.excerpt) {
    if (line.number != 12) line.text = redactor().text(std::string(390, 'e'));
  }
  const auto body = json::parse(report::render(report, 1).json());  // never below 4 KiB
  CHECK(body.dump().size() <= 4096);
  const auto& stack = body["error"]["stack_trace"];
  CHECK(stack.size() < 12);
  CHECK(std::find(stack.begin(), stack.end(), report.diagnosis.cause()->text.str()) != stack.end());
}

TEST_CASE("render: hundreds of failed tests give way to the excerpt, the tags and the tail") {
  auto report = small_report();
  report.log_tail = redactor().text(std::string(10'000, 'x'));
  for (int i = 0; i < 200; ++i)
    report.diagnosis.failed_tests.push_back(redactor().text("cart::test_" + std::to_string(1000 + i)));
  const auto text = report::render(report, 4096).json();
  CHECK(text.size() <= 4096);
  CHECK(text.size() > 4096 - 64);
  const auto body = json::parse(text);
  CHECK(body["error"]["stack_trace"].size() == 12);
  CHECK(body["context"]["failed_tests"].size() == 5);
  CHECK(body["context"]["tags"]["team"] == "web");
}

TEST_CASE("render: names that are too long on their own are clipped, the event id is not") {
  auto report = small_report();
  report.branch = redactor().text(std::string(9000, 'b'));
  for (int i = 0; i < 200; ++i)
    report.diagnosis.failed_tests.push_back(redactor().text(std::string(300, 't')));
  const auto text = report::render(report, 4096).json();
  CHECK(text.size() <= 4096);
  CHECK(json::parse(text)["context"]["event_id"] == report.event_id);
}

TEST_CASE("parse_report: a rendered report comes back") {
  const auto report = small_report();
  const auto back = report::parse_report(report::render(report, 256 * 1024).json(), redactor());
  REQUIRE(back);
  CHECK(back->error_type == report.error_type);
  CHECK(back->diagnosis.cause()->text == report.diagnosis.cause()->text);
  CHECK(back->diagnosis.cause()->line == 12);
  REQUIRE(back->diagnosis.excerpt.size() == 12);
  CHECK(back->diagnosis.excerpt[4].number == 12);
  CHECK(back->diagnosis.excerpt[4].text == report.diagnosis.cause()->text);
  CHECK(back->exit_code == 2);
  CHECK(back->event_id == report.event_id);
  CHECK_FALSE(report::parse_report("[]", redactor()));
  CHECK_FALSE(report::parse_report("{", redactor()));
}

TEST_CASE("event_id: equal for the same failure in CI, new each time outside, never ambiguous") {
  const report::EventKey key{"gitea", "https://g/a/b", "812", "1", "build", "Build", "CompileError"};
  CHECK(report::event_id(key).size() == 32);
  CHECK(report::event_id(key) == report::event_id(key));
  auto other = key;
  other.step = "Test";
  CHECK(report::event_id(other) != report::event_id(key));
  CHECK(report::event_id({"g", "a|b", "1", "", "", "", ""}) !=
        report::event_id({"g", "a", "b|1", "", "", "", ""}));
  const report::EventKey local{"", "https://g/a/b", "", "", "", "Build", "CompileError"};
  CHECK(report::event_id(local) != report::event_id(local));
}

TEST_CASE("headline: from the place or the message on, without the tool's decoration") {
  const auto safe = redactor();
  const auto line = [&](const char* text, const char* message, const char* path) {
    analysis::Finding finding;
    finding.text = safe.text(text);
    finding.message = safe.text(message);
    finding.file_path = safe.text(path);
    return report::headline(finding).str();
  };
  CHECK(line("FAILED tests/test_cart.py::test_total - assert 3 == 4", "assert 3 == 4",
             "tests/test_cart.py") == "tests/test_cart.py::test_total - assert 3 == 4");
  CHECK(line("npm ERR! Missing script: \"build\"", "Missing script: \"build\"", "") ==
        "Missing script: \"build\"");
  CHECK(line("  panic: boom", "", "") == "panic: boom");
  CHECK(line(("x: " + std::string(500, 'y')).c_str(), "", "").size() == 199 + std::string("…").size());
}
