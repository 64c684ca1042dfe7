#include "redact/stream_secrets.hpp"

#include "base/byte_block.hpp"
#include "base/text.hpp"
#include "log/normalise.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace cicd::redact {

namespace {

constexpr std::string_view mask_mark = "::add-mask::";
constexpr std::string_view key_mark = "-----BEGIN";
constexpr std::size_t longest_mark = mask_mark.size();
constexpr std::size_t longest_line = std::size_t{16} * 1024;
constexpr std::size_t most_values = 1000;

// Which of the sixteen bytes from `at` on may begin a mark: tells it by the sixth and the seventh, which are
// rare together.
__attribute__((always_inline)) inline auto may_begin(std::string_view bytes, std::size_t at) {
  const ByteBlock sixth = block_at(bytes, at + 5), seventh = block_at(bytes, at + 6);
  return ((sixth == 'B') & (seventh == 'E')) | ((sixth == '-') & (seventh == 'm'));
}

std::size_t find_mark(std::string_view bytes, std::size_t from) {
  constexpr std::size_t step = sizeof(ByteBlock), reads = step + longest_mark;
  for (;; from += step) {
    from = find_block(bytes.size(), from, reads, [&](std::size_t at) { return may_begin(bytes, at); });
    if (from + reads > bytes.size()) break;
    for (std::size_t at = from; at < from + step; ++at) {
      const auto rest = bytes.substr(at);
      if (rest.starts_with(key_mark) || rest.starts_with(mask_mark)) return at;
    }
  }
  return std::min(bytes.find(key_mark, from), bytes.find(mask_mark, from));
}

// Undoes what a workflow command escapes: %25, %0D and %0A.
std::string unescaped(std::string_view value) {
  return replace_all(replace_all(replace_all(value, "%0A", "\n"), "%0D", "\r"), "%25", "%");
}

}  // namespace

void StreamSecrets::State::feed(std::string_view bytes) {
  std::size_t at = 0;
  if (!collecting_) {
    const auto seam = edge_ + std::string(bytes.substr(0, longest_mark));
    const auto found = find_mark(seam, 0);
    if (found < edge_.size()) {
      collecting_ = true;
      line_ = edge_.substr(found);
      line_start_ = offset_ - line_.size();
    }
  }
  while (at < bytes.size())
    at = collecting_ ? collect(bytes, at) : search(bytes, at);
  edge_.append(bytes.substr(bytes.size() - std::min(bytes.size(), longest_mark - 1)));
  edge_.erase(0, edge_.size() - std::min(edge_.size(), longest_mark - 1));
  offset_ += bytes.size();
}

void StreamSecrets::State::skip_to(std::uint64_t offset) {
  finish();
  edge_.clear();
  offset_ = offset;
}

void StreamSecrets::State::finish() {
  if (collecting_) end_line();
  collecting_ = false;
}

// Goes to the next mark in `bytes`; returns where to go on.
std::size_t StreamSecrets::State::search(std::string_view bytes, std::size_t from) {
  const auto found = find_mark(bytes, from);
  if (found == std::string_view::npos) return bytes.size();
  collecting_ = true;
  line_.clear();
  line_start_ = offset_ + found;
  return found;
}

// Reads on in the line; returns where to go on.
std::size_t StreamSecrets::State::collect(std::string_view bytes, std::size_t from) {
  const auto end = bytes.find_first_of("\r\n", from);
  const auto part = bytes.substr(from, end == std::string_view::npos ? end : end - from);
  line_.append(part.substr(0, longest_line - std::min(longest_line, line_.size())));
  if (end == std::string_view::npos) return bytes.size();
  end_line();
  line_.clear();
  line_start_ = offset_ + end + 1;
  return end + 1;
}

void StreamSecrets::State::end_line() {
  const std::string_view line = line_;
  const auto mark = line.find(mask_mark);
  if (mark != std::string_view::npos && values.size() < most_values) {
    values.push_back(log::plain_text(line.substr(mark + mask_mark.size())));
    if (auto other = unescaped(values.back()); other != values.back()) values.push_back(std::move(other));
  }
  keys.line(line, line_start_);
  collecting_ = keys.in_key();
}

StreamSecrets::StreamSecrets() : state_(std::make_unique<State>()) {}
StreamSecrets::~StreamSecrets() = default;
StreamSecrets::StreamSecrets(StreamSecrets&&) noexcept = default;
StreamSecrets& StreamSecrets::operator=(StreamSecrets&&) noexcept = default;

void StreamSecrets::feed(std::string_view bytes) {
  state_->feed(bytes);
}

void StreamSecrets::feed(std::string_view bytes, std::uint64_t offset) {
  if (offset != state_->offset()) state_->skip_to(offset);
  state_->feed(bytes);
}

}  // namespace cicd::redact
