#include "analysis/anchor_filter.hpp"

#include "analysis/anchor_writer.hpp"

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

void AnchorFilter::check(std::string_view text, std::size_t position, std::size_t from,
                         std::vector<Hit>& hits) const {
  const Gram* const grams = tables_.grams.data();
  const bool room = position >= gram_size && position + 2 * gram_size <= text.size();
  for (std::uint16_t next = tables_.slots[AnchorTables::slot_of(quadruple_at(text.data() + position))];
       next != 0;) {
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

void AnchorFilter::scan(std::string_view text, std::size_t from, std::vector<Hit>& hits) const {
  std::size_t i = from > 0 ? from - 1 : 0;
  for (; i + QuadrupleSet::block_reads <= text.size(); i += QuadrupleSet::block) {
    for (std::uint64_t known = known_.in_block(text.data() + i); known != 0; known &= known - 1)
      check(text, i + 2 * static_cast<std::size_t>(std::countr_zero(known)), from, hits);
  }
  for (; i + gram_size <= text.size(); i += 2) {
    if (known_.has(text.data() + i)) check(text, i, from, hits);
  }
}

}  // namespace cicd::analysis
