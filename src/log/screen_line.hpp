#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::log {

// One line of a terminal: text is written at a cursor, which control codes move and which may write over or
// erase what stands there. Holds at most `limit` bytes; what is written beyond is dropped.
class ScreenLine {
 public:
  explicit ScreenLine(std::size_t limit) : limit_(limit) {}

  void write(std::string_view text);
  void move_to(std::size_t column);  // from 0; counted in characters, as everywhere here
  // Who goes back over the whole line, as progress displays do, writes a new one: what is written next at the
  // start replaces all of it.
  void move_left(std::size_t columns);
  void move_right(std::size_t columns);
  void erase_after_cursor();
  void erase_before_cursor();
  // The whole line; the cursor goes to its start, because a terminal would show blanks there.
  void erase_all();

  [[nodiscard]] std::string take() &&;

 private:
  // A character of up to four bytes, zero-filled; NUL itself is kept by its length.
  struct Cell {
    std::array<char, 4> bytes{};
    std::size_t length = 0;
  };

  void split_into_cells();
  void write_cells(std::string_view text);

  std::size_t limit_;
  std::string text_;        // while the cursor has never left the end
  std::size_t beyond_ = 0;  // characters written behind the limit, before cells
  bool in_cells_ = false;
  std::vector<Cell> cells_;
  std::size_t column_ = 0;    // of the cursor, once in cells
  bool starts_over_ = false;  // the cursor went back to the start step by step
};

}  // namespace cicd::log
