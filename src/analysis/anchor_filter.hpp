#pragma once

#include "analysis/quadruple_set.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
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

  AnchorFilter();

  // `anchors` in the notation of Rule::anchors. Returns false when one of them is shorter than five bytes
  // (four after `^`) or longer than 200, or has so many digits that it tells nothing; that one is left out.
  bool add(std::string_view anchors, std::uint32_t id);

  // All literals in `text` that begin at `from` or later, ordered by line, each line's in any order.
  // The byte before `from`, when there is one, tells whether `from` begins a line.
  void scan(std::string_view text, std::size_t from, std::vector<Hit>& hits) const;

 private:
  struct Anchor {
    std::uint32_t begin = 0;  // in `literals_`, where `any_digit` stands for one digit
    std::uint32_t size = 0;
    std::uint32_t id = 0;
    bool line_begin = false;
    bool line_end = false;
  };
  // A quadruple of a literal. With it come up to eight of the literal's bytes, for one comparison that nearly
  // always tells a chance meeting from the literal.
  struct Gram {
    std::uint64_t bytes = 0;
    std::uint64_t mask = 0;
    std::uint16_t next = 0;  // index + 1 of the next gram in the same slot
    std::uint16_t anchor = 0;
    std::int16_t offset = 0;   // of the gram in the literal; -1: it begins one byte before
    std::uint16_t window = 0;  // of `bytes` in the literal
  };

  bool add_literal(std::string_view literal, const Anchor& kind);
  void add_gram(std::string quadruple, const Gram& gram);
  static Gram probe(std::string_view literal, std::uint16_t anchor, std::int16_t offset);
  // Compares what stands around `position` with the literals of one slot.
  void check(std::string_view text, std::size_t position, std::size_t from, std::uint16_t slot,
             std::vector<Hit>& hits) const;
  [[nodiscard]] bool matches(const Anchor& anchor, std::string_view text, std::size_t begin) const;

  std::string literals_;
  std::vector<Anchor> anchors_;
  std::vector<Gram> grams_;
  std::vector<std::uint16_t> slots_;  // index + 1 of the first gram, by hash
  QuadrupleSet known_;
};

}  // namespace cicd::analysis
