#include "base/quadruple_set.hpp"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace cicd {
namespace {

constexpr unsigned shift = 32 - QuadrupleSet::hash_bits;
constexpr std::size_t positions = QuadrupleSet::block / 2;

std::uint32_t hash_at(const char* bytes, std::uint32_t fold) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return QuadrupleSet::hash_of(value | fold);
}

std::uint64_t bit_of(const std::uint32_t* words, std::uint32_t hash) {
  return words[hash / 32] >> (hash % 32) & 1U;
}

std::uint64_t in_block_anywhere(const std::uint32_t* words, const char* bytes, std::uint32_t fold) {
  std::uint64_t known = 0;
  for (std::size_t k = 0; k < positions; k += 2) {
    const std::uint64_t two =
        bit_of(words, hash_at(bytes + 2 * k, fold)) | bit_of(words, hash_at(bytes + 2 * k + 2, fold)) << 1U;
    known |= two << k;
  }
  return known;
}

#if defined(__x86_64__)
// Eight positions at a time: their quadruples side by side, hashed, and their words gathered.
__attribute__((target("avx2"))) std::uint64_t in_block_avx2(const std::uint32_t* words, const char* bytes,
                                                            std::uint32_t fold) {
  const __m256i multipliers = _mm256_set1_epi32(static_cast<int>(QuadrupleSet::multiplier));
  const __m256i folds = _mm256_set1_epi32(static_cast<int>(fold));
  const __m256i last_bit = _mm256_set1_epi32(31);
  const __m256i quadruples = _mm256_setr_epi8(0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8, 9,  //
                                              0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8, 9);
  std::uint64_t known = 0;
  for (std::size_t k = 0; k < positions; k += 8) {
    const auto* at = reinterpret_cast<const __m128i*>(bytes + 2 * k);
    const auto* half = reinterpret_cast<const __m128i*>(bytes + 2 * k + 8);
    const __m256i text = _mm256_set_m128i(_mm_loadu_si128(half), _mm_loadu_si128(at));
    const __m256i product =
        _mm256_mullo_epi32(_mm256_or_si256(_mm256_shuffle_epi8(text, quadruples), folds), multipliers);
    const __m256i hashes = _mm256_srli_epi32(product, static_cast<int>(shift));
    const __m256i found =
        _mm256_i32gather_epi32(reinterpret_cast<const int*>(words), _mm256_srli_epi32(hashes, 5), 4);
    const __m256i to_sign = _mm256_sub_epi32(last_bit, _mm256_and_si256(hashes, last_bit));
    const int signs = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_sllv_epi32(found, to_sign)));
    known |= static_cast<std::uint64_t>(static_cast<unsigned>(signs)) << k;
  }
  return known;
}
#endif

auto fastest() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return in_block_avx2;
#endif
  return in_block_anywhere;
}

}  // namespace

QuadrupleSet::QuadrupleSet(std::span<const std::uint32_t> bitmap, std::uint32_t fold)
    : words_(bitmap.data()), fold_(fold), in_block_(fastest()) {}

bool QuadrupleSet::has(const char* bytes) const {
  return bit_of(words_, hash_at(bytes, fold_)) != 0;
}

}  // namespace cicd
