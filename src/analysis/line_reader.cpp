#include "analysis/line_reader.hpp"

#include "analysis/line_ends.hpp"
#include "base/byte_block.hpp"
#include "base/byte_search.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace cicd::analysis {
namespace {

constexpr std::size_t batch = std::size_t{128} << 10;
static_assert(batch > LineReader::longest_line, "or a long line is neither handed out nor cut");
constexpr std::size_t longest_escape = 32;

enum class Escape { colour, other, incomplete };

struct EscapeCode {
  Escape kind = Escape::other;
  std::size_t size = 0;  // of a colour code
  bool red = false;      // it switches to red or bright red letters: has 31 or 91 among its numbers
};

// What begins at the ESC in front of `text`: a colour or "erase to the end of the line" code, something else,
// or too little to tell.
EscapeCode escape_at(std::string_view text) {
  if (text.size() < 2) return {Escape::incomplete};
  if (text[1] != '[') return {};
  bool red = false;
  std::size_t digits = 0;  // of the present number
  for (std::size_t at = 2; at < text.size() && at < longest_escape; ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      ++digits;
      continue;
    }
    red = red || (digits == 2 && text[at - 1] == '1' && (text[at - 2] == '3' || text[at - 2] == '9'));
    digits = 0;
    if (c == ';' || c == ':') continue;
    const bool erases_rest = c == 'K' && (at == 2 || (at == 3 && text[2] == '0'));
    if (c == 'm' || erases_rest) return {Escape::colour, at + 1, red};
    return {};
  }
  return {text.size() < longest_escape ? Escape::incomplete : Escape::other};
}

// Copies `text` up to its first ESC, or all of it, to `to`, which has room for sixteen bytes more than that.
// Returns how many bytes belong there.
std::size_t copy_until_escape(std::string_view text, char* to) {
  constexpr std::size_t step = sizeof(ByteBlock);
  std::size_t at = 0;
  for (; at + step <= text.size(); at += step) {
    const ByteBlock block = block_at(text, at);
    std::memcpy(to + at, &block, step);
    const std::size_t first = first_of(block == '\x1b');
    if (first < step) return at + first;
  }
  for (; at < text.size() && text[at] != '\x1b'; ++at)
    to[at] = text[at];
  return at;
}

}  // namespace

LineReader::Stretch::Source LineReader::Stretch::source_of(std::size_t from, std::size_t to) const {
  auto gap = std::lower_bound(gaps->begin(), gaps->end(), from,
                              [](const Gap& one, std::size_t p) { return one.position < p; });
  Source source{offset + from + (gap == gaps->begin() ? 0 : std::prev(gap)->removed), false};
  for (; gap != gaps->end() && (gap->position == from || gap->position < to); ++gap) {
    if (gap->position == from) source.offset = offset + from + gap->removed;
    source.red = source.red || (gap->red && from < to);
  }
  return source;
}

LineReader::LineReader(Sink sink) : sink_(std::move(sink)) {
  buffer_.reserve(2 * batch + history_bytes);
}

void LineReader::skip(std::string_view& bytes) {
  const std::size_t end = std::min(find_either(bytes, 0, '\n', '\r'), bytes.size());
  const std::size_t dropped = std::min(end + 1, bytes.size());
  if (end < bytes.size()) {
    skipping_ = open_ = false;
    after_cr_ = bytes[end] == '\r';
    ++number_;
  }
  buffer_offset_ += dropped;
  bytes.remove_prefix(dropped);
}

void LineReader::feed(std::string_view bytes) {
  bytes_total_ += bytes.size();
  if (escape_.empty()) return take(bytes);
  escape_.append(bytes);
  const std::string joined = std::move(escape_);
  escape_.clear();
  take(joined);
}

void LineReader::take(std::string_view bytes) {
  while (!bytes.empty()) {
    if (skipping_) {
      skip(bytes);
      continue;
    }
    if (after_cr_) {
      after_cr_ = false;
      if (bytes.front() == '\n') {
        ++buffer_offset_;
        bytes.remove_prefix(1);
        continue;
      }
    }
    const std::size_t part = std::min(batch - (filled_ - done_), bytes.size());
    append_plain(bytes.substr(0, part));
    bytes.remove_prefix(part);
    while (!escape_.empty() && !bytes.empty()) {
      escape_.append(bytes.substr(0, longest_escape));
      bytes.remove_prefix(std::min(longest_escape, bytes.size()));
      const std::string joined = std::move(escape_);
      escape_.clear();
      append_plain(joined);
    }
    if (filled_ - done_ >= batch) drain(false);
  }
}

void LineReader::make_room(std::size_t bytes) {
  const std::size_t room = filled_ + bytes + sizeof(ByteBlock);
  if (buffer_.size() < room) buffer_.resize(room);
}

void LineReader::append(std::string_view bytes) {
  filled_ += bytes.copy(buffer_.data() + filled_, bytes.size());
}

void LineReader::append_plain(std::string_view bytes) {
  make_room(bytes.size());
  while (!bytes.empty()) {
    const std::size_t plain = copy_until_escape(bytes, buffer_.data() + filled_);
    filled_ += plain;
    bytes.remove_prefix(plain);
    if (bytes.empty()) break;
    EscapeCode code = escape_at(bytes);
    if (code.kind == Escape::incomplete) {
      escape_ = bytes;
      break;
    }
    // what follows a \r stays, or a \n behind it would be no line end of its own
    const bool stays = code.kind == Escape::other || text().ends_with('\r');
    if (code.kind == Escape::other) code.size = 1;
    if (stays) {
      append(bytes.substr(0, code.size));
    } else {
      gaps_.push_back({filled_, (gaps_.empty() ? 0 : gaps_.back().removed) + code.size, code.red});
    }
    bytes.remove_prefix(code.size);
  }
}

std::uint64_t LineReader::finish() {
  make_room(escape_.size());
  if (!skipping_) append(escape_);
  escape_.clear();
  drain(true);
  return number_ - (open_ ? 0 : 1);
}

std::size_t LineReader::whole_lines_end(bool final, bool& cut) const {
  const std::string_view text = this->text();
  std::size_t begin = done_;
  while (text.size() - begin > longest_line) {
    std::size_t next = after_last_line_end(text, begin, begin + longest_line);
    if (next == begin) {
      cut = true;
      return begin + longest_line;
    }
    if (text[next - 1] == '\r' && text[next] == '\n') ++next;
    begin = next;
  }
  if (final) return text.size();
  // a \r at the very end may be half of \r\n
  const std::size_t limit = text.size() - (text.ends_with('\r') ? 1 : 0);
  return limit > begin ? after_last_line_end(text, begin, limit) : begin;
}

void LineReader::drain(bool final) {
  bool cut = false;
  do {
    cut = false;
    hand_out(whole_lines_end(final, cut));
    if (cut) skip_line();
  } while (cut && !skipping_);
  if (done_ > 2 * batch) erase_front(done_ - history_bytes);
}

// Drops the rest of the line at `done_`, and the history: lines before it are no neighbours any more.
void LineReader::skip_line() {
  const std::size_t end = line_end(text(), done_);
  skipping_ = open_ = true;
  if (end == filled_) return erase_front(filled_);
  const std::size_t next = next_line(text(), end);
  after_cr_ = next == filled_ && buffer_[end] == '\r';
  skipping_ = open_ = false;
  ++number_;
  erase_front(next);
}

void LineReader::erase_front(std::size_t count) {
  const auto kept = std::upper_bound(gaps_.begin(), gaps_.end(), count,
                                     [](std::size_t p, const Gap& gap) { return p < gap.position; });
  const std::uint64_t removed = kept == gaps_.begin() ? 0 : std::prev(kept)->removed;
  gaps_.erase(gaps_.begin(), kept);
  for (Gap& gap : gaps_) {
    gap.position -= count;
    gap.removed -= removed;
  }
  buffer_offset_ += count + removed;
  std::memmove(buffer_.data(), buffer_.data() + count, filled_ - count);
  filled_ -= count;
  done_ -= std::min(done_, count);
}

void LineReader::hand_out(std::size_t end) {
  if (end <= done_) return;
  const std::string_view bytes = text().substr(0, end);
  number_ += sink_({bytes, done_, buffer_offset_, &gaps_, number_});
  open_ = bytes.back() != '\n' && bytes.back() != '\r';
  done_ = end;
}

}  // namespace cicd::analysis
