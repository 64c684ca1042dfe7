#include "base/quadruple_set.hpp"

#include "base/cpu.hpp"

#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace cicd {
namespace {

constexpr std::size_t positions = QuadrupleSet::block / 2;

std::uint32_t hash_at(const char* bytes, std::uint32_t fold) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return QuadrupleSet::hash_of(value | fold);
}

std::uint64_t bit_of(const std::uint32_t* words, std::uint32_t hash) {
  return words[hash / 32] >> (hash % 32) & 1U;
}

void in_blocks_anywhere(const std::uint32_t* words, const char* bytes, std::uint32_t fold,
                        std::span<std::uint64_t> known) {
  for (std::uint64_t& word : known) {
    word = 0;
    for (std::size_t k = 0; k < positions; ++k)
      word |= bit_of(words, hash_at(bytes + 2 * k, fold)) << k;
    bytes += QuadrupleSet::block;
  }
}

#if defined(__x86_64__)
// Sixteen positions at a time: their hashes side by side, each one's byte of the bitmap put beside the
// others, and the bits that count in those.
__attribute__((target("avx2"))) void in_blocks_avx2(const std::uint32_t* words, const char* bytes,
                                                    std::uint32_t fold, std::span<std::uint64_t> known) {
  const auto* const bitmap = reinterpret_cast<const std::uint8_t*>(words);
  const __m256i first = _mm256_set1_epi16(static_cast<short>(QuadrupleSet::multipliers[0]));
  const __m256i second = _mm256_set1_epi16(static_cast<short>(QuadrupleSet::multipliers[1]));
  const __m256i folds = _mm256_set1_epi32(static_cast<int>(fold));
  const __m128i bit_of = _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  for (std::uint64_t& word : known) {
    std::uint64_t answers = 0;
    for (std::size_t k = 0; k < positions; k += 16) {
      const auto* const here = reinterpret_cast<const __m256i*>(bytes + 2 * k);
      const auto* const behind = reinterpret_cast<const __m256i*>(bytes + 2 * k + 2);
      const __m256i hashes =
          _mm256_add_epi16(_mm256_mullo_epi16(_mm256_or_si256(_mm256_loadu_si256(here), folds), first),
                           _mm256_mullo_epi16(_mm256_or_si256(_mm256_loadu_si256(behind), folds), second));
      alignas(32) std::array<std::uint16_t, 16> at;
      _mm256_store_si256(reinterpret_cast<__m256i*>(at.data()), _mm256_srli_epi16(hashes, 3));
      const __m128i found =
          _mm_setr_epi8(static_cast<char>(bitmap[at[0]]), static_cast<char>(bitmap[at[1]]),
                        static_cast<char>(bitmap[at[2]]), static_cast<char>(bitmap[at[3]]),
                        static_cast<char>(bitmap[at[4]]), static_cast<char>(bitmap[at[5]]),
                        static_cast<char>(bitmap[at[6]]), static_cast<char>(bitmap[at[7]]),
                        static_cast<char>(bitmap[at[8]]), static_cast<char>(bitmap[at[9]]),
                        static_cast<char>(bitmap[at[10]]), static_cast<char>(bitmap[at[11]]),
                        static_cast<char>(bitmap[at[12]]), static_cast<char>(bitmap[at[13]]),
                        static_cast<char>(bitmap[at[14]]), static_cast<char>(bitmap[at[15]]));
      const __m256i low = _mm256_and_si256(hashes, _mm256_set1_epi16(7));
      const __m128i bits = _mm_shuffle_epi8(
          bit_of, _mm_packus_epi16(_mm256_castsi256_si128(low), _mm256_extracti128_si256(low, 1)));
      const int hits = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_and_si128(found, bits), bits));
      answers |= static_cast<std::uint64_t>(static_cast<unsigned>(hits)) << k;
    }
    word = answers;
    bytes += QuadrupleSet::block;
  }
}
#endif

auto fastest() {
#if defined(__x86_64__)
  if (has_avx2()) return in_blocks_avx2;
#endif
  return in_blocks_anywhere;
}

}  // namespace

QuadrupleSet::QuadrupleSet(std::span<const std::uint32_t> bitmap, std::uint32_t fold)
    : words_(bitmap.data()), fold_(fold), in_blocks_(fastest()) {}

bool QuadrupleSet::has(const char* bytes) const {
  return bit_of(words_, hash_at(bytes, fold_)) != 0;
}

}  // namespace cicd
