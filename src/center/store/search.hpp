#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cicd::center {

// A search as the database understands it.
struct Search {
  // Trigrams that a hit must hold, as an FTS5 expression; empty when every word is shorter than three
  // characters, so that only comparing all texts helps.
  std::string trigrams;
  // What the text of a hit must be LIKE, with '\' as the escape character: one pattern a word, at most 8.
  std::vector<std::string> patterns;
};

// The search for texts that hold every word of `words`.
Search make_search(std::string_view words);

}  // namespace cicd::center
