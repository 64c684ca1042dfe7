#pragma once

#include "analysis/anchor_tables.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// Finds all literals of all rules in one pass: at every second position four bytes are looked up in a set
// that knows two quadruples of every literal, the rarest at an even and the rarest at an odd offset. Only
// where the set says yes is anything compared. So a literal needs five bytes, and text without literals costs
// half a look-up a byte.
class AnchorFilter {
 public:
  struct Hit {
    std::size_t begin;  // where the literal starts in the text
    std::uint32_t id;
  };

  AnchorFilter();  // knows nothing yet
  // Knows what stands in tables made at compile time.
  explicit AnchorFilter(const AnchorTables& tables) : tables_(tables), known_(tables.known) {}

  // `anchors` in the notation of Rule::anchors. Returns false when AnchorWriter had to leave one out.
  bool add(std::string_view anchors, std::uint32_t id);

  // All literals in `text` that begin at `from` or later, ordered by line, each line's in any order.
  // The byte before `from`, when there is one, tells whether `from` begins a line.
  void scan(std::string_view text, std::size_t from, std::vector<Hit>& hits) const;

 private:
  // Compares what stands around `position` with the literals of its quadruple's slot.
  void check(std::string_view text, std::size_t position, std::size_t from, std::vector<Hit>& hits) const;
  [[nodiscard]] bool matches(const Anchor& anchor, std::string_view text, std::size_t begin) const;

  std::unique_ptr<GrownAnchorTables> grown_;  // what `tables_` shows, once something was added
  AnchorTables tables_;
  QuadrupleSet known_;
};

}  // namespace cicd::analysis
