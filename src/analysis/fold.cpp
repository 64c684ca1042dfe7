#include "analysis/fold.hpp"

#include "base/hash.hpp"

#include <algorithm>
#include <cstddef>

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

// A run of word characters that is all hex: a commit, of six or more with a digit among them, or an address.
bool is_hash(std::string_view word) {
  const bool is_marked = word.size() > 2 && (word.starts_with("0x") || word.starts_with("0X"));
  if (is_marked) word.remove_prefix(2);
  bool any_digit = false;
  for (const char c : word) {
    if (!hex(c)) return false;
    any_digit = any_digit || digit(c);
  }
  return is_marked || (word.size() >= 6 && any_digit);
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
    if (const std::size_t size = uuid(text.substr(i)); size != 0) {
      out += '#';
      i += size;
      continue;
    }
    if (const std::size_t size = digit(c) ? duration(text.substr(i)) : 0; size != 0) {
      out += "#s";  // whatever its unit
      i += size;
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
  return fnv1a(fold(text));
}

}  // namespace cicd::analysis
