#pragma once

#include "center/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::center {

// A search as the database understands it.
struct Search {
  // What a hit must hold, as an FTS5 expression over trigrams; empty when no word is rare enough for one.
  std::string expression;
  // A word that no text holds was asked for.
  bool hopeless = false;
  // What the text of a hit must hold, with capitals as small letters.
  std::vector<std::string> words;
};

constexpr std::size_t max_words = 32;  // of a search

// The words of a search, separated by blanks, each as often as it stands there.
std::vector<std::string_view> words_of(std::string_view text);

// The search for texts that hold every word of `words`, of which the first `max_words` count. A word of one
// or two characters is looked up among the trigrams that begin with it, if there are not too many.
Search make_search(Connection& connection, std::string_view words);

// Ids of bugs, one bit for each number up to the highest.
class BugSet {
 public:
  void insert(std::int64_t id);
  [[nodiscard]] bool holds(std::int64_t id) const;
  // In the order in which they came.
  [[nodiscard]] const std::vector<std::int64_t>& ids() const { return ids_; }

 private:
  std::vector<bool> bits_;
  std::vector<std::int64_t> ids_;
};

// The bugs that a search may find. The search must outlive it.
class Candidates {
 public:
  Candidates(Connection& connection, const Search& search);

  [[nodiscard]] const BugSet& bugs() const { return bugs_; }
  // Whether all of them are hits. Of more than 2000 that is not known beforehand.
  [[nodiscard]] bool exact() const { return exact_; }
  // Whether the bug's text holds every word.
  bool is_hit(std::int64_t id);

 private:
  void add_indexed(bool compared);

  Connection& connection_;
  const Search& search_;
  BugSet pending_;  // whose latest text is not in the index yet
  BugSet bugs_;
  bool exact_ = true;
};

// A text as it is put into the index: with two blanks at its end, so that a trigram begins at every
// character.
std::string indexed_text(std::string_view text);

}  // namespace cicd::center
