#include "analysis/line_ends.hpp"

#include "base/hash.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace cicd::analysis;

namespace {

// A text of `size` bytes, many of them line ends, another one for each `seed`.
std::string text_of(std::size_t size, unsigned seed) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i)
    text += "\r\n\nabc\x8A\x8D"[cicd::fnv1a(std::to_string(seed) + "," + std::to_string(i)) % 8];
  return text;
}

// Where the lines after the first begin, found byte by byte.
std::vector<std::size_t> line_begins(std::string_view text) {
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')))
      begins.push_back(i + 1);
  }
  return begins;
}

}  // namespace

TEST_CASE("line ends are counted and found as a walk from byte to byte finds them") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    const std::string text = text_of(seed % 70, seed);
    CAPTURE(text);
    const auto begins = line_begins(text);
    CHECK(count_line_ends(text) == begins.size());
    std::size_t at = 0;
    for (const std::size_t begin : begins) {
      const std::size_t end = line_end(text, at);
      CHECK(text.substr(at, end - at).find_first_of("\r\n") == std::string::npos);
      CHECK(next_line(text, end) == begin);
      at = begin;
    }
    CHECK(line_end(text, at) == text.size());
  }
}

TEST_CASE("more line ends than a byte counts to") {
  CHECK(count_line_ends(std::string(100'000, '\n')) == 100'000);
  CHECK(count_line_ends(std::string(100'000, '\r')) == 100'000);
  CHECK(count_line_ends("") == 0);
}
