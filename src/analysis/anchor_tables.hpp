#pragma once

#include "base/quadruple_set.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// A literal of a rule.
struct Anchor {
  std::uint32_t id = 0;
  std::uint32_t begin = 0;  // in `literals`, where `any_digit` stands for one digit
  std::uint8_t size = 0;
  bool line_begin = false;
  bool line_end = false;

  static constexpr char any_digit = '\x01';
};

// A quadruple of a literal, and the four bytes of the literal behind or before it: they nearly always tell a
// chance meeting from the literal, so that the literal itself is seldom looked at.
struct Gram {
  std::uint32_t beside = 0;  // as a number in the processor's order of bytes; '0' for any digit
  std::uint16_t anchor = 0;
  std::uint16_t next = 0;      // index + 1 of the next gram in the same slot
  std::int16_t offset = 0;     // of the quadruple in the literal; -1: it begins one byte before
  std::int8_t distance = 0;    // from the quadruple to what is beside it
  std::uint8_t looseness = 0;  // bit k: byte k of `beside` stands for any digit; bit k + 4: for anything
};

// What AnchorFilter looks things up in.
struct AnchorTables {
  std::string_view literals;
  std::span<const Anchor> anchors;
  std::span<const Gram> grams;
  std::span<const std::uint16_t> slots;  // index + 1 of the first gram, by `slot_of`
  std::span<const std::uint32_t> known;  // the QuadrupleSet of all grams

  static constexpr unsigned slot_bits = 13;

  // Another hash than that of the set, so that what the set mistakes for a known quadruple mostly finds an
  // empty slot.
  static constexpr std::uint32_t slot_of(std::uint32_t quadruple) {
    return quadruple * 0x85EBCA6BU >> (32 - slot_bits);
  }
};

// Tables that grow at run time. AnchorWriter fills them.
struct GrownAnchorTables {
  std::string literals;
  std::vector<Anchor> anchors;
  std::vector<Gram> grams;
  std::vector<std::uint16_t> slots = std::vector<std::uint16_t>(std::size_t{1} << AnchorTables::slot_bits);
  std::vector<std::uint32_t> known = std::vector<std::uint32_t>(QuadrupleSet::words);

  [[nodiscard]] AnchorTables view() const { return {literals, anchors, grams, slots, known}; }
};

// A vector with room for `capacity` items, for tables that are made at compile time.
template <class Item, std::size_t capacity>
struct FixedList {
  std::array<Item, capacity> items{};
  std::size_t count = 0;

  [[nodiscard]] constexpr std::size_t size() const { return count; }
  constexpr Item& operator[](std::size_t i) { return items[i]; }
  constexpr void push_back(const Item& item) { items[count++] = item; }
  [[nodiscard]] constexpr std::span<const Item> view() const { return std::span(items).first(count); }
};

// Tables made at compile time, with room for so many items.
template <std::size_t literal_bytes, std::size_t anchor_count, std::size_t gram_count>
struct FixedAnchorTables {
  FixedList<char, literal_bytes> literals;
  FixedList<Anchor, anchor_count> anchors;
  FixedList<Gram, gram_count> grams;
  std::array<std::uint16_t, std::size_t{1} << AnchorTables::slot_bits> slots{};
  std::array<std::uint32_t, QuadrupleSet::words> known{};

  [[nodiscard]] constexpr AnchorTables view() const {
    return {{literals.items.data(), literals.count}, anchors.view(), grams.view(), slots, known};
  }
};

}  // namespace cicd::analysis
