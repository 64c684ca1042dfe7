#include "redact/stream_secrets.hpp"

#include "base/byte_search.hpp"
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
constexpr std::size_t most_values = 2000;

// Where the first mark from `from` on begins; npos: nowhere. The last dash in each has a letter behind it,
// and that is rare.
std::size_t find_mark(std::string_view bytes, std::size_t from) {
  constexpr std::size_t key_dash = key_mark.rfind('-'), mask_dash = mask_mark.rfind('-');
  static_assert(key_mark[key_dash + 1] == 'B' && mask_mark[mask_dash + 1] == 'm');
  const auto stands = [&](std::string_view mark, std::size_t at, std::size_t dash) {
    return at >= from + dash && bytes.substr(at - dash).starts_with(mark);
  };
  for (std::size_t at = from; (at = find_pair(bytes, at, '-', 'B', 'm')) != std::string_view::npos; ++at) {
    if (stands(key_mark, at, key_dash)) return at - key_dash;
    if (stands(mask_mark, at, mask_dash)) return at - mask_dash;
  }
  return std::string_view::npos;
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
  line_.append(part.substr(0, longest_line + 1 - line_.size()));  // one more tells that it is too long
  if (end == std::string_view::npos) return bytes.size();
  end_line();
  line_.clear();
  line_start_ = offset_ + end + 1;
  return end + 1;
}

void StreamSecrets::State::end_line() {
  const std::string_view line = line_;
  const auto mark = line.find(mask_mark);
  if (mark != std::string_view::npos) {
    incomplete = incomplete || line.size() > longest_line;
    const auto value = log::plain_text(line.substr(mark + mask_mark.size()));
    for (const auto& form : {value, unescaped(value)}) {
      if (values.size() < most_values)
        values.insert(form);
      else
        incomplete = incomplete || !values.contains(form);
    }
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
