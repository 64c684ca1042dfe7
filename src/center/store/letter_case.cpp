#include "center/store/letter_case.hpp"

#include "base/byte_block.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace cicd::center {
namespace {

// Capitals outside ASCII: every `step`-th from `first` to `last`, each `distance` before its small letter.
// Small letters have as many bytes as their capitals.
struct Capitals {
  std::uint32_t first, last, step;
  std::int32_t distance;
};

// Unicode, CaseFolding.txt, the mappings of one character to one (status C).
constexpr std::array<Capitals, 23> capitals{{
    {0xC0, 0xD6, 1, 32},    {0xD8, 0xDE, 1, 32},    {0x100, 0x12E, 2, 1},    {0x132, 0x136, 2, 1},
    {0x139, 0x147, 2, 1},   {0x14A, 0x176, 2, 1},   {0x178, 0x178, 1, -121}, {0x179, 0x17D, 2, 1},
    {0x386, 0x386, 1, 38},  {0x388, 0x38A, 1, 37},  {0x38C, 0x38C, 1, 64},   {0x38E, 0x38F, 1, 63},
    {0x391, 0x3A1, 1, 32},  {0x3A3, 0x3AB, 1, 32},  {0x400, 0x40F, 1, 80},   {0x410, 0x42F, 1, 32},
    {0x460, 0x480, 2, 1},   {0x48A, 0x4BE, 2, 1},   {0x4C1, 0x4CD, 2, 1},    {0x4D0, 0x52E, 2, 1},
    {0x1E00, 0x1E94, 2, 1}, {0x1EA0, 0x1EFE, 2, 1}, {0xFF21, 0xFF3A, 1, 32},
}};

std::uint32_t small_letter(std::uint32_t letter) {
  if (letter > 0x1EFE && letter < 0xFF21) return letter;  // Chinese among them
  for (const Capitals& row : capitals) {
    if (letter >= row.first && letter <= row.last && (letter - row.first) % row.step == 0)
      return letter + static_cast<std::uint32_t>(row.distance);
  }
  return letter;
}

// How many bytes the character has that begins with `lead`; 1 for what begins none.
std::size_t size_of(unsigned char lead) {
  return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
}

// Folds the letters of ASCII; returns whether there are other characters.
bool fold_ascii(std::string& text) {
  constexpr std::size_t step = sizeof(ByteBlock);
  ByteBlock seen{};
  std::size_t at = 0;
  for (; at + step <= text.size(); at += step) {
    ByteBlock block = block_at(text, at);
    seen |= block;
    const auto capital = ByteBlock((block - 'A') < 26);
    block += capital & 32;
    std::memcpy(text.data() + at, &block, step);
  }
  bool others = any(ByteBlock(seen > 0x7F));
  for (; at < text.size(); ++at) {
    others = others || static_cast<unsigned char>(text[at]) > 0x7F;
    if (text[at] >= 'A' && text[at] <= 'Z') text[at] = static_cast<char>(text[at] + 32);
  }
  return others;
}

// Calls `visit` with the bytes and the number of every character outside ASCII.
template <class Visit>
void each_letter(std::string_view text, const Visit& visit) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = size_of(lead);
    if (size > text.size() - at) return;
    if (size > 1) {
      std::uint32_t letter = lead & (0xFFU >> (size + 1));
      for (std::size_t i = 1; i < size; ++i)
        letter = letter << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
      visit(at, size, letter);
    }
    at += size;
  }
}

}  // namespace

std::string fold_case(std::string_view text) {
  std::string folded(text);
  if (!fold_ascii(folded)) return folded;
  each_letter(text, [&folded](std::size_t at, std::size_t size, std::uint32_t letter) {
    std::uint32_t small = small_letter(letter);
    if (small == letter) return;
    for (std::size_t i = size; i-- > 1; small >>= 6U)
      folded[at + i] = static_cast<char>(0x80U | (small & 0x3FU));
    folded[at] = static_cast<char>((0xF00U >> size & 0xFFU) | small);
  });
  return folded;
}

}  // namespace cicd::center
