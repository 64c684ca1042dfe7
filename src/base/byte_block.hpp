#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cicd {

// Sixteen bytes that are compared and added at once: `block == 'x'` holds -1 where it is so and 0 elsewhere.
// g++ and clang make it one register on every processor.
using ByteBlock = std::uint8_t __attribute__((vector_size(16)));

// The bytes from `position` on, of which sixteen must be there.
inline ByteBlock block_at(std::string_view text, std::size_t position) {
  ByteBlock block;
  std::memcpy(&block, text.data() + position, sizeof block);
  return block;
}

// The first of the comparisons in `results` that holds, or their number.
template <class Comparisons>
std::size_t first_of(Comparisons results) {
#if defined(__SSE2__)
  const auto bits = static_cast<unsigned>(_mm_movemask_epi8(std::bit_cast<__m128i>(results)));
  return static_cast<std::size_t>(std::countr_zero(bits | 0x10000U));
#else
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(results);
  return static_cast<std::size_t>(halves[0] != 0 ? std::countr_zero(halves[0]) / 8
                                                 : 8 + std::countr_zero(halves[1]) / 8);
#endif
}

// Whether one of the comparisons in `results` holds.
template <class Comparisons>
bool any(Comparisons results) {
  return first_of(results) != sizeof(ByteBlock);
}

// All bits of the bytes from `place` of sixteen on.
inline ByteBlock from_place(std::size_t place) {
  constexpr ByteBlock places = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return ByteBlock(places >= static_cast<std::uint8_t>(place));
}

// The first place from `at` on, in steps of sixteen bytes, where one comparison of `wanted(place)` holds, or
// the first one with fewer than `reads` bytes of `size` left. `wanted` reads at most `reads` bytes.
template <class Wanted>
std::size_t find_block(std::size_t size, std::size_t at, std::size_t reads, const Wanted& wanted) {
  constexpr std::size_t step = sizeof(ByteBlock);
  for (; at + 3 * step + reads <= size; at += 4 * step)  // four blocks at a time have one branch
    if (any(wanted(at) | wanted(at + step) | wanted(at + 2 * step) | wanted(at + 3 * step))) break;
  while (at + reads <= size && !any(wanted(at)))
    at += step;
  return at;
}

// The first place from `at` on whose byte is `wanted`, or the text's size. `wanted` tells it of one byte and
// of a ByteBlock alike.
template <class Wanted>
std::size_t find_byte(std::string_view text, std::size_t at, const Wanted& wanted) {
  at = find_block(text.size(), at, sizeof(ByteBlock),
                  [&](std::size_t place) { return ByteBlock(wanted(block_at(text, place))); });
  if (at + sizeof(ByteBlock) <= text.size()) return at + first_of(ByteBlock(wanted(block_at(text, at))));
  if (text.size() >= sizeof(ByteBlock) &&
      at < text.size()) {  // the last block, without what lies before `at`
    const std::size_t last = text.size() - sizeof(ByteBlock);
    return last + first_of(ByteBlock(wanted(block_at(text, last))) & from_place(at - last));
  }
  while (at < text.size() && !wanted(static_cast<std::uint8_t>(text[at])))
    ++at;
  return at;
}

}  // namespace cicd
