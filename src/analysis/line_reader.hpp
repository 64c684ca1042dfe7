#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// Turns bytes that arrive in any pieces into stretches of whole lines without colour codes, with the lines
// before them still at hand. What it hands out depends on the log alone in every respect that a line-wise
// reader can see.
class LineReader {
 public:
  static constexpr std::size_t history_bytes = std::size_t{64} << 10;  // at least this much stays visible
  static constexpr std::size_t longest_line = std::size_t{64} << 10;   // the rest of a longer line is dropped

  // Bytes that were left out of a text before `position`, in all.
  struct Gap {
    std::size_t position = 0;
    std::uint64_t removed = 0;
    bool red = false;  // the last of them switched to red letters
  };
  struct Stretch {
    std::string_view bytes;    // history, then whole lines
    std::size_t begin = 0;     // where the new lines begin in `bytes`
    std::uint64_t offset = 0;  // of bytes[0] in the log
    const std::vector<Gap>* gaps = nullptr;
    std::uint64_t number = 1;  // of the line at `begin`

    struct Source {
      std::uint64_t offset = 0;  // of the first byte in the log
      bool red = false;          // a part was printed in red
    };
    // Where bytes[from, to) stood in the log, and how.
    [[nodiscard]] Source source_of(std::size_t from, std::size_t to) const;
  };
  // Returns how many line ends stand at or after `begin`: it walks over them anyway.
  using Sink = std::function<std::uint64_t(const Stretch&)>;

  explicit LineReader(Sink sink);

  void feed(std::string_view bytes);
  // Hands out what is left, ended or not. Returns how many lines the log had.
  std::uint64_t finish();

  // What is visible after everything was handed out: history only.
  [[nodiscard]] Stretch last() const { return {text(), done_, buffer_offset_, &gaps_, number_}; }
  [[nodiscard]] std::uint64_t bytes_total() const { return bytes_total_; }

 private:
  void take(std::string_view bytes);
  void make_room(std::size_t bytes);    // and for a block more
  void append(std::string_view bytes);  // room was made for them
  void append_plain(std::string_view bytes);
  void drain(bool final);
  void hand_out(std::size_t end);
  void skip_line();
  void skip(std::string_view& bytes);
  void erase_front(std::size_t count);
  [[nodiscard]] std::size_t whole_lines_end(bool final, bool& cut) const;
  [[nodiscard]] std::string_view text() const { return std::string_view(buffer_).substr(0, filled_); }

  Sink sink_;
  std::string buffer_;               // never shrinks
  std::size_t filled_ = 0;           // bytes of `buffer_` that are text
  std::vector<Gap> gaps_;            // in the text
  std::string escape_;               // the beginning of an escape sequence that is not complete yet
  std::size_t done_ = 0;             // bytes of the text that were handed out
  std::uint64_t buffer_offset_ = 0;  // of buffer_[0] in the log
  std::uint64_t number_ = 1;         // of the line at `done_`
  std::uint64_t bytes_total_ = 0;
  bool skipping_ = false;  // inside the dropped rest of a long line
  bool open_ = false;      // the last handed out line has had no line end yet
  bool after_cr_ = false;  // a dropped line ended with \r; a \n now belongs to it
};

}  // namespace cicd::analysis
