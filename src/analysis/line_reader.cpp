#include "analysis/line_reader.hpp"

#include "analysis/line_ends.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cicd::analysis {
namespace {

constexpr std::size_t batch = std::size_t{128} << 10;
constexpr std::size_t longest_escape = 32;

enum class Escape { colour, other, incomplete };

// What begins at the ESC in front of `text`: a colour or "erase to the end of the line" code of `size` bytes,
// something else, or too little to tell.
Escape escape_at(std::string_view text, std::size_t& size) {
  if (text.size() < 2) return Escape::incomplete;
  if (text[1] != '[') return Escape::other;
  for (size = 2; size < text.size() && size < longest_escape; ++size) {
    const char c = text[size];
    if ((c >= '0' && c <= '9') || c == ';' || c == ':') continue;
    const bool erases_rest = c == 'K' && (size == 2 || (size == 3 && text[2] == '0'));
    ++size;
    return c == 'm' || erases_rest ? Escape::colour : Escape::other;
  }
  return size < longest_escape ? Escape::incomplete : Escape::other;
}

// Whether a colour code switches to red or bright red letters: has 31 or 91 among its numbers.
bool is_red(std::string_view code) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = 2; at + 2 < code.size(); ++at) {
    if (code[at + 1] == '1' && (code[at] == '3' || code[at] == '9') && !is_digit(code[at - 1]) &&
        !is_digit(code[at + 2]))
      return true;
  }
  return false;
}

}  // namespace

std::uint64_t LineReader::Stretch::offset_of(std::size_t position) const {
  const auto after = std::upper_bound(gaps->begin(), gaps->end(), position,
                                      [](std::size_t p, const Gap& gap) { return p < gap.position; });
  return offset + position + (after == gaps->begin() ? 0 : std::prev(after)->removed);
}

bool LineReader::Stretch::red(std::size_t from, std::size_t to) const {
  auto gap = std::lower_bound(gaps->begin(), gaps->end(), from,
                              [](const Gap& one, std::size_t p) { return one.position < p; });
  for (; gap != gaps->end() && gap->position < to; ++gap) {
    if (gap->red) return true;
  }
  return false;
}

LineReader::LineReader(Sink sink) : sink_(std::move(sink)) {
  buffer_.reserve(2 * batch + history_bytes);
}

void LineReader::skip(std::string_view& bytes) {
  const std::size_t end = line_end(bytes, 0);
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
    const std::size_t part = std::min(batch - (buffer_.size() - done_), bytes.size());
    append_plain(bytes.substr(0, part));
    bytes.remove_prefix(part);
    while (!escape_.empty() && !bytes.empty()) {
      escape_.append(bytes.substr(0, longest_escape));
      bytes.remove_prefix(std::min(longest_escape, bytes.size()));
      const std::string joined = std::move(escape_);
      escape_.clear();
      append_plain(joined);
    }
    if (buffer_.size() - done_ >= batch) drain(false);
  }
}

void LineReader::append_plain(std::string_view bytes) {
  const auto take_plain = [&](std::size_t count) {
    buffer_.append(bytes.substr(0, count));
    bytes.remove_prefix(count);
  };
  while (!bytes.empty()) {
    take_plain(std::min(bytes.find('\x1b'), bytes.size()));
    if (bytes.empty()) break;
    std::size_t size = 0;
    switch (escape_at(bytes, size)) {
      case Escape::incomplete:
        escape_ = bytes;
        bytes = {};
        break;
      case Escape::other:
        take_plain(1);
        break;
      case Escape::colour:
        if (buffer_.ends_with('\r')) {  // stays, or a \n behind it would be no line end of its own
          take_plain(size);
          break;
        }
        gaps_.push_back({buffer_.size(), (gaps_.empty() ? 0 : gaps_.back().removed) + size,
                         is_red(bytes.substr(0, size))});
        bytes.remove_prefix(size);
        break;
    }
  }
}

std::uint64_t LineReader::finish() {
  if (!skipping_) buffer_.append(escape_);
  escape_.clear();
  drain(true);
  return number_ - (open_ ? 0 : 1);
}

std::size_t LineReader::whole_lines_end(bool final, bool& cut) const {
  const std::string_view text = buffer_;
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
  if (done_ > batch) erase_front(done_ - history_bytes);
}

// Drops the rest of the line at `done_`, and the history: lines before it are no neighbours any more.
void LineReader::skip_line() {
  const std::size_t end = line_end(buffer_, done_);
  skipping_ = open_ = true;
  if (end == buffer_.size()) return erase_front(buffer_.size());
  const std::size_t next = next_line(buffer_, end);
  after_cr_ = next == buffer_.size() && buffer_[end] == '\r';
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
  buffer_.erase(0, count);
  done_ -= std::min(done_, count);
}

void LineReader::hand_out(std::size_t end) {
  if (end <= done_) return;
  const std::string_view bytes = std::string_view(buffer_).substr(0, end);
  number_ += sink_({bytes, done_, buffer_offset_, &gaps_, number_});
  open_ = bytes.back() != '\n' && bytes.back() != '\r';
  done_ = end;
}

}  // namespace cicd::analysis
