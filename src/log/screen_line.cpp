#include "log/screen_line.hpp"

#include <algorithm>
#include <utility>

namespace cicd::log {

namespace {

bool is_continuation(char c) {
  return (c & '\xC0') == '\x80';
}

// Bytes of the character at the start of `text`: a lead byte with the continuation bytes it asks for, else 1.
std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  std::size_t length = 1;
  while (length < wanted && length < text.size() && is_continuation(text[length]))
    ++length;
  return length;
}

}  // namespace

void ScreenLine::write(std::string_view text) {
  if (in_cells_) {
    write_cells(text);
    return;
  }
  const auto fits = std::min(limit_ - std::min(limit_, text_.size()), text.size());
  text_.append(text.substr(0, fits));
  beyond_ += text.size() - fits;
}

void ScreenLine::write_cells(std::string_view text) {
  if (starts_over_ && column_ == 0 && !text.empty()) cells_.clear();
  starts_over_ = false;
  while (!text.empty()) {
    const auto length = character_length(text);
    if (column_ < limit_) {
      if (column_ > cells_.size()) cells_.resize(column_, Cell{{' '}, 1});
      if (column_ == cells_.size()) cells_.emplace_back();
      cells_[column_].length = length;
      text.copy(cells_[column_].bytes.data(), length);
    }
    ++column_;
    text.remove_prefix(length);
  }
}

void ScreenLine::move_to(std::size_t column) {
  split_into_cells();
  column_ = column;
}

void ScreenLine::move_left(std::size_t columns) {
  split_into_cells();
  column_ -= std::min(column_, columns);
  starts_over_ = column_ == 0;
}

void ScreenLine::move_right(std::size_t columns) {
  split_into_cells();
  column_ += std::min(columns, limit_);
}

void ScreenLine::erase_after_cursor() {
  if (in_cells_ && column_ < cells_.size()) cells_.resize(column_);
}

void ScreenLine::erase_before_cursor() {
  split_into_cells();
  std::fill_n(cells_.begin(), std::min(column_ + 1, cells_.size()), Cell{{' '}, 1});
}

void ScreenLine::erase_all() {
  text_.clear();
  cells_.clear();
  beyond_ = 0;
  column_ = 0;
}

std::string ScreenLine::take() && {
  if (!in_cells_) return std::move(text_);
  std::string out;
  for (const auto& cell : cells_)
    out.append(cell.bytes.data(), cell.length);
  return out;
}

void ScreenLine::split_into_cells() {
  if (in_cells_) return;
  in_cells_ = true;
  write_cells(text_);
  column_ += beyond_;
}

}  // namespace cicd::log
