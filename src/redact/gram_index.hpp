#pragma once

#include "base/quadruple_set.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace cicd::redact {

// Finds, in one pass over a text, every place where one of many words may stand. Each word is filed under
// four of its bytes (a gram); ASCII letters are compared without case. A hit is a candidate: the caller looks
// closer. Cost per byte is one look into a table, eight bytes at a time, however many words there are.
class GramIndex {
 public:
  static constexpr std::size_t gram_size = QuadrupleSet::size;

  // Files `word` (at least four bytes) under `id`, by its least common gram; returns where that stands in it.
  std::size_t add(std::string_view word, std::uint32_t id);
  // Files `word` under `id` once more, by its gram at `offset`.
  void add_at(std::string_view word, std::size_t offset, std::uint32_t id);
  // Must be called once, after the last `add`.
  void build();

  // Calls `on_candidate(id, position)` where the word of `id` may begin at `position` of `text`, by rising
  // place of its gram.
  template <typename OnCandidate>
  void scan(std::string_view text, OnCandidate&& on_candidate) const {
    if (text.size() < gram_size || entries_.empty()) return;
    const QuadrupleSet filed(filed_, case_bits);
    const char* const bytes = text.data();
    constexpr std::size_t most_blocks = 8;
    std::array<std::uint64_t, most_blocks> even, odd;
    std::size_t at = 0;
    while (at + QuadrupleSet::block_reads + 1 <= text.size()) {
      const std::size_t more = (text.size() - at - QuadrupleSet::block_reads - 1) / QuadrupleSet::block;
      const std::size_t blocks = std::min(more + 1, most_blocks);
      filed.in_blocks(bytes + at, std::span(even).first(blocks));
      filed.in_blocks(bytes + at + 1, std::span(odd).first(blocks));
      for (std::size_t block = 0; block < blocks; ++block, at += QuadrupleSet::block) {
        for (std::uint64_t pairs = even[block] | odd[block]; pairs != 0; pairs &= pairs - 1) {
          const auto pair = static_cast<unsigned>(std::countr_zero(pairs));
          if ((even[block] >> pair & 1U) != 0) look_up(bytes, at + 2 * pair, on_candidate);
          if ((odd[block] >> pair & 1U) != 0) look_up(bytes, at + 2 * pair + 1, on_candidate);
        }
      }
    }
    for (; at + gram_size <= text.size(); ++at)
      if (filed.has(bytes + at)) look_up(bytes, at, on_candidate);
  }

 private:
  static constexpr unsigned bucket_bits = 12;
  static constexpr std::uint32_t case_bits =
      0x20202020;  // of letters; they also fold a few punctuation marks
  struct Entry {
    std::uint32_t slot = 0;
    std::uint32_t gram = 0;
    std::uint32_t id = 0;
    std::uint32_t offset = 0;  // of the gram in its word
  };

  static std::uint32_t folded(const char* bytes) {
    std::uint32_t gram = 0;
    std::memcpy(&gram, bytes, gram_size);
    return gram | case_bits;
  }
  template <typename OnCandidate>
  void look_up(const char* bytes, std::size_t at, OnCandidate& on_candidate) const {
    const std::uint32_t gram = folded(bytes + at);
    const auto slot = QuadrupleSet::hash_of(gram);
    for (auto i = buckets_[slot >> (QuadrupleSet::hash_bits - bucket_bits)]; entries_[i].slot <= slot; ++i) {
      const auto& entry = entries_[i];
      if (entry.gram == gram && entry.offset <= at) on_candidate(entry.id, at - entry.offset);
    }
  }

  std::vector<Entry> entries_;          // by slot, then a sentinel
  std::vector<std::uint32_t> buckets_;  // first entry of each group of slots
  std::vector<std::uint32_t> filed_;    // a bit for each slot that holds an entry; fits the first-level cache
};

}  // namespace cicd::redact
