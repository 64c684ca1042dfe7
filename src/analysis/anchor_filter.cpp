#include "analysis/anchor_filter.hpp"

#include "analysis/anchor_writer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace cicd::analysis {
namespace {

constexpr std::size_t gram_size = QuadrupleSet::size;

std::uint32_t quadruple_at(const char* bytes) {
  std::uint32_t quadruple = 0;
  std::memcpy(&quadruple, bytes, gram_size);
  return quadruple;
}

// Which bits of `beside` count, by the looseness of a gram: of a digit the upper half.
constexpr auto counting_bits = [] {
  std::array<std::uint32_t, 256> bits{};
  for (std::size_t looseness = 0; looseness < bits.size(); ++looseness) {
    std::array<char, gram_size> bytes{};
    for (std::size_t k = 0; k < gram_size; ++k) {
      const bool digit = (looseness >> k & 1U) != 0;
      const bool anything = (looseness >> (k + gram_size) & 1U) != 0;
      bytes[k] = static_cast<char>(anything ? 0x00 : digit ? 0xF0 : 0xFF);
    }
    bits[looseness] = std::bit_cast<std::uint32_t>(bytes);
  }
  return bits;
}();

// Whether four bytes differ from those beside the quadruple.
bool differs(const char* bytes, const Gram& gram) {
  return ((quadruple_at(bytes) ^ gram.beside) & counting_bits[gram.looseness]) != 0;
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr auto may_stand_before = [] {
  std::array<bool, 256> may{};
  for (const char c : before_text)
    may[static_cast<unsigned char>(c)] = true;
  return may;
}();

// Whether the letter in front of `end` ends an ANSI code, which may have lost its escape character.
bool ends_code(std::string_view text, std::size_t end) {
  constexpr std::size_t longest = 16;
  std::size_t at = end - 1;
  while (at > 0 && end - at < longest && (is_digit(text[at - 1]) || text[at - 1] == ';'))
    --at;
  return at > 0 && text[at - 1] == '[';
}

// Whether the text of a line may begin at `begin`: at the line's begin, or behind what may stand before. A
// word and one blank are no prefix of a CI system's; the stamps that end with a letter end with Z or, of a
// stream, with O or E.
bool may_begin_line(std::string_view text, std::size_t begin) {
  if (begin == 0) return true;
  const char before = text[begin - 1];
  if (!may_stand_before[static_cast<unsigned char>(before)]) return false;
  if (is_letter(before)) return ends_code(text, begin);
  if (before != ' ' || begin == 1) return true;
  const char end = text[begin - 2];
  return !is_letter(end) || end == 'Z' || end == 'O' || end == 'E';
}

constexpr std::size_t written_at_once = 8;

// Writes twice the position of each bit of `known`, plus `base`, to `to`, and anything behind that as far as
// `written_at_once` allows: so few jumps depend on how many there are. Returns how many there are.
std::size_t write_offsets(std::uint64_t known, std::size_t base, std::uint16_t* to) {
  const auto count = static_cast<std::size_t>(std::popcount(known));
  for (std::size_t i = 0; i < count; i += written_at_once) {
    for (std::size_t k = 0; k < written_at_once; ++k, known &= known - 1)
      to[i + k] = static_cast<std::uint16_t>(base + 2 * static_cast<std::size_t>(std::countr_zero(known)));
  }
  return count;
}

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
  flanks_.clear();
  return complete;
}

bool AnchorFilter::matches(const Anchor& anchor, std::string_view text, std::size_t begin) const {
  if (begin + anchor.size > text.size()) return false;
  const char* literal = tables_.literals.data() + anchor.begin;
  for (std::size_t i = anchor.size; i-- > 0;) {  // its beginning is mostly the gram's
    const char c = text[begin + i];
    if (c != literal[i] && !(literal[i] == Anchor::any_digit && is_digit(c))) return false;
  }
  if (anchor.line_begin && !may_begin_line(text, begin)) return false;
  const std::size_t end = begin + anchor.size;
  return !anchor.line_end || end == text.size() || text[end] == '\n' || text[end] == '\r' ||
         text[end] == '\x1b';
}

void AnchorFilter::check(std::string_view text, std::size_t position, std::uint16_t first, std::size_t from,
                         std::vector<Hit>& hits) const {
  const Gram* const grams = tables_.grams.data();
  const bool room = position >= gram_size && position + 2 * gram_size <= text.size();
  for (std::uint16_t next = first; next != 0;) {
    const Gram& gram = grams[next - 1U];
    next = gram.next;
    if (room && differs(text.data() + position + gram.distance, gram)) continue;
    // what would begin before the text becomes a huge number
    const std::size_t begin = position - static_cast<std::size_t>(std::ptrdiff_t{gram.offset});
    if (begin < from || begin > position + 1) continue;
    const Anchor& anchor = tables_.anchors[gram.anchor];
    if (matches(anchor, text, begin)) hits.push_back({begin, anchor.id});
  }
}

void AnchorFilter::make_flanks() {
  constexpr std::uint32_t digits = 0x03FF0000;  // '0' is 48
  const auto bits_at = [this](const Anchor& anchor, std::size_t at) {
    if (at >= anchor.size) return ~0U;  // before the literal or behind it
    const char byte = tables_.literals[anchor.begin + at];
    return byte == Anchor::any_digit ? digits : 1U << (static_cast<unsigned char>(byte) % 32);
  };
  flanks_.resize(tables_.slots.size());
  for (std::size_t slot = 0; slot < flanks_.size(); ++slot) {
    for (std::uint16_t next = tables_.slots[slot]; next != 0;) {
      const Gram& gram = tables_.grams[next - 1U];
      next = gram.next;
      const auto offset = static_cast<std::size_t>(std::ptrdiff_t{gram.offset});
      flanks_[slot].before |= bits_at(tables_.anchors[gram.anchor], offset - 1);
      flanks_[slot].behind |= bits_at(tables_.anchors[gram.anchor], offset + gram_size);
    }
  }
}

void AnchorFilter::scan_blocks(std::string_view text, std::size_t begin, std::size_t end, std::size_t from,
                               std::vector<Hit>& hits) const {
  constexpr std::size_t most_blocks = 8;
  struct Meeting {
    std::uint16_t offset;  // of the quadruple, from `begin`
    std::uint16_t slot;    // then its first gram
  };
  std::array<std::uint64_t, most_blocks> known;
  std::array<std::uint16_t, most_blocks * QuadrupleSet::block / 2 + written_at_once> offsets;
  std::array<Meeting, most_blocks * QuadrupleSet::block / 2> meetings;
  while (begin < end) {
    const std::size_t blocks = std::min((end - begin) / QuadrupleSet::block, most_blocks);
    known_.in_blocks(text.data() + begin, std::span(known).first(blocks));
    std::size_t count = 0;
    for (std::size_t block = 0; block < blocks; ++block)
      count += write_offsets(known[block], block * QuadrupleSet::block, offsets.data() + count);
    std::size_t promising = 0;
    for (const std::uint16_t offset : std::span(offsets).first(count)) {
      const char* const bytes = text.data() + begin + offset;
      const auto slot = static_cast<std::uint16_t>(AnchorTables::slot_of(quadruple_at(bytes)));
      const Flanks flanks = flanks_[slot];
      meetings[promising] = {offset, slot};
      promising += (flanks.before >> (static_cast<unsigned char>(bytes[-1]) % 32) &
                    flanks.behind >> (static_cast<unsigned char>(bytes[gram_size]) % 32)) &
                   1U;
    }
    for (Meeting& one : std::span(meetings).first(promising)) {
      one.slot = tables_.slots[one.slot];
      __builtin_prefetch(&tables_.grams[one.slot - 1U]);
    }
    for (const Meeting& one : std::span(meetings).first(promising))
      check(text, begin + one.offset, one.slot, from, hits);
    begin += blocks * QuadrupleSet::block;
  }
}

void AnchorFilter::scan(std::string_view text, std::size_t from, std::vector<Hit>& hits) {
  std::size_t i = from > 0 ? from - 1 : 0;
  const auto scan_until = [&](std::size_t end) {
    for (; i + gram_size <= end; i += 2) {
      if (!known_.has(text.data() + i)) continue;
      check(text, i, tables_.slots[AnchorTables::slot_of(quadruple_at(text.data() + i))], from, hits);
    }
  };
  if (i == 0) scan_until(std::min(text.size(), gram_size + 1));  // nothing stands before its first byte
  if (i + QuadrupleSet::block_reads <= text.size()) {
    const std::size_t blocks = (text.size() - i - QuadrupleSet::block_reads) / QuadrupleSet::block + 1;
    if (flanks_.empty()) make_flanks();
    const std::size_t end = i + blocks * QuadrupleSet::block;
    scan_blocks(text, i, end, from, hits);
    i = end;
  }
  scan_until(text.size());
}

}  // namespace cicd::analysis
