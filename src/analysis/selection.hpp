#pragma once

#include "analysis/blocks.hpp"
#include "analysis/course.hpp"
#include "analysis/engine.hpp"
#include "analysis/evidence.hpp"
#include "analysis/ranking.hpp"
#include "analysis/scanner.hpp"
#include "analysis/test_reports.hpp"

#include <cstdint>
#include <vector>

namespace cicd::analysis {

// A finding before redaction: which line, by which rule, how sure.
struct Candidate {
  std::uint64_t line = 0;
  std::uint32_t rule = 0;
  double confidence = 0;
  Class klass = Class::config;
  std::string_view type;         // a constant of a table
  std::uint64_t place_line = 0;  // a line beside it that names file and line; 0: none
  std::uint32_t place_rule = 0;
  bool place_is_theirs = false;   // what the line itself names is a library's, that line the project's
  std::uint64_t reason_line = 0;  // below a line that names a failing test: what was thrown; 0: not known
};

// What ranking decided about a whole log; the rest of a Scan.
struct Scan::Impl {
  std::vector<Candidate> findings;           // best first
  std::vector<TestName> tests;               // the failing tests, in log order
  std::vector<std::uint64_t> excerpt_order;  // lines for the excerpt, most wanted first
};

// Chooses from all evidence the lines that `diagnose` needs, and says what they are.
Scan select(Evidence evidence, Engine& engine, Told told);

}  // namespace cicd::analysis
