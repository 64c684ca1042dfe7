#include "analysis/line_ends.hpp"

#include "base/byte_block.hpp"

#include <cstring>

namespace cicd::analysis {
namespace {

std::size_t position_after(const void* found, std::string_view text, std::size_t otherwise) {
  return found == nullptr ? otherwise
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + 1;
}

}  // namespace

std::uint64_t count_line_ends(std::string_view text) {
  if (text.empty()) return 0;
  std::uint64_t count = 0;
  std::size_t i = 0;
  while (text.size() - i > sizeof(ByteBlock)) {
    ByteBlock sums{};  // each byte counts what its column saw, so at most 255 rows
    for (int row = 0; row < 255 && text.size() - i > sizeof(ByteBlock); ++row, i += sizeof(ByteBlock)) {
      const ByteBlock here = block_at(text, i), next = block_at(text, i + 1);
      sums -= (here == '\n') | ((here == '\r') & (next != '\n'));  // a comparison that holds is -1
    }
    for (std::size_t column = 0; column < sizeof(ByteBlock); ++column)
      count += sums[column];
  }
  for (; i + 1 < text.size(); ++i)
    count += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n') ? 1U : 0U;
  return count + (text.ends_with('\n') || text.ends_with('\r') ? 1U : 0U);
}

std::size_t line_end(std::string_view text, std::size_t begin) {
  return find_byte(text, begin, [](auto bytes) { return (bytes == '\n') | (bytes == '\r'); });
}

std::size_t next_line(std::string_view text, std::size_t end) {
  if (end < text.size() && text[end] == '\r') ++end;
  if (end < text.size() && text[end] == '\n') ++end;
  return end;
}

std::size_t after_last_line_end(std::string_view text, std::size_t from, std::size_t to) {
  const std::size_t newline = position_after(memrchr(text.data() + from, '\n', to - from), text, from);
  return position_after(memrchr(text.data() + newline, '\r', to - newline), text, newline);
}

}  // namespace cicd::analysis
