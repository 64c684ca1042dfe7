#include "analysis/anchor_filter.hpp"

#include "analysis/anchor_writer.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace cicd::analysis {
namespace {

constexpr std::size_t gram_size = QuadrupleSet::size;

std::uint64_t load_window(const char* bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, Gram::window_size);
  return value;
}

// All bits of byte k, for each bit k.
constexpr auto bytes_of_bits = [] {
  std::array<std::uint64_t, 256> bytes{};
  for (std::size_t bits = 0; bits < bytes.size(); ++bits) {
    for (std::size_t k = 0; k < Gram::window_size; ++k)
      if ((bits >> k & 1U) != 0) bytes[bits] |= std::uint64_t{0xFF} << 8 * k;
  }
  return bytes;
}();

// Whether `text` and `literal` differ in the window of `gram`; of a digit only the upper half is looked at.
bool differ(const char* text, const char* literal, const Gram& gram) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t upper = ones * 0xF0U;
  constexpr std::uint64_t to_digit = ones * (std::uint64_t{'0'} ^ std::uint64_t{Anchor::any_digit});
  const std::uint64_t digits = bytes_of_bits[gram.digits];
  const std::uint64_t difference = load_window(text) ^ load_window(literal) ^ (to_digit & digits);
  return (difference & (upper | ~digits)) << 8 * gram.fewer != 0;
}

std::uint32_t slot_at(const char* bytes) {
  std::uint32_t quadruple = 0;
  std::memcpy(&quadruple, bytes, gram_size);
  return AnchorTables::slot_of(quadruple);
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr auto may_stand_before = [] {
  std::array<bool, 256> may{};
  for (const char c : before_text)
    may[static_cast<unsigned char>(c)] = true;
  return may;
}();

}  // namespace

AnchorFilter::AnchorFilter()
    : grown_(std::make_unique<GrownAnchorTables>()), tables_(grown_->view()), known_(tables_.known) {}

bool AnchorFilter::add(std::string_view anchors, std::uint32_t id) {
  if (!grown_) {
    const auto copy = [](const auto& from, auto& to) { to.assign(from.begin(), from.end()); };
    grown_ = std::make_unique<GrownAnchorTables>();
    copy(tables_.literals, grown_->literals);
    copy(tables_.anchors, grown_->anchors);
    copy(tables_.grams, grown_->grams);
    copy(tables_.slots, grown_->slots);
    copy(tables_.known, grown_->known);
  }
  const bool complete = AnchorWriter(*grown_).add(anchors, id);
  tables_ = grown_->view();
  known_ = QuadrupleSet(tables_.known);
  return complete;
}

bool AnchorFilter::matches(const Anchor& anchor, std::string_view text, std::size_t begin) const {
  if (begin + anchor.size > text.size()) return false;
  const char* literal = tables_.literals.data() + anchor.begin;
  for (std::size_t i = 0; i < anchor.size; ++i) {
    const char c = text[begin + i];
    if (c != literal[i] && !(literal[i] == Anchor::any_digit && is_digit(c))) return false;
  }
  if (anchor.line_begin && begin > 0 && !may_stand_before[static_cast<unsigned char>(text[begin - 1])])
    return false;
  const std::size_t end = begin + anchor.size;
  return !anchor.line_end || end == text.size() || text[end] == '\n' || text[end] == '\r' ||
         text[end] == '\x1b';
}

void AnchorFilter::check(std::string_view text, std::size_t position, std::size_t from, std::uint16_t slot,
                         std::vector<Hit>& hits) const {
  const std::size_t windows_end = text.size() < Gram::window_size ? 0 : text.size() - Gram::window_size + 1;
  for (std::uint16_t next = slot; next != 0;) {
    const Gram& gram = tables_.grams[next - 1U];
    next = gram.next;
    const Anchor& anchor = tables_.anchors[gram.anchor];
    // what would begin before the text becomes a huge number
    const std::size_t begin = position - static_cast<std::size_t>(std::ptrdiff_t{gram.offset});
    const std::size_t window = begin + gram.window;
    if (window < windows_end &&
        differ(text.data() + window, tables_.literals.data() + anchor.begin + gram.window, gram))
      continue;
    if (begin < from || begin > position + 1) continue;
    if (matches(anchor, text, begin)) hits.push_back({begin, anchor.id});
  }
}

void AnchorFilter::scan(std::string_view text, std::size_t from, std::vector<Hit>& hits) const {
  const std::uint16_t* const slots = tables_.slots.data();
  std::size_t i = from > 0 ? from - 1 : 0;
  for (; i + QuadrupleSet::block_reads <= text.size(); i += QuadrupleSet::block) {
    for (std::uint64_t known = known_.in_block(text.data() + i); known != 0; known &= known - 1) {
      const std::size_t position = i + 2 * static_cast<std::size_t>(std::countr_zero(known));
      const std::uint16_t slot = slots[slot_at(text.data() + position)];
      if (slot != 0) check(text, position, from, slot, hits);
    }
  }
  for (; i + gram_size <= text.size(); i += 2) {
    if (known_.has(text.data() + i)) check(text, i, from, slots[slot_at(text.data() + i)], hits);
  }
}

}  // namespace cicd::analysis
