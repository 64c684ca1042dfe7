#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace cicd::log {

// One line as it stands in the log, without its end; valid only during the call that hands it on.
struct RawLine {
  std::uint64_t number = 0;  // counts from 1
  std::uint64_t offset = 0;  // of its first byte
  std::string_view bytes;
  std::uint64_t length = 0;  // in the log; more than `bytes.size()` when the line was clipped
};

// Cuts a stream of bytes into lines: `\n`, `\r\n` and a lone `\r` each end one. Resumable at any byte,
// linear, and bounded by `cap`: of a longer line only the first `cap` bytes are kept.
class LineSplitter {
 public:
  using Sink = std::function<void(const RawLine&)>;

  explicit LineSplitter(std::size_t cap = std::size_t{64} * 1024) : cap_(cap) {}

  // The next bytes of the log; calls `sink` for each line that ends in them.
  void feed(std::string_view bytes, const Sink& sink);
  // Ends the log: hands on a last line that has no end. A log that ends with a line end has no empty line
  // after it.
  void finish(const Sink& sink);
  // Bytes of the log are missing here: what was begun is handed on, and the next byte is the one at `offset`.
  // Lines in the gap are not counted.
  void skip_to(std::uint64_t offset, const Sink& sink);

  // Lines handed on so far.
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

 private:
  void end_line(std::string_view last_part, const Sink& sink);
  void keep(std::string_view part);

  std::size_t cap_;
  std::string begun_;               // what is kept of a line whose end has not come yet
  std::uint64_t begun_length_ = 0;  // its length so far
  std::uint64_t line_start_ = 0;    // offset of the first byte of the current line
  std::uint64_t lines_ = 0;
  bool after_return_ = false;  // the last byte was `\r`: a `\n` now belongs to it
};

}  // namespace cicd::log
