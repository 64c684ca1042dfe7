#pragma once

#include "analysis/anchor_grams.hpp"
#include "analysis/anchor_tables.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace cicd::analysis {

// What may stand before the text of a line: line ends, blanks after a time stamp, the last letter of an ANSI
// code, the end of a control string, a gutter.
inline constexpr std::string_view before_text = "\n\r \tmKGJ|\a\xBF";

// Puts literals into tables, at compile time or at run time. `Tables` is one of those in anchor_tables.hpp.
template <class Tables>
class AnchorWriter {
 public:
  constexpr explicit AnchorWriter(Tables& tables) : tables_(tables) {}

  // `anchors` in the notation of Rule::anchors. Returns false when one of them is shorter than five bytes
  // (four after `^`) or longer than 200, or has so many digits that it tells nothing; that one is left out.
  constexpr bool add(std::string_view anchors, std::uint32_t id);

 private:
  static constexpr std::size_t gram_size = QuadrupleSet::size;
  static constexpr std::size_t longest_literal = 200;
  static constexpr std::size_t most_grams = std::numeric_limits<std::uint16_t>::max();

  constexpr bool add_item(std::string_view item, Anchor kind);
  constexpr bool add_literal(std::string_view literal, Anchor kind);
  constexpr bool add_long(std::string_view literal, std::uint16_t anchor);
  constexpr void add_short(std::string_view literal, std::uint16_t anchor);
  constexpr void add_gram(Quadruple quadruple, const Gram& gram);

  Tables& tables_;
};

template <class Tables>
constexpr bool AnchorWriter<Tables>::add(std::string_view anchors, std::uint32_t id) {
  bool complete = true;
  while (!anchors.empty()) {
    const std::size_t end = std::min(anchors.find('\n'), anchors.size());
    Anchor kind;
    kind.id = id;
    complete = add_item(anchors.substr(0, end), kind) && complete;
    anchors.remove_prefix(std::min(end + 1, anchors.size()));
  }
  return complete;
}

template <class Tables>
constexpr bool AnchorWriter<Tables>::add_item(std::string_view item, Anchor kind) {
  if (item.starts_with('^')) {
    kind.line_begin = true;
    item.remove_prefix(1);
  }
  if (item.ends_with('$') && !item.ends_with("\\$")) {
    kind.line_end = true;
    item.remove_suffix(1);
  }
  if (item.find('\\') == std::string_view::npos) return add_literal(item, kind);
  std::array<char, longest_literal> literal{};
  std::size_t size = 0;
  for (std::size_t i = 0; i < item.size(); ++i) {
    const bool escaped = item[i] == '\\' && i + 1 < item.size();
    if (escaped) ++i;
    if (size == longest_literal) return false;
    literal[size++] = escaped && item[i] == 'd' ? Anchor::any_digit : item[i];
  }
  return add_literal({literal.data(), size}, kind);
}

template <class Tables>
constexpr bool AnchorWriter<Tables>::add_literal(std::string_view literal, Anchor kind) {
  if (literal.size() + (kind.line_begin ? 1 : 0) <= gram_size || literal.size() > longest_literal)
    return false;
  if (tables_.grams.size() + 2 * most_gram_variants > most_grams) return false;
  const auto index = static_cast<std::uint16_t>(tables_.anchors.size());
  if (literal.size() == gram_size) {
    add_short(literal, index);
  } else if (!add_long(literal, index)) {
    return false;
  }
  kind.begin = static_cast<std::uint32_t>(tables_.literals.size());
  kind.size = static_cast<std::uint8_t>(literal.size());
  tables_.anchors.push_back(kind);
  for (const char c : literal)
    tables_.literals.push_back(c);
  return true;
}

// Four bytes: the one before them makes the fifth.
template <class Tables>
constexpr void AnchorWriter<Tables>::add_short(std::string_view literal, std::uint16_t anchor) {
  add_gram(quadruple_at(literal, 0), gram_of(literal, anchor, 0));
  for (const char before : before_text)
    add_gram({before, literal[0], literal[1], literal[2]}, gram_of(literal, anchor, -1));
}

// Five bytes and more; false when they have too many digits.
template <class Tables>
constexpr bool AnchorWriter<Tables>::add_long(std::string_view literal, std::uint16_t anchor) {
  const auto offsets = rarest_offsets(literal);
  if (!offsets) return false;
  for (const std::int16_t offset : *offsets)
    add_gram(quadruple_at(literal, offset), gram_of(literal, anchor, offset));
  return true;
}

template <class Tables>
constexpr void AnchorWriter<Tables>::add_gram(Quadruple quadruple, const Gram& gram) {
  for (char& byte : quadruple) {
    if (byte != Anchor::any_digit) continue;
    for (byte = '0'; byte <= '9'; ++byte)
      add_gram(quadruple, gram);
    return;
  }
  const auto value = std::bit_cast<std::uint32_t>(quadruple);
  const std::uint32_t hash = QuadrupleSet::hash_of(value);
  tables_.known[hash / 32] |= 1U << (hash % 32);
  tables_.grams.push_back(gram);
  auto& slot = tables_.slots[AnchorTables::slot_of(value)];
  tables_.grams[tables_.grams.size() - 1].next = slot;
  slot = static_cast<std::uint16_t>(tables_.grams.size());
}

}  // namespace cicd::analysis
