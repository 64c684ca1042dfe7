#pragma once

#include "redact/needle.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::redact {

// Where `word` stands in `text` when a tool has broken it into lines at some column, or when something that
// nobody sees stands in it (NUL, U+FFFD, a blank of no width, a soft hyphen), found from its four bytes at
// `anchor`, which may stand at `at`: a place a line; none when it is not there. Each line may be indented,
// and may begin with what BuildKit and others put in front of a tool's own words.
std::vector<Place> match_folded(std::string_view word, std::size_t anchor, std::string_view text,
                                std::size_t at);

// The first bytes of `text`, at most `most`, without line ends and what stands before the words of a line,
// and where each of them stands.
struct Unfolded {
  std::string bytes;
  std::vector<std::size_t> places;
};
Unfolded unfolded(std::string_view text, std::size_t most);

// [begin, end) of `text` as a place a line, without the line ends.
std::vector<Place> places_by_line(std::string_view text, Place whole);

}  // namespace cicd::redact
