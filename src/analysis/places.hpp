#pragma once

#include "analysis/selection.hpp"
#include "analysis/test_reports.hpp"

#include <cstddef>
#include <span>

namespace cicd::analysis {

// Finds the line that tells where in the code a finding is, when its own line does not: the header of the
// table that its row stands in, a locator in its block, one in the report of the test that it names, else the
// nearest locator around it. For a header of a library, the project's line that uses it. Never one of another
// finding's block; one of the same tool goes before all others.
class Places {
 public:
  Places(const Evidence& evidence, Engine& engine, Texts& texts, std::span<const TestReport> reports);

  // Fills in place_line and place_rule of `candidate`, whose line is kept line `at`.
  void add(Candidate& candidate, std::size_t at, Extent block);

 private:
  // From another line of a problem matcher over several lines.
  bool add_from_sequence(Candidate& candidate, std::size_t at);
  bool add_from_header(Candidate& candidate, std::size_t at, Extent block);
  // Where the project uses the library's template that the line names.
  void add_user(Candidate& candidate, std::size_t at, Extent block);
  bool add_from_report(Candidate& candidate, std::size_t at, const std::string& test);
  bool add_nearest(Candidate& candidate, std::size_t at, Extent within);
  // The block and a few lines on both sides, and what of them no other finding claims.
  [[nodiscard]] Extent around(std::size_t at, Extent block) const;
  Extent reach(const Candidate& candidate, std::size_t at, Extent block);

  const Evidence& evidence_;
  Engine& engine_;
  Texts& texts_;
  std::span<const TestReport> reports_;
  std::uint32_t table_head_;
  std::uint32_t instantiated_;
};

}  // namespace cicd::analysis
