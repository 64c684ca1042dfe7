#include "analysis/line_ends.hpp"

#include <algorithm>
#include <cstring>

namespace cicd::analysis {
namespace {

std::size_t position_after(const void* found, std::string_view text, std::size_t otherwise) {
  return found == nullptr ? otherwise
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + 1;
}

}  // namespace

std::uint64_t count_line_ends(std::string_view text) {
  // Without a branch, so that the loop below becomes vector code.
  const auto ends_line = [text](std::size_t i) -> unsigned {
    const unsigned newline = text[i] == '\n', lone_return = text[i] == '\r' && text[i + 1] != '\n';
    return newline | lone_return;
  };
  constexpr std::size_t chunk = 32;  // so that a sum fits into a byte and the loop into vector registers
  std::uint64_t count = 0;
  std::size_t i = 0;
  for (; i + chunk < text.size(); i += chunk) {
    unsigned char sum = 0;
    for (std::size_t k = 0; k < chunk; ++k)
      sum = static_cast<unsigned char>(sum + ends_line(i + k));
    count += sum;
  }
  for (; i + 1 < text.size(); ++i)
    count += ends_line(i);
  return count + (text.ends_with('\n') || text.ends_with('\r') ? 1U : 0U);
}

std::size_t line_end(std::string_view text, std::size_t begin) {
  const std::size_t newline = std::min(text.find('\n', begin), text.size());
  return begin + std::min(text.substr(begin, newline - begin).find('\r'), newline - begin);
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
