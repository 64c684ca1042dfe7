#include "base/byte_search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>

namespace {

using Search = std::function<std::size_t(std::string_view, std::size_t)>;

std::size_t either(std::string_view text, std::size_t at) {
  return cicd::find_either(text, at, 'B', 'm');
}

std::size_t pair(std::string_view text, std::size_t at) {
  return cicd::find_pair(text, at, '-', 'B', 'm');
}

std::size_t plain_pair(std::string_view text, std::size_t at) {
  while ((at = text.find('-', at)) != std::string_view::npos) {
    if (++at < text.size() && (text[at] == 'B' || text[at] == 'm')) return at - 1;
  }
  return at;
}

// Whether `search` finds all that `plain` does, from every place of `text`.
bool same(std::string_view text, const Search& search, const Search& plain) {
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (search(text, at) != plain(text, at)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a byte and a pair are found wherever they stand, in texts of every length") {
  for (std::size_t size = 0; size <= 300; ++size) {
    std::string text(size, '-');
    CHECK(either(text, 0) == std::string_view::npos);
    CHECK(pair(text, 0) == std::string_view::npos);
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = at % 2 == 0 ? 'B' : 'm';
      const auto pair_at = at == 0 ? std::string_view::npos : at - 1;
      if (either(text, 0) != at || either(text, at) != at || pair(text, 0) != pair_at)
        FAIL("size " << size << ", place " << at);
      text[at] = '-';
    }
  }
}

TEST_CASE("what a plain search finds is found, from every place of any text") {
  std::mt19937 random(7);
  for (int round = 0; round < 100; ++round) {
    std::string text(random() % 1000, '\0');
    for (char& c : text)  // every second text holds little of what is looked for
      c = "-Bm\xffx"[std::min<std::size_t>(random() % (round % 2 == 0 ? 5 : 200), 4)];
    CHECK(same(text, either, [](auto all, auto at) { return all.find_first_of("Bm", at); }));
    CHECK(same(text, pair, plain_pair));
  }
}
