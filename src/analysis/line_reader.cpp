#include "analysis/line_reader.hpp"

#include <algorithm>
#include <cstring>

namespace cicd::analysis {
namespace {

constexpr std::size_t batch = std::size_t{256} << 10;

// The position after the last line end in text[from, to), or `from` when there is none.
std::size_t after_last_line_end(std::string_view text, std::size_t from, std::size_t to) {
  const void* newline = memrchr(text.data() + from, '\n', to - from);
  const std::size_t after =
      newline == nullptr ? from
                         : static_cast<std::size_t>(static_cast<const char*>(newline) - text.data()) + 1;
  const void* carriage = memrchr(text.data() + after, '\r', to - after);
  return carriage == nullptr ? after
                             : static_cast<std::size_t>(static_cast<const char*>(carriage) - text.data()) + 1;
}

}  // namespace

std::uint64_t count_line_ends(std::string_view text) {
  std::uint64_t count = 0;
  const char* data = text.data();
  constexpr std::size_t chunk = 128;  // so that the inner sums fit into bytes and the loop into vectors
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t end = std::min(i + chunk, text.size());
    unsigned char sum = 0;
    for (std::size_t k = i; k < end; ++k)
      sum = static_cast<unsigned char>(sum + (data[k] == '\n' ? 1 : 0));
    count += sum;
    i = end;
  }
  const char* end = data + text.size();
  const char* at = data;
  while ((at = static_cast<const char*>(std::memchr(at, '\r', static_cast<std::size_t>(end - at)))) !=
         nullptr) {
    ++at;
    if (at == end || *at != '\n') ++count;
    if (at == end) break;
  }
  return count;
}

LineReader::LineReader(Sink sink) : sink_(std::move(sink)) {
  buffer_.reserve(batch + 2 * history_bytes);
}

void LineReader::skip(std::string_view& bytes) {
  const std::size_t end = bytes.find_first_of("\r\n");
  const std::size_t dropped = std::min(end == std::string_view::npos ? bytes.size() : end + 1, bytes.size());
  if (end != std::string_view::npos) {
    skipping_ = open_ = false;
    after_cr_ = bytes[end] == '\r';
    ++number_;
  }
  buffer_offset_ += dropped;
  bytes.remove_prefix(dropped);
}

void LineReader::feed(std::string_view bytes) {
  bytes_total_ += bytes.size();
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
    const std::size_t room = batch - std::min(buffer_.size() - done_, batch - 1);
    const std::size_t part = std::min(room, bytes.size());
    buffer_.append(bytes.substr(0, part));
    bytes.remove_prefix(part);
    if (buffer_.size() - done_ >= batch) drain(false);
  }
}

std::uint64_t LineReader::finish() {
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
  for (;;) {
    bool cut = false;
    const std::size_t end = whole_lines_end(final, cut);
    hand_out(end);
    if (!cut) return;
    std::string rest = buffer_.substr(done_);
    forget_history();
    skipping_ = open_ = true;
    std::string_view view = rest;
    skip(view);
    if (after_cr_ && !view.empty()) {
      after_cr_ = false;
      if (view.front() == '\n') {
        ++buffer_offset_;
        view.remove_prefix(1);
      }
    }
    buffer_.assign(view);
    if (skipping_ || (!final && buffer_.size() < batch)) {
      return;
    }
  }
}

void LineReader::forget_history() {
  buffer_offset_ += done_;
  buffer_.clear();
  done_ = 0;
}

void LineReader::hand_out(std::size_t end) {
  if (end > done_) {
    const std::string_view bytes = std::string_view(buffer_).substr(0, end);
    const std::uint64_t ends = count_line_ends(bytes.substr(done_));
    sink_({bytes, done_, buffer_offset_, number_, ends});
    number_ += ends;
    open_ = bytes.back() != '\n' && bytes.back() != '\r';
    done_ = end;
  }
  if (done_ > batch) {  // what remains is at most the history and half a line
    const std::size_t drop = done_ - history_bytes;
    buffer_.erase(0, drop);
    buffer_offset_ += drop;
    done_ -= drop;
  }
}

}  // namespace cicd::analysis
