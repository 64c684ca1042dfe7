#include "analysis/fold.hpp"

#include "base/hash.hpp"

namespace cicd::analysis {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool hex(char c) {
  return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// A run of word characters with a digit in it that is all hex and at least six long: a commit, an address.
bool is_hash(std::string_view word) {
  if (word.starts_with("0x")) word.remove_prefix(2);
  bool any_digit = false;
  for (const char c : word) {
    if (!hex(c)) return false;
    any_digit = any_digit || digit(c);
  }
  return word.size() >= 6 && any_digit;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (!letter(c) && !digit(c)) {
      const bool in_number =
          c == '.' && !out.empty() && out.back() == '#' && i + 1 < text.size() && digit(text[i + 1]);
      if (in_number) {
        ++i;
        continue;
      }
      const bool blank = c == ' ' || c == '\t';
      if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : c;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (letter(text[end]) || digit(text[end])))
      ++end;
    const std::string_view word = text.substr(i, end - i);
    i = end;
    if (is_hash(word)) {
      out += '#';
      continue;
    }
    for (const char w : word) {
      if (!digit(w))
        out += w;
      else if (out.empty() || out.back() != '#')
        out += '#';
    }
  }
  return out;
}

std::string short_paths(std::string_view text) {
  const auto in_path = [](char c) {
    return letter(c) || digit(c) || std::string_view("/._-+@~\\").find(c) < 8;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '/' || (i > 0 && in_path(text[i - 1]))) {
      out += text[i++];
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && in_path(text[end]))
      ++end;
    const std::string_view path = text.substr(i, end - i);
    const std::size_t last = path.rfind('/');
    const std::size_t above = last == 0 ? 0 : path.rfind('/', last - 1);
    out += path.substr(above == std::string_view::npos ? 0 : above);
    i = end;
  }
  return out;
}

std::uint64_t shape_of(std::string_view text) {
  return fnv1a(fold(text));
}

}  // namespace cicd::analysis
