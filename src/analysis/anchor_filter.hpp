#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// Finds all literals of all rules in one pass: at every second position four bytes are hashed into a bitmap
// that knows two neighbouring quadruples of every literal, the rarest ones. Only where the bitmap says yes is
// anything compared. So a literal needs five bytes, and text without literals costs half a hash a byte.
class AnchorFilter {
 public:
  struct Hit {
    std::size_t begin;  // where the literal starts in the text
    std::uint32_t id;
  };

  AnchorFilter();

  // `anchors` in the notation of Rule::anchors. Returns false when one of them is shorter than five bytes
  // (four after `^`); that one is left out.
  bool add(std::string_view anchors, std::uint32_t id);

  // All literals in `text` that begin at `from` or later, ordered by line, each line's in any order.
  // The byte before `from`, when there is one, tells whether `from` begins a line.
  void scan(std::string_view text, std::size_t from, std::vector<Hit>& hits) const;

 private:
  struct Anchor {
    std::string literal;  // with `any_digit` where one digit stands
    bool line_begin = false;
    bool line_end = false;
    std::uint32_t id = 0;
  };
  struct Gram {
    std::uint32_t bytes = 0;
    std::uint32_t next = 0;  // index + 1 of the next gram in the same slot
    std::uint16_t anchor = 0;
    std::int16_t offset = 0;  // of the gram in the anchor; -1: it begins one byte before
  };

  void add_window(const Anchor& anchor, std::uint16_t index);
  void add_gram(const std::string& bytes, std::size_t depth, std::uint16_t index, std::int16_t offset);
  void check(std::string_view text, std::size_t position, std::size_t from, std::vector<Hit>& hits) const;
  [[nodiscard]] static bool matches(const Anchor& anchor, std::string_view text, std::size_t begin);

  std::vector<Anchor> anchors_;
  std::vector<Gram> grams_;
  std::vector<std::uint32_t> slots_;   // index + 1 of the first gram, by hash
  std::vector<std::uint64_t> bitmap_;  // one bit a hash
};

}  // namespace cicd::analysis
