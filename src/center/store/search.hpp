#pragma once

#include "center/store/database.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::center {

// A search as the database understands it.
struct Search {
  // What a hit must hold, as an FTS5 expression over trigrams; empty when only comparing all texts helps.
  std::string expression;
  // A word that no text holds was asked for.
  bool hopeless = false;
  // Whether the expression looks at every word.
  bool complete = true;
  // What the text of a hit must be LIKE, with '\' as the escape character: one pattern a word.
  std::vector<std::string> patterns;
  // Whether texts are compared with their letters folded by fold_case; LIKE itself folds those of ASCII.
  bool folded = false;
};

constexpr std::size_t max_words = 32;  // of a search

// The words of a search, separated by blanks, each as often as it stands there.
std::vector<std::string_view> words_of(std::string_view text);

// The search for texts that hold every word of `words`, of which the first `max_words` count. A word of one
// or two characters is looked up among the trigrams that begin with it, if there are not too many.
Search make_search(Connection& connection, std::string_view words);

// Brings ids into the order of a list and leaves out those that it does not show: the ids it is given, or
// those of all bugs when it is given nothing.
using Ordering = std::function<std::vector<std::int64_t>(const std::vector<std::int64_t>* ids)>;

// Ids of the bugs whose text holds what is searched, as `ordering` arranges them. The first `wanted` are
// exact, and all up to 2000 candidates; beyond, a bug counts that holds all parts of three characters.
std::vector<std::int64_t> search_hits(Connection& connection, const Search& search, const Ordering& ordering,
                                      std::size_t wanted);

// A text as it is put into the index: with two blanks at its end, so that a trigram begins at every
// character.
std::string indexed_text(std::string_view text);

}  // namespace cicd::center
