#include "base/byte_search.hpp"

#include "base/byte_block.hpp"
#include "base/cpu.hpp"

#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace cicd {
namespace {

constexpr ByteBlock filled_with(char c) {
  return ByteBlock{} + static_cast<std::uint8_t>(c);
}

struct Either {
  char one;
  char other;
};

struct Pair {
  char first;
  Either behind;
};

// The searches below know where a wanted byte stands by these: all bits of a byte are set where one does.
// They read that many bytes beyond the block.
constexpr std::size_t reads_beyond(Either) {
  return 0;
}
constexpr std::size_t reads_beyond(Pair) {
  return 1;
}
ByteBlock in_block(std::string_view text, std::size_t at, Either wanted) {
  const ByteBlock block = block_at(text, at);
  return ByteBlock((block == filled_with(wanted.one)) | (block == filled_with(wanted.other)));
}
ByteBlock in_block(std::string_view text, std::size_t at, Pair wanted) {
  return ByteBlock(block_at(text, at) == filled_with(wanted.first)) & in_block(text, at + 1, wanted.behind);
}
bool stands(std::string_view text, std::size_t at, Either wanted) {
  return text[at] == wanted.one || text[at] == wanted.other;
}
bool stands(std::string_view text, std::size_t at, Pair wanted) {
  return text[at] == wanted.first && stands(text, at + 1, wanted.behind);
}

// Each of these returns the first place, or one before which there is none and behind which less than a block
// is left.
template <class Wanted>
std::size_t search_anywhere(std::string_view text, std::size_t at, Wanted wanted) {
  const std::size_t reads = sizeof(ByteBlock) + reads_beyond(wanted);
  at = find_block(text.size(), at, reads, [&](std::size_t place) { return in_block(text, place, wanted); });
  return at + reads <= text.size() ? at + first_of(in_block(text, at, wanted)) : at;
}

#if defined(__x86_64__)
#define CICD_AVX2 __attribute__((target("avx2")))

CICD_AVX2 inline __m256i in_wide_block(const char* at, Either wanted) {
  const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
  return _mm256_or_si256(_mm256_cmpeq_epi8(block, _mm256_set1_epi8(wanted.one)),
                         _mm256_cmpeq_epi8(block, _mm256_set1_epi8(wanted.other)));
}
CICD_AVX2 inline __m256i in_wide_block(const char* at, Pair wanted) {
  const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
  return _mm256_and_si256(_mm256_cmpeq_epi8(block, _mm256_set1_epi8(wanted.first)),
                          in_wide_block(at + 1, wanted.behind));
}

template <class Wanted>
CICD_AVX2 std::size_t search_avx2(std::string_view text, std::size_t at, Wanted wanted) {
  constexpr std::size_t step = sizeof(__m256i);
  const std::size_t beyond = reads_beyond(wanted);
  const char* const bytes = text.data();
  for (; at + 4 * step + beyond <= text.size(); at += 4 * step) {  // four at a time have one branch
    const __m256i two =
        _mm256_or_si256(in_wide_block(bytes + at, wanted), in_wide_block(bytes + at + step, wanted));
    const __m256i more = _mm256_or_si256(in_wide_block(bytes + at + 2 * step, wanted),
                                         in_wide_block(bytes + at + 3 * step, wanted));
    const __m256i all = _mm256_or_si256(two, more);
    if (_mm256_testz_si256(all, all) == 0) break;
  }
  for (; at + step + beyond <= text.size(); at += step) {
    const auto bits = static_cast<unsigned>(_mm256_movemask_epi8(in_wide_block(bytes + at, wanted)));
    if (bits != 0) return at + static_cast<std::size_t>(std::countr_zero(bits));
  }
  return at;
}
#undef CICD_AVX2
#endif

template <class Wanted>
auto fastest_search() {
#if defined(__x86_64__)
  if (has_avx2()) return search_avx2<Wanted>;
#endif
  return search_anywhere<Wanted>;
}

template <class Wanted>
std::size_t search(std::string_view text, std::size_t at, Wanted wanted) {
  static const auto blockwise = fastest_search<Wanted>();
  at = blockwise(text, at, wanted);
  for (; at + reads_beyond(wanted) < text.size(); ++at) {
    if (stands(text, at, wanted)) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::size_t find_either(std::string_view text, std::size_t at, char one, char other) {
  return search(text, at, Either{one, other});
}

std::size_t find_pair(std::string_view text, std::size_t at, char first, char one, char other) {
  return search(text, at, Pair{first, {one, other}});
}

}  // namespace cicd
