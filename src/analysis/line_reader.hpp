#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace cicd::analysis {

// Turns bytes that arrive in any pieces into stretches of whole lines, with the lines before them still at
// hand. What it hands out depends on the log alone in every respect that a line-wise reader can see.
class LineReader {
 public:
  static constexpr std::size_t history_bytes = std::size_t{64} << 10;  // at least this much stays visible
  static constexpr std::size_t longest_line = std::size_t{64} << 10;   // the rest of a longer line is dropped

  struct Stretch {
    std::string_view bytes;       // history, then whole lines
    std::size_t begin = 0;        // where the new lines begin in `bytes`
    std::uint64_t offset = 0;     // of bytes[0] in the log
    std::uint64_t number = 1;     // of the line at `begin`
    std::uint64_t line_ends = 0;  // how many line ends stand at or after `begin`
  };
  using Sink = std::function<void(const Stretch&)>;

  explicit LineReader(Sink sink);

  void feed(std::string_view bytes);
  // Hands out what is left, ended or not. Returns how many lines the log had.
  std::uint64_t finish();

  [[nodiscard]] std::uint64_t bytes_total() const { return bytes_total_; }

 private:
  void drain(bool final);
  void hand_out(std::size_t end);
  void skip(std::string_view& bytes);
  [[nodiscard]] std::size_t whole_lines_end(bool final, bool& cut) const;
  void forget_history();

  Sink sink_;
  std::string buffer_;
  std::size_t done_ = 0;             // bytes of `buffer_` that were handed out
  std::uint64_t buffer_offset_ = 0;  // of buffer_[0] in the log
  std::uint64_t number_ = 1;         // of the line at `done_`
  std::uint64_t bytes_total_ = 0;
  bool skipping_ = false;  // inside the dropped rest of a long line
  bool open_ = false;      // the last handed out line has had no line end yet
  bool after_cr_ = false;  // a dropped line ended with \r; a \n now belongs to it
};

// How many line ends (\n, \r\n, lone \r) stand in `text`; a \n at its beginning counts.
std::uint64_t count_line_ends(std::string_view text);

}  // namespace cicd::analysis
