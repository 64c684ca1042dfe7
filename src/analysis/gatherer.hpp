#pragma once

#include "analysis/engine.hpp"
#include "analysis/evidence.hpp"
#include "analysis/line_reader.hpp"
#include "analysis/rule_set.hpp"

#include <string_view>
#include <vector>

namespace cicd::analysis {

// Looks at stretches of lines and gathers evidence in bounded memory: hits with the lines around them, marks
// and how often each shape occurred.
class Gatherer {
 public:
  explicit Gatherer(Engine& rules) : rules_(rules) {}

  // Returns how many line ends stand among the new lines.
  std::uint64_t look(const LineReader::Stretch& stretch);
  // Keeps the last lines of what is now the last stretch.
  void keep_tail(const LineReader::Stretch& last);
  // Gives all away.
  Evidence finish(std::uint64_t lines_total);

 private:
  static constexpr std::size_t long_line = 2000;  // bytes

  struct Cursor;  // walks over the lines of one stretch

  // Rules without an anchor: tries them on the new lines of a stretch while the budget lasts, and notes hits
  // among `anchors_`; then on the kept lines that it did not reach.
  void try_loose_rules(const LineReader::Stretch& stretch);
  void try_loose_rules_on_kept_lines();
  void look_at_line(Cursor& cursor, std::string_view line);
  void note_mark(Cursor& cursor, std::string_view line, Mark mark);
  void note_hit(Cursor& cursor, std::string_view line, std::uint32_t rule, std::string_view text);
  void drop_header(std::uint64_t end);
  void keep_before(const Cursor& cursor, std::size_t count);
  void keep_until_now(Cursor& cursor, std::size_t end);
  void keep(const LineReader::Stretch& source, std::uint64_t number, std::size_t begin, std::size_t end);

  Engine& rules_;
  Evidence evidence_;
  std::vector<AnchorFilter::Hit> anchors_;
  std::vector<std::uint32_t> candidates_;
  std::vector<std::uint32_t> nth_;  // by rule: hits since the last step began
  std::uint64_t keep_until_ = 0;    // lines up to this number are kept
  std::uint64_t kept_ = 0;          // number of the last kept line
  std::uint64_t header_ = 0;        // the line with which a runner began to show the step that it runs next
  std::size_t kept_bytes_ = 0;
  std::size_t loose_budget_ = std::size_t{16} << 20;  // bytes of lines, times rules without an anchor
  std::uint64_t loose_until_ = 0;                     // they were tried on all lines up to this number
};

}  // namespace cicd::analysis
