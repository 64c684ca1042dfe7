#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace cicd::redact {

// Finds, in one pass over a text, every place where one of many words may stand. Each word is filed under
// four of its bytes (a gram); ASCII letters are compared without case. A hit is a candidate: the caller looks
// closer. Cost per byte is one load, one multiplication and one look into a table, however many words there
// are.
class GramIndex {
 public:
  static constexpr std::size_t gram_size = 4;

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
    const std::size_t end = text.size() - gram_size + 1;
    std::size_t at = 0;
    for (; at + 8 <= text.size();
         at += 4) {  // four grams at a time: nearly always none of them is filed (little-endian)
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + at, 8);
      bytes |= 0x2020202020202020U;
      const auto gram = [bytes](unsigned i) { return static_cast<std::uint32_t>(bytes >> (8 * i)); };
      if ((is_filed(gram(0)) | is_filed(gram(1)) | is_filed(gram(2)) | is_filed(gram(3))) == 0) continue;
      for (unsigned i = 0; i < 4; ++i)
        look_up(gram(i), at + i, on_candidate);
    }
    for (; at < end; ++at)
      look_up(folded(text.data() + at), at, on_candidate);
  }

 private:
  static constexpr unsigned slot_bits = 18;
  static constexpr unsigned bucket_bits = 12;
  struct Entry {
    std::uint32_t slot = 0;
    std::uint32_t gram = 0;
    std::uint32_t id = 0;
    std::uint32_t offset = 0;  // of the gram in its word
  };

  static std::uint32_t folded(const char* bytes) {
    std::uint32_t gram = 0;
    std::memcpy(&gram, bytes, gram_size);
    return gram | 0x20202020U;  // also folds a few punctuation marks, which only makes more candidates
  }
  template <typename OnCandidate>
  void look_up(std::uint32_t gram, std::size_t at, OnCandidate& on_candidate) const {
    if (is_filed(gram) == 0) return;
    const auto slot = hash(gram);
    for (auto i = buckets_[slot >> (slot_bits - bucket_bits)]; entries_[i].slot <= slot; ++i) {
      const auto& entry = entries_[i];
      if (entry.gram == gram && entry.offset <= at) on_candidate(entry.id, at - entry.offset);
    }
  }

  [[nodiscard]] unsigned is_filed(std::uint32_t gram) const {
    const auto slot = hash(gram);
    return filed_[slot / 32] >> (slot % 32) & 1U;
  }

  static std::uint32_t hash(std::uint32_t gram) { return (gram * 0x9E3779B1U) >> (32U - slot_bits); }

  std::vector<Entry> entries_;          // by slot, then a sentinel
  std::vector<std::uint32_t> buckets_;  // first entry of each group of slots
  std::vector<std::uint32_t> filed_;    // a bit for each slot that holds an entry; fits the first-level cache
};

}  // namespace cicd::redact
