#include "analysis/anchor_filter.hpp"

#include "analysis/gram_frequency.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

namespace cicd::analysis {
namespace {

constexpr unsigned hash_bits = 18;  // 32 KiB of bitmap stay in the first-level cache
constexpr unsigned slot_bits = 11;
constexpr std::size_t gram_size = 4;
constexpr char any_digit = '\x01';  // stands in a stored literal for one digit

std::uint32_t load(const char* bytes) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes, gram_size);
  return value;
}

constexpr std::uint32_t hash(std::uint32_t gram) {
  return (gram * 0x9E3779B1U) >> (32 - hash_bits);
}
constexpr std::uint32_t slot(std::uint32_t gram) {
  return hash(gram) >> (hash_bits - slot_bits);
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What may stand before the text of a line: line ends, blanks after a time stamp, the last letter of an ANSI
// code, a gutter.
constexpr std::string_view before_text = "\n\r \tmKGJ|\xBF";

// How often a byte stands in build logs, on a scale from rare to common.
constexpr int commonness(char c) {
  constexpr std::string_view very = " etaoinsrl/.-0123456789";
  constexpr std::string_view quite = "dcupmhgfb_:=yvkwx\t\n";
  if (c == any_digit) return 12;
  if (very.find(c) != std::string_view::npos) return 9;
  if (quite.find(c) != std::string_view::npos) return 6;
  return 2;
}

// How often one of the two quadruples of a five-byte window may be expected in a log.
int window_cost(std::string_view window) {
  int cost = 0;
  for (const char c : window)
    cost += commonness(c);
  for (const std::string_view gram : {window.substr(0, gram_size), window.substr(1)}) {
    const int power = gram_power(gram);
    if (power >= 0) cost += 40 << std::min(power, 12);
  }
  return cost;
}

}  // namespace

AnchorFilter::AnchorFilter() : slots_(1U << slot_bits), bitmap_((1U << hash_bits) / 64) {}

bool AnchorFilter::add(std::string_view anchors, std::uint32_t id) {
  bool complete = true;
  while (!anchors.empty()) {
    const std::size_t end = std::min(anchors.find('\n'), anchors.size());
    std::string_view item = anchors.substr(0, end);
    anchors.remove_prefix(std::min(end + 1, anchors.size()));
    Anchor anchor;
    anchor.id = id;
    if (item.starts_with('^')) {
      anchor.line_begin = true;
      item.remove_prefix(1);
    }
    if (item.ends_with('$') && !item.ends_with("\\$")) {
      anchor.line_end = true;
      item.remove_suffix(1);
    }
    for (std::size_t i = 0; i < item.size(); ++i) {
      const bool escaped = item[i] == '\\' && i + 1 < item.size();
      if (escaped) ++i;
      anchor.literal += escaped && item[i] == 'd' ? any_digit : item[i];
    }
    if (anchor.literal.size() + (anchor.line_begin ? 1 : 0) <= gram_size) {
      complete = false;
      continue;
    }
    anchors_.push_back(anchor);
    add_window(anchor, static_cast<std::uint16_t>(anchors_.size() - 1));
  }
  return complete;
}

void AnchorFilter::add_window(const Anchor& anchor, std::uint16_t index) {
  const std::string& text = anchor.literal;
  if (text.size() == gram_size) {  // the byte before it is the window's first
    add_gram(text, 0, index, 0);
    for (const char before : before_text)
      add_gram(before + text.substr(0, gram_size - 1), 0, index, -1);
    return;
  }
  std::size_t best = 0;
  int least = std::numeric_limits<int>::max();
  for (std::size_t i = 0; i + gram_size < text.size(); ++i) {
    const int cost = window_cost(std::string_view(text).substr(i, gram_size + 1));
    if (cost < least) {
      least = cost;
      best = i;
    }
  }
  add_gram(text.substr(best, gram_size), 0, index, static_cast<std::int16_t>(best));
  add_gram(text.substr(best + 1, gram_size), 0, index, static_cast<std::int16_t>(best + 1));
}

void AnchorFilter::add_gram(const std::string& bytes, std::size_t depth, std::uint16_t index,
                            std::int16_t offset) {
  const std::size_t digit = bytes.find(any_digit, depth);
  if (digit != std::string::npos) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string filled = bytes;
      filled[digit] = c;
      add_gram(filled, digit + 1, index, offset);
    }
    return;
  }
  const std::uint32_t gram = load(bytes.data());
  bitmap_[hash(gram) / 64] |= std::uint64_t{1} << (hash(gram) % 64);
  grams_.push_back({gram, slots_[slot(gram)], index, offset});
  slots_[slot(gram)] = static_cast<std::uint32_t>(grams_.size());
}

bool AnchorFilter::matches(const Anchor& anchor, std::string_view text, std::size_t begin) {
  const std::string& literal = anchor.literal;
  if (begin + literal.size() > text.size()) return false;
  for (std::size_t i = 0; i < literal.size(); ++i) {
    const char c = text[begin + i];
    if (c != literal[i] && !(literal[i] == any_digit && is_digit(c))) return false;
  }
  if (anchor.line_begin && begin > 0 && before_text.find(text[begin - 1]) == std::string_view::npos)
    return false;
  const std::size_t end = begin + literal.size();
  return !anchor.line_end || end == text.size() || text[end] == '\n' || text[end] == '\r' ||
         text[end] == '\x1b';
}

void AnchorFilter::check(std::string_view text, std::size_t position, std::size_t from,
                         std::vector<Hit>& hits) const {
  const std::uint32_t gram = load(text.data() + position);
  for (std::uint32_t next = slots_[slot(gram)]; next != 0;) {
    const Gram& entry = grams_[next - 1];
    next = entry.next;
    if (entry.bytes != gram) continue;
    const auto begin = static_cast<std::ptrdiff_t>(position) - entry.offset;
    if (begin < static_cast<std::ptrdiff_t>(from)) continue;
    const Anchor& anchor = anchors_[entry.anchor];
    if (matches(anchor, text, static_cast<std::size_t>(begin))) {
      hits.push_back({static_cast<std::size_t>(begin), anchor.id});
    }
  }
}

void AnchorFilter::scan(std::string_view text, std::size_t from, std::vector<Hit>& hits) const {
  if (text.size() < gram_size) return;
  const auto known = [this](std::uint32_t gram) {
    const std::uint32_t bit = hash(gram);
    return static_cast<unsigned>(bitmap_[bit / 64] >> (bit % 64)) & 1U;
  };
  const std::size_t last = text.size() - gram_size;
  std::size_t i = from > 0 ? from - 1 : 0;
  constexpr std::size_t stride = 16;
  for (; i + stride <= last; i += stride) {
    const char* at = text.data() + i;
    unsigned found = 0;
    for (unsigned k = 0; k < stride / 2; ++k)
      found |= known(load(at + 2 * k)) << k;
    for (; found != 0; found &= found - 1) {
      check(text, i + 2 * static_cast<std::size_t>(std::countr_zero(found)), from, hits);
    }
  }
  for (; i <= last; ++i) {
    if (known(load(text.data() + i)) != 0) check(text, i, from, hits);
  }
}

}  // namespace cicd::analysis
