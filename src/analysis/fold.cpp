#include "analysis/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <tuple>

namespace cicd::analysis {
namespace {

enum Kind : std::uint8_t { a_digit = 1, a_letter = 2, in_hex = 4 };

constexpr auto kinds = [] {
  std::array<std::uint8_t, 256> all{};
  for (const auto& [first, last, kind] : {std::tuple{'0', '9', a_digit | in_hex},
                                          {'a', 'z', a_letter},
                                          {'A', 'Z', a_letter},
                                          {'a', 'f', a_letter | in_hex},
                                          {'A', 'F', a_letter | in_hex}}) {
    for (char c = first; c <= last; ++c)
      all[static_cast<unsigned char>(c)] = static_cast<std::uint8_t>(kind);
  }
  return all;
}();

bool is_any(char c, int kind) {
  return (kinds[static_cast<unsigned char>(c)] & kind) != 0;
}
bool digit(char c) {
  return is_any(c, a_digit);
}
bool letter(char c) {
  return is_any(c, a_letter);
}
bool hex(char c) {
  return is_any(c, in_hex);
}
bool in_word(char c) {
  return is_any(c, a_digit | a_letter);
}

// A run of letters and digits.
struct Word {
  std::string_view text;
  int some = 0;  // kinds that one of its characters has
  int all = 0;   // kinds that each of them has
};

Word word_at(std::string_view text, std::size_t begin) {
  Word word{{}, 0, a_digit | a_letter | in_hex};
  std::size_t end = begin;
  for (; end < text.size() && in_word(text[end]); ++end) {
    word.some |= kinds[static_cast<unsigned char>(text[end])];
    word.all &= kinds[static_cast<unsigned char>(text[end])];
  }
  word.text = text.substr(begin, end - begin);
  return word;
}

// Whether all of it is hex: a commit, of six or more with a digit among them, or an address.
bool is_hash(const Word& word) {
  const std::string_view text = word.text;
  if (text.size() > 2 && (text.starts_with("0x") || text.starts_with("0X")))
    return std::all_of(text.begin() + 2, text.end(), hex);
  return (word.all & in_hex) != 0 && (word.some & a_digit) != 0 && text.size() >= 6;
}

// The size of the UUID at the beginning of `text`; 0: none.
std::size_t uuid(std::string_view text) {
  constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() < shape.size()) return 0;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == 'x' ? !hex(text[i]) : text[i] != '-') return 0;
  }
  const bool is_longer =
      text.size() > shape.size() && (letter(text[shape.size()]) || digit(text[shape.size()]));
  return is_longer ? 0 : shape.size();
}

// Units of time as programs write them behind a number; the longer of two that begin alike first.
constexpr std::string_view time_units[] = {"milliseconds",
                                           "millisecond",
                                           "microseconds",
                                           "microsecond",
                                           "nanoseconds",
                                           "nanosecond",
                                           "msecs",
                                           "msec",
                                           "ms",
                                           "minutes",
                                           "minute",
                                           "mins",
                                           "min",
                                           "m",
                                           "seconds",
                                           "second",
                                           "secs",
                                           "sec",
                                           "s",
                                           "hours",
                                           "hour",
                                           "hrs",
                                           "hr",
                                           "h",
                                           "us",
                                           "\xC2\xB5s",
                                           "\xCE\xBCs",
                                           "ns"};

// The size of one number with its unit at the beginning of `text`, a blank between them allowed; 0: none.
std::size_t timed_number(std::string_view text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  std::size_t end = 0;
  while (digit(at(end)) || (end > 0 && (at(end) == '.' || at(end) == ',') && digit(at(end + 1))))
    ++end;
  if (end == 0) return 0;
  if (at(end) == ' ') ++end;
  if (std::string_view("mshun\xC2\xCE").find(at(end)) == std::string_view::npos)
    return 0;  // no unit's beginning
  const std::string_view rest = text.substr(end);
  for (const std::string_view unit : time_units) {
    if (rest.starts_with(unit)) return letter(at(end + unit.size())) ? 0 : end + unit.size();
  }
  return 0;
}

// The size of the duration at the beginning of `text` ("350ms", "1.5 s", "1m30s", "2 min 5 s"); 0: none.
std::size_t duration(std::string_view text) {
  std::size_t size = timed_number(text);
  while (size != 0 && size < text.size()) {
    const std::size_t blank = text[size] == ' ' ? 1 : 0;
    const std::size_t more = timed_number(text.substr(size + blank));
    if (more == 0) break;
    size += blank + more;
  }
  return size != 0 && size < text.size() && digit(text[size]) ? 0 : size;
}

// What stands for the beginning of a text, and how much of it.
struct Substitute {
  std::string_view text{};
  std::size_t size = 0;  // 0: it stands for itself
};

// `word` begins `text`.
Substitute substitute_for(std::string_view text, const Word& word) {
  const bool may_be_uuid = word.text.size() == 8 && (word.all & in_hex) != 0;
  if (may_be_uuid) {
    if (const std::size_t size = uuid(text); size != 0) return {"#", size};
  }
  if ((word.some & a_digit) == 0) return {};
  if (digit(text.front())) {
    if (const std::size_t size = duration(text); size != 0) return {"#s", size};  // whatever its unit
  }
  return is_hash(word) ? Substitute{"#", word.text.size()} : Substitute{};
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out(text.size(), '\0');  // what stands for something is never longer
  std::size_t end = 0;
  const auto put = [&](std::string_view part) { end += part.copy(out.data() + end, part.size()); };
  const auto last = [&] { return end == 0 ? '\0' : out[end - 1]; };
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (!in_word(c)) {
      const bool in_number = c == '.' && last() == '#' && i + 1 < text.size() && digit(text[i + 1]);
      const bool blank = c == ' ' || c == '\t';
      const bool needless = blank && (end == 0 || last() == ' ');
      if (!in_number && !needless) out[end++] = blank ? ' ' : c;
      ++i;
      continue;
    }
    const Word word = word_at(text, i);
    const Substitute instead = substitute_for(text.substr(i), word);
    i += instead.size != 0 ? instead.size : word.text.size();
    if (instead.size != 0) {
      put(instead.text);
    } else if ((word.some & a_digit) == 0) {
      put(word.text);
    } else {
      for (const char w : word.text) {
        if (!digit(w) || last() != '#') out[end++] = digit(w) ? '#' : w;
      }
    }
  }
  out.resize(end);
  return out;
}

namespace {

// A path in a directory for temporary files, without the name that a program made up there; its extension
// stays.
std::string without_made_up_name(std::string_view path) {
  for (const std::string_view directory : {"/tmp/", "/var/tmp/"}) {
    if (!path.starts_with(directory)) continue;
    const std::size_t end = std::min(path.find('/', directory.size()), path.size());
    const std::string_view name = path.substr(directory.size(), end - directory.size());
    const std::size_t dot = end == path.size() ? name.rfind('.') : std::string_view::npos;
    std::string out(directory);
    out += '*';
    if (dot != std::string_view::npos && !name.starts_with("tmp.")) out += name.substr(dot);
    return out += path.substr(end);
  }
  return std::string(path);
}

// `text` with every absolute path in it as `of_path` says.
template <typename OfPath>
std::string with_paths(std::string_view text, OfPath of_path) {
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
    out += of_path(text.substr(i, end - i));
    i = end;
  }
  return out;
}

}  // namespace

std::string lasting_paths(std::string_view text) {
  return with_paths(text, without_made_up_name);
}

std::string short_paths(std::string_view text) {
  return with_paths(text, [](std::string_view whole) {
    const std::string path = without_made_up_name(whole);
    const std::size_t last = path.rfind('/');
    const std::size_t above = last == 0 ? 0 : path.rfind('/', last - 1);
    return path.substr(above == std::string::npos ? 0 : above);
  });
}

std::uint64_t shape_of(std::string_view text) {
  return std::hash<std::string>()(fold(text));
}

}  // namespace cicd::analysis
