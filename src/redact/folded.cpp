#include "redact/folded.hpp"

#include "log/normalise.hpp"

#include <algorithm>

namespace cicd::redact {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_front = 64;  // what may stand in a line before its words

// Where the words of the line begin that begins at `from`.
std::size_t words_of_line(std::string_view text, std::size_t from) {
  auto line = text.substr(from, longest_front);
  line = line.substr(0, line.find('\n'));
  const auto payload = std::min(log::payload_start(line), line.size());
  const auto words = line.find_first_not_of(" \t", payload);
  return from + (words == npos ? line.size() : words);
}

// How many bytes of what nobody sees stand at `at`.
std::size_t unseen_at(std::string_view text, std::size_t at) {
  for (const std::string_view unseen : {std::string_view("\0", 1), std::string_view("\xEF\xBF\xBD"),
                                        std::string_view("\xE2\x80\x8B"), std::string_view("\xC2\xAD")}) {
    if (text.substr(at, unseen.size()) == unseen) return unseen.size();
  }
  return 0;
}

// How many of them end before `at`.
std::size_t unseen_before(std::string_view text, std::size_t at) {
  for (const std::size_t size : {1U, 2U, 3U}) {
    if (at >= size && unseen_at(text, at - size) == size) return size;
  }
  return 0;
}

// How much of `word` from `from` on stands at `at` in `text`, going over line ends; where it ends, or npos
// when it is not all there.
std::size_t match_forward(std::string_view word, std::size_t from, std::string_view text, std::size_t at) {
  for (std::size_t i = from; i < word.size(); ++i, ++at) {
    if (at < text.size() && text[at] == '\n' && word[i] != '\n') at = words_of_line(text, at + 1);
    while (at < text.size() && text[at] != word[i] && unseen_at(text, at) > 0)
      at += unseen_at(text, at);
    if (at >= text.size() || text[at] != word[i]) return npos;
  }
  return at;
}

// The same for the first `count` bytes of `word`, which end before `at`; where they begin.
std::size_t match_backward(std::string_view word, std::size_t count, std::string_view text, std::size_t at) {
  for (std::size_t i = count; i > 0; --i) {
    while (at > 0 && text[at - 1] != word[i - 1] && unseen_before(text, at) > 0)
      at -= unseen_before(text, at);
    if (at == 0) return npos;
    if (text[at - 1] != word[i - 1]) {
      const auto end = text.substr(at - std::min(at, longest_front), std::min(at, longest_front)).rfind('\n');
      if (end == npos) return npos;
      const auto start = at - std::min(at, longest_front) + end + 1;
      if (words_of_line(text, start) != at || start < 2) return npos;
      at = start - 1;
      if (text[at - 1] != word[i - 1]) return npos;
    }
    --at;
  }
  return at;
}

}  // namespace

std::vector<Place> match_folded(std::string_view word, std::size_t anchor, std::string_view text,
                                std::size_t at) {
  const auto end = match_forward(word, anchor, text, at);
  if (end == npos) return {};
  const auto begin = match_backward(word, anchor, text, at);
  if (begin == npos) return {};
  return places_by_line(text, {begin, end});
}

Unfolded unfolded(std::string_view text, std::size_t most) {
  Unfolded head;
  for (std::size_t at = 0; at < text.size() && head.bytes.size() < most; ++at) {
    if (text[at] == '\n') at = words_of_line(text, at + 1);
    if (at == text.size() || text[at] == '\n') break;  // a line without words ends it
    head.bytes.push_back(text[at]);
    head.places.push_back(at);
  }
  return head;
}

std::vector<Place> places_by_line(std::string_view text, Place whole) {
  std::vector<Place> places;
  for (auto at = whole.begin; at < whole.end;) {
    const auto end = at + std::min(text.substr(at, whole.end - at).find('\n'), whole.end - at);
    if (end > at) places.push_back({at, end});
    at = end < whole.end ? words_of_line(text, end + 1) : whole.end;
  }
  return places;
}

}  // namespace cicd::redact
