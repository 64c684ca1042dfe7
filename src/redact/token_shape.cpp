#include "redact/token_shape.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <tuple>
#include <utility>

namespace cicd::redact {

namespace {

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

// Reads "{n}", "{n,}" or "{n,m}" at the start of `text` and removes it.
std::pair<std::size_t, std::size_t> take_counts(std::string_view& text) {
  const auto end = text.find('}');
  const auto inside = text.substr(1, end - 1);
  text.remove_prefix(end + 1);
  std::size_t least = 0;
  const auto stop = std::from_chars(inside.data(), inside.data() + inside.size(), least).ptr;
  std::size_t most = stop == inside.data() + inside.size() ? least : unlimited;
  if (most == unlimited) std::from_chars(stop + 1, inside.data() + inside.size(), most);
  return {least, most};
}

std::size_t class_number(const CharClass& wanted, std::vector<CharClass>& classes) {
  const auto found = std::find(classes.begin(), classes.end(), wanted);
  if (found != classes.end()) return static_cast<std::size_t>(found - classes.begin());
  classes.push_back(wanted);
  return classes.size() - 1;
}

// Each of `words` with each member of `set` in front or behind.
std::vector<std::string> with_each(const std::vector<std::string>& words, const CharClass& set,
                                   bool in_front) {
  std::vector<std::string> longer;
  for (const auto& word : words) {
    for (int byte = 1; byte < 127; ++byte) {
      const char c = static_cast<char>(byte);
      if (set.has(c)) longer.push_back(in_front ? c + word : word + c);
    }
  }
  return longer;
}

}  // namespace

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

ShapeMatcher::ShapeMatcher(const TokenShape& shape, std::vector<CharClass>& classes) {
  parse(shape.pattern, classes);
  choose_keywords(classes);
}

void ShapeMatcher::parse(std::string_view pattern, std::vector<CharClass>& classes) {
  if (pattern.starts_with('<')) {
    bounded_before_ = true;
    pattern.remove_prefix(1);
  }
  if (pattern.ends_with('>')) {
    bounded_after_ = true;
    pattern.remove_suffix(1);
  }
  while (!pattern.empty()) {
    if (pattern.front() == '[') {
      const auto close = pattern.find(']');
      Part run;
      run.run = class_number(CharClass(pattern.substr(1, close - 1)), classes);
      pattern.remove_prefix(close + 1);
      std::tie(run.least, run.most) = take_counts(pattern);
      parts_.push_back(run);
      continue;
    }
    if (pattern.front() == '\\') pattern.remove_prefix(1);
    if (parts_.empty() || parts_.back().literal.empty()) parts_.emplace_back();
    parts_.back().literal.push_back(pattern.front());
    pattern.remove_prefix(1);
  }
}

// Takes the longest literal. One that is too short for the index is lengthened by what may stand beside it.
void ShapeMatcher::choose_keywords(const std::vector<CharClass>& classes) {
  constexpr std::size_t long_enough = 4;
  const auto longest = std::max_element(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) {
    return a.literal.size() < b.literal.size();
  });
  anchor_ = static_cast<std::size_t>(longest - parts_.begin());
  keywords_ = {longest->literal};
  if (longest->literal.size() < long_enough && anchor_ > 0) {
    keywords_ = with_each(keywords_, classes[parts_[anchor_ - 1].run], true);
    anchor_offset_ = 1;
  }
  while (keywords_.front().size() < long_enough)
    keywords_ = with_each(keywords_, classes[parts_[anchor_ + 1].run], false);
}

std::optional<Place> ShapeMatcher::match(std::string_view text, std::size_t position, Runs& runs) const {
  const auto keyword = position + anchor_offset_;
  const auto begin = match_before(text, keyword, runs);
  if (!begin) return std::nullopt;
  auto at = keyword;
  for (auto part = parts_.begin() + static_cast<std::ptrdiff_t>(anchor_); part != parts_.end(); ++part) {
    if (!part->literal.empty()) {
      if (text.substr(at, part->literal.size()) != part->literal) return std::nullopt;
      at += part->literal.size();
      continue;
    }
    const auto length = runs.end(part->run, at) - at;
    if (length < part->least) return std::nullopt;
    at += std::min(length, part->most);
  }
  if (bounded_after_ && at < text.size() && is_word(text[at])) return std::nullopt;
  while (text[at - 1] == '.')  // ends the sentence rather than the token
    --at;
  return Place{*begin, at};
}

// Where the token begins whose keyword's part is at `position`: a keyword may have one run in front.
std::optional<std::size_t> ShapeMatcher::match_before(std::string_view text, std::size_t position,
                                                      const Runs& runs) const {
  auto begin = position;
  if (anchor_ > 0) {
    const auto& run = parts_[anchor_ - 1];
    const auto& set = runs.set(run.run);
    while (begin > 0 && position - begin < run.most && set.has(text[begin - 1]))
      --begin;
    if (position - begin < run.least) return std::nullopt;
  }
  if (bounded_before_ && begin > 0 && is_word(text[begin - 1])) return std::nullopt;
  return begin;
}

}  // namespace cicd::redact
