#include "redact/gram_index.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace cicd::redact {

namespace {

// How seldom a byte is in build logs, roughly.
int rarity(char c) {
  if (c >= 'a' && c <= 'z') return std::string_view("etaoinsrldc").find(c) == std::string_view::npos ? 2 : 1;
  if (c == ' ' || c == '-' || c == '/' || c == '.' || c == '=' || c == '0' || c == '1') return 1;
  if (c >= 'A' && c <= 'Z') return 2;
  return 3;
}

std::size_t rarest_gram(std::string_view word) {
  constexpr std::size_t looked_at = 24;
  std::size_t best = 0;
  int best_rarity = -1;
  for (std::size_t at = 0; at + GramIndex::gram_size <= word.size() && at < looked_at; ++at) {
    const int sum = rarity(word[at]) + rarity(word[at + 1]) + rarity(word[at + 2]) + rarity(word[at + 3]);
    if (sum > best_rarity) {
      best = at;
      best_rarity = sum;
    }
  }
  return best;
}

}  // namespace

void GramIndex::add(std::string_view word, std::uint32_t id) {
  const auto offset = rarest_gram(word);
  const auto gram = folded(word.data() + offset);
  entries_.push_back({hash(gram), gram, id, static_cast<std::uint32_t>(offset)});
}

void GramIndex::build() {
  const auto key = [](const Entry& entry) {
    return std::tie(entry.slot, entry.gram, entry.id, entry.offset);
  };
  std::sort(entries_.begin(), entries_.end(),
            [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  entries_.erase(std::unique(entries_.begin(), entries_.end(),
                             [&](const Entry& a, const Entry& b) { return key(a) == key(b); }),
                 entries_.end());
  filed_.assign((std::size_t{1} << slot_bits) / 32, 0);
  buckets_.assign(std::size_t{1} << bucket_bits, 0);
  for (const auto& entry : entries_)
    filed_[entry.slot / 32] |= 1U << (entry.slot % 32);
  std::uint32_t next = 0;
  for (std::uint32_t bucket = 0; bucket < buckets_.size(); ++bucket) {
    while (next < entries_.size() && entries_[next].slot >> (slot_bits - bucket_bits) < bucket)
      ++next;
    buckets_[bucket] = next;
  }
  if (!entries_.empty()) entries_.push_back({std::numeric_limits<std::uint32_t>::max(), 0, 0, 0});
}

}  // namespace cicd::redact
