#pragma once

#include "analysis/anchor_tables.hpp"
#include "analysis/gram_frequency.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace cicd::analysis {

using Quadruple = std::array<char, QuadrupleSet::size>;

inline constexpr int most_gram_variants = 100;  // of a quadruple with digits

constexpr Quadruple quadruple_at(std::string_view literal, std::int16_t offset) {
  const auto at = static_cast<std::size_t>(offset);
  return {literal[at], literal[at + 1], literal[at + 2], literal[at + 3]};
}

// How many quadruples `gram` stands for: ten times as many with each digit.
constexpr int gram_variants(std::string_view gram) {
  int count = 1;
  for (std::size_t i = 0; i < QuadrupleSet::size; ++i)
    if (gram[i] == Anchor::any_digit) count *= 10;
  return count;
}

// How often these, or others with the same hashes, may be expected in a million bytes.
constexpr int gram_cost(std::string_view gram) {
  constexpr int same_hash = 1'000'000 >> QuadrupleSet::hash_bits;
  return gram_variants(gram) * (same_hash + grams_in_a_million(gram));
}

// Where the rarest quadruple at an even and the rarest at an odd offset stand in `literal`, of five bytes or
// more; nothing when one of them has too many digits.
constexpr std::optional<std::array<std::int16_t, 2>> rarest_offsets(std::string_view literal) {
  constexpr std::size_t most_looked_at = 16;  // bytes: enough for two rare quadruples
  std::array<std::int16_t, 2> offsets{};
  std::array<int, 2> costs{std::numeric_limits<int>::max(), std::numeric_limits<int>::max()};
  const std::size_t looked_at = std::min(literal.size(), most_looked_at);
  for (std::size_t i = 0; i + QuadrupleSet::size <= looked_at; ++i) {
    const int cost = gram_cost(literal.substr(i, QuadrupleSet::size));
    if (cost >= costs[i % 2]) continue;
    costs[i % 2] = cost;
    offsets[i % 2] = static_cast<std::int16_t>(i);
  }
  for (const std::int16_t offset : offsets) {
    if (gram_variants(literal.substr(static_cast<std::size_t>(offset))) > most_gram_variants)
      return std::nullopt;
  }
  return offsets;
}

// The gram at `offset` of `literal`, which is the anchor with that index.
constexpr Gram gram_of(std::string_view literal, std::uint16_t anchor, std::int16_t offset) {
  constexpr int size = static_cast<int>(QuadrupleSet::size);
  const int length = static_cast<int>(literal.size());
  const bool behind = length - offset - size >= std::min<int>(offset, size);
  Gram gram;
  gram.anchor = anchor;
  gram.offset = offset;
  gram.distance = static_cast<std::int8_t>(behind ? size : -size);
  Quadruple beside{};
  unsigned looseness = 0;
  for (int k = 0; k < size; ++k) {
    const int at = offset + gram.distance + k;
    const bool outside = at < 0 || at >= length;
    const char byte = outside ? '0' : literal[static_cast<std::size_t>(at)];
    if (outside) looseness |= 0x10U << k;
    if (byte == Anchor::any_digit) looseness |= 1U << k;
    beside[static_cast<std::size_t>(k)] = byte == Anchor::any_digit ? '0' : byte;
  }
  gram.beside = std::bit_cast<std::uint32_t>(beside);
  gram.looseness = static_cast<std::uint8_t>(looseness);
  return gram;
}

}  // namespace cicd::analysis
