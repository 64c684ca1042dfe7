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
// where the set says yes, and the bytes before and behind the quadruple may be the literal's, is anything
// compared. So a literal needs five bytes, and text without literals costs half a look-up a byte.
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
  void scan(std::string_view text, std::size_t from, std::vector<Hit>& hits);

 private:
  // The bytes that stand directly before and behind a slot's quadruples in their literals: bit b % 32 for the
  // byte b, every bit where one of the literals begins or ends there. Made from the tables when the first
  // long text comes: they need 64 KiB.
  struct Flanks {
    std::uint32_t before = 0, behind = 0;
  };

  void make_flanks();
  // Takes the blocks of text[begin, end). A byte must stand before `begin`, and `QuadrupleSet::block_reads`
  // bytes from the beginning of the last block on.
  void scan_blocks(std::string_view text, std::size_t begin, std::size_t end, std::size_t from,
                   std::vector<Hit>& hits) const;
  // Compares what stands around `position` with the literals of its quadruple's slot, whose first gram is
  // `first`.
  void check(std::string_view text, std::size_t position, std::uint16_t first, std::size_t from,
             std::vector<Hit>& hits) const;
  [[nodiscard]] bool matches(const Anchor& anchor, std::string_view text, std::size_t begin) const;

  std::unique_ptr<GrownAnchorTables> grown_;  // what `tables_` shows, once something was added
  AnchorTables tables_;
  QuadrupleSet known_;
  std::vector<Flanks> flanks_;  // by slot; empty until made
};

}  // namespace cicd::analysis
