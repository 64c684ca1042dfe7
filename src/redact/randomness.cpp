#include "redact/randomness.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cicd::redact {

namespace {

enum class Letter { lower, upper, digit, other };

Letter letter_of(char c) {
  if (c >= 'a' && c <= 'z') return Letter::lower;
  if (c >= 'A' && c <= 'Z') return Letter::upper;
  if (c >= '0' && c <= '9') return Letter::digit;
  return Letter::other;
}

// Shannon's entropy of the bytes, in bits a byte.
double entropy(std::string_view value) {
  std::array<int, 256> counts{};
  for (const char c : value)
    ++counts[static_cast<unsigned char>(c)];
  double bits = 0;
  for (const int count : counts) {
    if (count == 0) continue;
    const double share = static_cast<double>(count) / static_cast<double>(value.size());
    bits -= share * std::log2(share);
  }
  return bits;
}

// How often the kind of letter changes, from "aB3" to "3B"; marks between them do not count.
std::size_t changes(std::string_view value) {
  std::size_t count = 0;
  auto before = Letter::other;
  for (const char c : value) {
    const auto now = letter_of(c);
    if (now == Letter::other) continue;
    if (before != Letter::other && now != before) ++count;
    before = now;
  }
  return count;
}

// The letters of base64 hold a slash in 64, those of a path one in a word.
bool has_path_separators(std::string_view value) {
  constexpr std::size_t longest_word = 12;
  const auto slashes = static_cast<std::size_t>(std::count(value.begin(), value.end(), '/'));
  return slashes > 3 && value.size() < slashes * longest_word;
}

bool is_place(std::string_view value) {
  constexpr std::string_view path_starts = "/.~";
  return path_starts.find(value.front()) != std::string_view::npos ||
         value.find("://") != std::string_view::npos || has_path_separators(value) || value.find('@') == 0;
}

// An address in memory: "0x7fffe4c3b1a0".
bool is_address(std::string_view value) {
  return value.starts_with("0x") && value.size() <= 18;
}

// "process.env.TOKEN1": every part between the dots begins like a name, and none is as mixed as a token.
bool is_member(std::string_view value) {
  constexpr std::size_t token_size = 20;
  const auto parts = split(value, '.');
  if (parts.back().size() >= token_size && changes(parts.back()) * 3 > parts.back().size()) return false;
  return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           const auto kind = part.empty() ? Letter::digit : letter_of(part.front());
           return kind == Letter::lower || kind == Letter::upper || (!part.empty() && part.front() == '_');
         });
}

bool is_example(std::string_view value) {
  constexpr std::array<std::string_view, 8> words{"example", "redacted", "placeholder", "changeme",
                                                  "dummy",   "xxxx",     "your_",       "your-"};
  return std::any_of(words.begin(), words.end(),
                     [&](auto word) { return contains_ignoring_case(value, word); });
}

}  // namespace

bool looks_random(std::string_view value) {
  value = value.substr(0, 256);
  const auto is_digit = [](char c) { return letter_of(c) == Letter::digit; };
  const auto digits = std::count_if(value.begin(), value.end(), is_digit);
  if (value.size() < 8 || digits == 0 || static_cast<std::size_t>(digits) == value.size()) return false;
  const auto mixed = changes(value);
  if (mixed < 3 || mixed * 7 < value.size() || entropy(value) < 3.0) return false;
  return !is_place(value) && !is_address(value) && !is_member(value) && !is_example(value);
}

}  // namespace cicd::redact
