#pragma once

#include "analysis/course.hpp"
#include "analysis/engine.hpp"
#include "analysis/evidence.hpp"
#include "analysis/texts.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace cicd::analysis {

// What a rule's captures say about one line.
struct Named {
  std::string file, line, test;
};
// What the rule's regex captures in `text`; empty when it does not match.
Named named_in(Engine& engine, std::uint32_t rule, const std::string& text);

// Whether the rule's lines name a failing test.
bool names_test(const Rule& rule);

// A line that names a failing test, and where its own report ends.
struct TestReport {
  std::uint64_t line = 0;
  std::uint32_t rule = 0;
  std::string name;    // the last part of the test's name: "test_total" of "tests/a.py::Cart::test_total[1]"
  std::size_t at = 0;  // index of the line
};

// The lines that name failing tests, by line; at most 1000.
std::vector<TestReport> test_reports(const Evidence& evidence, Engine& engine, Texts& texts);

constexpr std::uint64_t most_title_lines = 6;

// A failing test's name for the report: one line, or some that tell it together ("  1) cart", "  total" and
// "  adds up:", each indented deeper).
struct TestName {
  std::uint64_t line = 0;
  std::uint32_t rule = 0;
  std::uint64_t part_line = 0;  // the line that tells the end of the name, or the test's file; 0: none
  std::uint32_t part_rule = 0;
};

// The names of the failing tests in the failed step, else of all that are in no step that passed, else of
// all. At most 200.
std::vector<TestName> failed_tests(std::span<const TestReport> reports, const Evidence& evidence,
                                   const Course& course, Engine& engine, Texts& texts);

}  // namespace cicd::analysis
