#include "center/store/search.hpp"

#include "base/text.hpp"

#include <cstddef>

namespace cicd::center {
namespace {

constexpr std::size_t max_words = 8;
constexpr std::size_t max_trigrams = 24;  // of one word; the pattern looks at the rest

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view blanks = " \t\r\n";
  std::size_t at = 0;
  while ((at = text.find_first_not_of(blanks, at)) != std::string_view::npos && words.size() < max_words) {
    const auto end = std::min(text.find_first_of(blanks, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

// The places where the characters of valid UTF-8 begin, and its end.
std::vector<std::size_t> boundaries(std::string_view text) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) places.push_back(at);
  places.push_back(text.size());
  return places;
}

std::string like_pattern(std::string_view word) {
  std::string pattern = "%";
  for (const char letter : word) {
    if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
    pattern += letter;
  }
  return pattern += '%';
}

void add_trigrams(std::string& expression, std::string_view word) {
  const auto places = boundaries(word);
  for (std::size_t first = 0; first + 3 < places.size() && first < max_trigrams; ++first) {
    const auto trigram = word.substr(places[first], places[first + 3] - places[first]);
    if (!expression.empty()) expression += " AND ";
    expression += '"' + replace_all(trigram, "\"", "\"\"") + '"';
  }
}

}  // namespace

Search make_search(std::string_view words) {
  const auto text = repair_utf8(words);
  Search search;
  for (const auto word : words_of(text)) {
    search.patterns.push_back(like_pattern(word));
    add_trigrams(search.trigrams, word);
  }
  return search;
}

}  // namespace cicd::center
