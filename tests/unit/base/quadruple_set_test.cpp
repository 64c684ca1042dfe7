#include "base/quadruple_set.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <random>
#include <string>
#include <vector>

using cicd::QuadrupleSet;

TEST_CASE("blocks answer as their positions do one by one") {
  std::vector<std::uint32_t> bitmap(QuadrupleSet::words);
  const QuadrupleSet set(bitmap);
  const QuadrupleSet folding(bitmap, 0x20202020);
  std::minstd_rand random(7);
  constexpr std::size_t blocks = 3;
  std::string text((blocks - 1) * QuadrupleSet::block + QuadrupleSet::block_reads, ' ');
  for (int round = 0; round < 100; ++round) {
    for (char& c : text)
      c = static_cast<char>(random() % 256);
    for (int i = 0; i < 40; ++i) {
      std::uint32_t quadruple = 0;
      std::memcpy(&quadruple, text.data() + random() % (text.size() - 4), sizeof quadruple);
      const std::uint32_t hash = QuadrupleSet::hash_of(quadruple);
      bitmap[hash / 32] |= 1U << (hash % 32);
    }
    for (const QuadrupleSet& each : {set, folding}) {
      std::array<std::uint64_t, blocks> known{};
      each.in_blocks(text.data(), known);
      for (std::size_t k = 0; k < blocks * 64; ++k)
        CHECK((known[k / 64] >> (k % 64) & 1U) == (each.has(text.data() + 2 * k) ? 1U : 0U));
    }
  }
}

TEST_CASE("a folding set finds letters in any case") {
  std::vector<std::uint32_t> bitmap(QuadrupleSet::words);
  const QuadrupleSet folding(bitmap, 0x20202020);
  std::uint32_t quadruple = 0;
  std::memcpy(&quadruple, "key=", sizeof quadruple);
  const std::uint32_t hash = QuadrupleSet::hash_of(quadruple | 0x20202020);
  bitmap[hash / 32] |= 1U << (hash % 32);
  CHECK(folding.has("KEY="));
  CHECK(folding.has("kEy="));
  CHECK_FALSE(folding.has("Mey="));
  CHECK_FALSE(QuadrupleSet(bitmap).has("KEY="));
}
