#include "base/file.hpp"
#include "present/annotations.hpp"
#include "present/summary.hpp"
#include "present/terminal.hpp"
#include "redact/redactor.hpp"

#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

using namespace cicd;

namespace {

redact::SafeText safe(std::string_view text) {
  return redact::Redactor::make(Env{}, {})->text(text);
}

report::Report failed_build() {
  report::Report report;
  report.error_type = safe("CompileError");
  report.error_message = safe("'total' was not declared in this scope");
  report.file_path = safe("src/cart.cpp");
  report.line_number = 41;
  report.step_name = safe("Build web");
  report.job_name = safe("build");
  report.command = safe("make -j2");
  report.exit_code = 2;
  report.duration_ms = 38211;
  analysis::Finding cause;
  cause.type = "CompileError";
  cause.confidence = 0.93;
  cause.line = 12;
  cause.column = 17;
  cause.text = safe("src/cart.cpp:41:17: error: 'total' was not declared in this scope");
  report.diagnosis.findings.push_back(cause);
  for (std::uint64_t line = 8; line < 20; ++line) {
    report.diagnosis.excerpt.push_back(
        {line, line == 12 ? cause.text : safe("line " + std::to_string(line))});
  }
  report.diagnosis.bytes_total = 1000;
  return report;
}

}  // namespace

TEST_CASE("terminal: what, where, why, and the excerpt with the cause marked") {
  CHECK(present::describe_failure(failed_build(), {}) ==
        "✖ CompileError  src/cart.cpp:41:17\n"
        "  'total' was not declared in this scope\n"
        "  step Build web · job build · make -j2 · exit code 2 · 38.2 s\n"
        "    10 | line 10\n"
        "    11 | line 11\n"
        "  > 12 | src/cart.cpp:41:17: error: 'total' was not declared in this scope\n"
        "    13 | line 13\n"
        "    14 | line 14\n");
}

TEST_CASE("terminal: at most ten lines, whatever was found") {
  auto report = failed_build();
  report.diagnosis.failed_tests = {safe("a"), safe("b")};
  report.diagnosis.hints.push_back({safe("declare it"), safe("docs/runbook.md#L12")});
  const auto text = present::describe_failure(report, {});
  CHECK(std::ranges::count(text, '\n') <= 10);
  CHECK(text.ends_with("  2 tests failed\n  fix: declare it (docs/runbook.md#L12)\n"));
}

TEST_CASE("terminal: colour only when asked for; a guess says so; nothing recognised says so") {
  auto report = failed_build();
  CHECK(present::describe_failure(report, {}).find('\x1b') == std::string::npos);
  CHECK(present::describe_failure(report, {.colour = true}).find("\x1b[1;31m") != std::string::npos);
  report.diagnosis.findings.front().confidence = 0.3;
  CHECK(present::describe_failure(report, {}).find("(a guess)") != std::string::npos);
  report.diagnosis.findings.clear();
  const auto text = present::describe_failure(report, {});
  CHECK(text.find("(cause not recognised)") != std::string::npos);
  CHECK(text.ends_with("    19 | line 19\n"));
}

TEST_CASE("annotations: escaped as the runner demands, so that log text is never a command") {
  auto report = failed_build();
  report.error_message = safe("50% done\n::set-env name=X::1\r\n.");
  report.file_path = safe("a,b:c.cpp");
  CHECK(
      present::annotation_commands(report) ==
      "::error file=a%2Cb%3Ac.cpp,line=41,col=17,title=CompileError::50%25 done%0A::set-env name=X::1%0A.\n");
}

TEST_CASE("annotations: at most ten, without repeats") {
  auto report = failed_build();
  for (int i = 0; i < 30; ++i) {
    auto finding = report.diagnosis.findings.front();
    finding.text = safe("error " + std::to_string(i / 2));
    report.diagnosis.findings.push_back(finding);
  }
  const auto commands = present::annotation_commands(report);
  CHECK(std::ranges::count(commands, '\n') == 10);
  CHECK(commands.find("error 1\n") == commands.rfind("error 1\n"));
}

TEST_CASE("summary: log text cannot end the code block or become Markdown") {
  auto report = failed_build();
  report.error_message = safe("<b>bold</b> | [x](javascript:1) `y`");
  report.job_url = safe("https://git.example.com/a/b/actions/runs/1");
  report.diagnosis.excerpt.push_back({20, safe("```` not the end")});
  const auto text = present::summary_markdown(report);
  CHECK(text.find("<b>") == std::string::npos);
  CHECK(text.find("](javascript") == std::string::npos);
  CHECK(text.find("| Job | [build](https://git.example.com/a/b/actions/runs/1) |") != std::string::npos);
  CHECK(text.find("\n`````text\nline 8\n") != std::string::npos);
  CHECK(text.find("\n`````\n") != std::string::npos);
}

TEST_CASE("summary: what would grow beyond what the runner takes is left as it is") {
  const test::TempDir dir;
  const auto report = failed_build();
  const auto body = report::render(report, 65536);
  test::FakeClock clock;
  const Deadline deadline(clock, Millis{1000});
  const auto length = present::summary_markdown(report).size();
  const std::size_t most = std::size_t{1024} * 1024;
  const auto path = dir.write("summary.md", std::string(most - length + 1, 'x'));
  const auto full = present::make_summary_sink(path)->put({report, body}, deadline);
  CHECK(full.fate == delivery::Fate::failed);
  CHECK(full.reason.find("1 MiB") != std::string::npos);
  CHECK(std::filesystem::file_size(path) == most - length + 1);
  std::filesystem::resize_file(path, most - length);
  CHECK(present::make_summary_sink(path)->put({report, body}, deadline).fate == delivery::Fate::delivered);
  CHECK(std::filesystem::file_size(path) == most);
}

TEST_CASE("summary: appended to the file; a missing one is told") {
  const test::TempDir dir;
  const auto path = dir.write("summary.md", "before\n");
  const auto report = failed_build();
  const auto body = report::render(report, 65536);
  test::FakeClock clock;
  const Deadline deadline(clock, Millis{1000});
  CHECK(present::make_summary_sink(path)->put({report, body}, deadline).fate == delivery::Fate::delivered);
  const auto text = *read_file(path, 65536);
  CHECK(text.starts_with("before\n### ❌ CompileError\n"));
  const auto failed = present::make_summary_sink("/no/such/dir/summary")->put({report, body}, deadline);
  CHECK(failed.fate == delivery::Fate::failed);
  CHECK(failed.reason.find("/no/such/dir/summary") != std::string::npos);
}
