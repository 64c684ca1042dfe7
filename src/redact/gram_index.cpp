#include "redact/gram_index.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace cicd::redact {

namespace {

// How seldom each byte is in build logs, roughly.
constexpr auto rarity = [] {
  std::array<int, 256> points{};
  for (int c = 0; c < 256; ++c)
    points[static_cast<std::size_t>(c)] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 2 : 3;
  for (const char c : std::string_view("etaoinsrldc -/.=01"))
    points[static_cast<unsigned char>(c)] = 1;
  return points;
}();

std::size_t rarest_gram(std::string_view word) {
  constexpr std::size_t looked_at = 23 + GramIndex::gram_size;
  const auto points = [word](std::size_t at) { return rarity[static_cast<unsigned char>(word[at])]; };
  int sum = points(0) + points(1) + points(2) + points(3);
  std::size_t best = 0;
  int best_sum = sum;
  for (std::size_t at = 1; at + GramIndex::gram_size <= std::min(word.size(), looked_at); ++at) {
    sum += points(at + GramIndex::gram_size - 1) - points(at - 1);
    if (sum > best_sum) {
      best = at;
      best_sum = sum;
    }
  }
  return best;
}

}  // namespace

std::size_t GramIndex::add(std::string_view word, std::uint32_t id) {
  const auto offset = rarest_gram(word);
  add_at(word, offset, id);
  return offset;
}

void GramIndex::add_at(std::string_view word, std::size_t offset, std::uint32_t id) {
  const auto gram = folded(word.data() + offset);
  entries_.push_back({QuadrupleSet::hash_of(gram), gram, id, static_cast<std::uint32_t>(offset)});
}

void GramIndex::build() {
  const auto key = [](const Entry& entry) {
    return std::pair(std::uint64_t{entry.slot} << 32U | entry.gram,
                     std::uint64_t{entry.id} << 32U | entry.offset);
  };
  std::sort(entries_.begin(), entries_.end(),
            [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  entries_.erase(std::unique(entries_.begin(), entries_.end(),
                             [&](const Entry& a, const Entry& b) { return key(a) == key(b); }),
                 entries_.end());
  filed_.assign(QuadrupleSet::words, 0);
  buckets_.assign(std::size_t{1} << bucket_bits, 0);
  for (const auto& entry : entries_)
    filed_[entry.slot / 32] |= 1U << (entry.slot % 32);
  std::uint32_t next = 0;
  for (std::uint32_t bucket = 0; bucket < buckets_.size(); ++bucket) {
    while (next < entries_.size() && entries_[next].slot >> (QuadrupleSet::hash_bits - bucket_bits) < bucket)
      ++next;
    buckets_[bucket] = next;
  }
  if (!entries_.empty()) entries_.push_back({std::numeric_limits<std::uint32_t>::max(), 0, 0, 0});
}

}  // namespace cicd::redact
