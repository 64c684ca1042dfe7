#include "log/line_splitter.hpp"

#include <algorithm>

namespace cicd::log {

namespace {

// Finds the next `\n` or `\r`. The place of the next `\n` is remembered, so that a block full of `\r` is not
// searched to its end for each of them.
class LineEnds {
 public:
  explicit LineEnds(std::string_view bytes) : bytes_(bytes), feed_(bytes.find('\n')) {}

  std::size_t next(std::size_t from) {
    if (feed_ != std::string_view::npos && feed_ < from) feed_ = bytes_.find('\n', from);
    const auto stop = std::min(feed_, bytes_.size());
    const auto carriage_return = bytes_.substr(0, stop).find('\r', from);
    return carriage_return != std::string_view::npos ? carriage_return : feed_;
  }

 private:
  std::string_view bytes_;
  std::size_t feed_;
};

}  // namespace

void LineSplitter::feed(std::string_view bytes, const Sink& sink) {
  std::size_t at = 0;
  if (after_return_ && !bytes.empty()) {
    after_return_ = false;
    if (bytes.front() == '\n') {
      ++at;
      ++line_start_;
    }
  }
  LineEnds ends(bytes);
  while (at < bytes.size()) {
    const auto end = ends.next(at);
    if (end == std::string_view::npos) {
      keep(bytes.substr(at));
      return;
    }
    end_line(bytes.substr(at, end - at), sink);
    at = end + 1;
    ++line_start_;
    if (bytes[end] != '\r') continue;
    if (at == bytes.size()) {
      after_return_ = true;
    } else if (bytes[at] == '\n') {
      ++at;
      ++line_start_;
    }
  }
}

void LineSplitter::finish(const Sink& sink) {
  if (begun_length_ > 0) end_line({}, sink);
  after_return_ = false;
}

void LineSplitter::skip_to(std::uint64_t offset, const Sink& sink) {
  finish(sink);
  line_start_ = offset;
}

void LineSplitter::end_line(std::string_view last_part, const Sink& sink) {
  RawLine line{++lines_, line_start_, last_part, last_part.size()};
  if (begun_length_ > 0) {
    keep(last_part);
    line.bytes = begun_;
    line.length = begun_length_;
  }
  line.bytes = line.bytes.substr(0, cap_);
  line_start_ += line.length;
  sink(line);
  begun_.clear();
  begun_length_ = 0;
}

void LineSplitter::keep(std::string_view part) {
  begun_length_ += part.size();
  begun_.append(part.substr(0, cap_ - std::min(cap_, begun_.size())));
}

}  // namespace cicd::log
