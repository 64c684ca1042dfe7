#include "analysis/anchor_filter.hpp"

#include "analysis/gram_frequency.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

namespace cicd::analysis {
namespace {

constexpr unsigned slot_bits = 14;
constexpr std::size_t gram_size = QuadrupleSet::size;
constexpr std::size_t window_size = 8;
constexpr std::size_t longest_literal = 200;
constexpr std::size_t most_looked_at = 16;  // bytes of a literal: enough for two rare quadruples
constexpr int most_variants = 100;          // of a quadruple with digits
constexpr char any_digit = '\x01';          // stands in a stored literal for one digit
constexpr std::size_t most_grams = std::numeric_limits<std::uint16_t>::max();

std::uint64_t load_window(const char* bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, window_size);
  return value;
}

// Another hash than that of the set, so that what the set mistakes for a known quadruple mostly finds an
// empty slot.
std::uint32_t slot_at(const char* bytes) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes, gram_size);
  return value * 0x85EBCA6BU >> (32 - slot_bits);
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What may stand before the text of a line: line ends, blanks after a time stamp, the last letter of an ANSI
// code, the end of a control string, a gutter.
constexpr std::string_view before_text = "\n\r \tmKGJ|\a\xBF";
constexpr auto may_stand_before = [] {
  std::array<bool, 256> may{};
  for (const char c : before_text)
    may[static_cast<unsigned char>(c)] = true;
  return may;
}();

int variants(std::string_view gram) {
  int count = 1;
  for (const char c : gram)
    if (c == any_digit) count *= 10;
  return count;
}

// How often a quadruple, or another one with the same hash, may be expected in a million bytes.
int cost(std::string_view gram) {
  constexpr int same_hash = 1'000'000 >> QuadrupleSet::hash_bits;
  return same_hash + grams_in_a_million(gram);
}

struct Choice {
  std::int16_t offset = 0;
  int cost = std::numeric_limits<int>::max();
};

}  // namespace

AnchorFilter::AnchorFilter() : slots_(1U << slot_bits) {
  constexpr std::size_t usual_anchors = 2048;  // what the rules of the program need, and some more
  anchors_.reserve(usual_anchors);
  grams_.reserve(2 * usual_anchors);
}

bool AnchorFilter::add(std::string_view anchors, std::uint32_t id) {
  bool complete = true;
  while (!anchors.empty()) {
    const std::size_t end = std::min(anchors.find('\n'), anchors.size());
    std::string_view item = anchors.substr(0, end);
    anchors.remove_prefix(std::min(end + 1, anchors.size()));
    Anchor kind;
    kind.id = id;
    if (item.starts_with('^')) {
      kind.line_begin = true;
      item.remove_prefix(1);
    }
    if (item.ends_with('$') && !item.ends_with("\\$")) {
      kind.line_end = true;
      item.remove_suffix(1);
    }
    if (item.find('\\') == std::string_view::npos) {
      complete = add_literal(item, kind) && complete;
      continue;
    }
    std::string literal;
    for (std::size_t i = 0; i < item.size(); ++i) {
      const bool escaped = item[i] == '\\' && i + 1 < item.size();
      if (escaped) ++i;
      literal += escaped && item[i] == 'd' ? any_digit : item[i];
    }
    complete = add_literal(literal, kind) && complete;
  }
  return complete;
}

bool AnchorFilter::add_literal(std::string_view literal, const Anchor& kind) {
  if (literal.size() + (kind.line_begin ? 1 : 0) <= gram_size || literal.size() > longest_literal)
    return false;
  if (grams_.size() + 2 * most_variants > most_grams) return false;
  const auto index = static_cast<std::uint16_t>(anchors_.size());
  if (literal.size() == gram_size) {  // the byte before it makes the fifth
    std::string quadruple(literal);
    add_gram(quadruple, probe(literal, index, 0));
    std::rotate(quadruple.begin(), quadruple.end() - 1, quadruple.end());
    for (const char before : before_text) {
      quadruple.front() = before;
      add_gram(quadruple, probe(literal, index, -1));
    }
  } else {
    std::array<Choice, 2> best;  // at even and at odd offsets
    const std::size_t looked_at = std::min(literal.size(), most_looked_at);
    const bool has_digits = literal.find(any_digit) != std::string_view::npos;
    for (std::size_t i = 0; i + gram_size <= looked_at; ++i) {
      const std::string_view gram = literal.substr(i, gram_size);
      const Choice choice{static_cast<std::int16_t>(i), (has_digits ? variants(gram) : 1) * cost(gram)};
      if (choice.cost < best[i % 2].cost) best[i % 2] = choice;
    }
    const auto quadruple = [&](const Choice& choice) {
      return literal.substr(static_cast<std::size_t>(choice.offset), gram_size);
    };
    if (variants(quadruple(best[0])) > most_variants || variants(quadruple(best[1])) > most_variants)
      return false;
    for (const Choice& choice : best)
      add_gram(std::string(quadruple(choice)), probe(literal, index, choice.offset));
  }
  Anchor& anchor = anchors_.emplace_back(kind);
  anchor.begin = static_cast<std::uint32_t>(literals_.size());
  anchor.size = static_cast<std::uint32_t>(literal.size());
  literals_ += literal;
  return true;
}

AnchorFilter::Gram AnchorFilter::probe(std::string_view literal, std::uint16_t anchor, std::int16_t offset) {
  const std::size_t size = std::min(literal.size(), window_size);
  const std::size_t wanted = offset > 2 ? static_cast<std::size_t>(offset) - 2 : 0;
  const std::size_t begin = std::min(wanted, literal.size() - size);
  std::array<char, window_size> bytes{};
  std::array<char, window_size> mask{};
  for (std::size_t i = 0; i < size; ++i) {
    const bool digit = literal[begin + i] == any_digit;
    bytes[i] = digit ? '0' : literal[begin + i];
    mask[i] = static_cast<char>(digit ? 0xF0 : 0xFF);
  }
  return {load_window(bytes.data()),        load_window(mask.data()), 0, anchor, offset,
          static_cast<std::uint16_t>(begin)};
}

void AnchorFilter::add_gram(std::string quadruple, const Gram& gram) {
  if (const std::size_t digit = quadruple.find(any_digit); digit != std::string::npos) {
    for (char c = '0'; c <= '9'; ++c) {
      quadruple[digit] = c;
      add_gram(quadruple, gram);
    }
    return;
  }
  known_.add(quadruple.data());
  grams_.push_back(gram);
  grams_.back().next =
      std::exchange(slots_[slot_at(quadruple.data())], static_cast<std::uint16_t>(grams_.size()));
}

bool AnchorFilter::matches(const Anchor& anchor, std::string_view text, std::size_t begin) const {
  if (begin + anchor.size > text.size()) return false;
  const char* literal = literals_.data() + anchor.begin;
  for (std::size_t i = 0; i < anchor.size; ++i) {
    const char c = text[begin + i];
    if (c != literal[i] && !(literal[i] == any_digit && is_digit(c))) return false;
  }
  if (anchor.line_begin && begin > 0 && !may_stand_before[static_cast<unsigned char>(text[begin - 1])])
    return false;
  const std::size_t end = begin + anchor.size;
  return !anchor.line_end || end == text.size() || text[end] == '\n' || text[end] == '\r' ||
         text[end] == '\x1b';
}

void AnchorFilter::check(std::string_view text, std::size_t position, std::size_t from, std::uint16_t slot,
                         std::vector<Hit>& hits) const {
  const std::size_t windows_end = text.size() < window_size ? 0 : text.size() - window_size + 1;
  for (std::uint16_t next = slot; next != 0;) {
    const Gram& gram = grams_[next - 1U];
    next = gram.next;
    // what would begin before the text becomes a huge number
    const std::size_t begin = position - static_cast<std::size_t>(std::ptrdiff_t{gram.offset});
    const std::size_t window = begin + gram.window;
    if (window < windows_end && ((load_window(text.data() + window) ^ gram.bytes) & gram.mask) != 0) continue;
    if (begin < from || begin > position + 1) continue;
    const Anchor& anchor = anchors_[gram.anchor];
    if (matches(anchor, text, begin)) hits.push_back({begin, anchor.id});
  }
}

void AnchorFilter::scan(std::string_view text, std::size_t from, std::vector<Hit>& hits) const {
  const std::uint16_t* const slots = slots_.data();
  std::size_t i = from > 0 ? from - 1 : 0;
  for (; i + QuadrupleSet::block_reads <= text.size(); i += QuadrupleSet::block) {
    for (std::uint64_t known = known_.in_block(text.data() + i); known != 0; known &= known - 1) {
      const std::size_t position = i + 2 * static_cast<std::size_t>(std::countr_zero(known));
      const std::uint16_t slot = slots[slot_at(text.data() + position)];
      if (slot != 0) check(text, position, from, slot, hits);
    }
  }
  for (; i + gram_size <= text.size(); i += 2) {
    if (known_.has(text.data() + i)) check(text, i, from, slots[slot_at(text.data() + i)], hits);
  }
}

}  // namespace cicd::analysis
