#include "report/json_view.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace cicd::report {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  const auto next = text.find_first_not_of(blanks, at);
  return next == std::string_view::npos ? text.size() : next;
}

// `at` stands on the opening quote; the place behind the closing one.
std::size_t skip_string(std::string_view text, std::size_t at) {
  for (++at;;) {
    at = text.find('"', at);
    if (at == std::string_view::npos) return text.size();
    std::size_t backslashes = 0;
    while (text[at - 1 - backslashes] == '\\')
      ++backslashes;
    ++at;
    if (backslashes % 2 == 0) return at;
  }
}

// The place behind the value that begins at `at`.
std::size_t skip_value(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  if (text[at] == '"') return skip_string(text, at);
  if (text[at] != '{' && text[at] != '[') return std::min(text.find_first_of(",]} \t\r\n", at), text.size());
  std::size_t depth = 0;
  do {
    at = text.find_first_of("\"{}[]", at);
    if (at == std::string_view::npos) return text.size();
    if (text[at] == '"') {
      at = skip_string(text, at);
      continue;
    }
    const bool opens = text[at] == '{' || text[at] == '[';
    depth = opens ? depth + 1 : depth - 1;
    ++at;
  } while (depth > 0);
  return at;
}

unsigned hex4(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return value;
}

// Resolves "\uXXXX" whose digits begin at `at`; returns the place behind all it took.
std::size_t append_code(std::string& out, std::string_view text, std::size_t at) {
  constexpr unsigned replacement = 0xFFFD;
  unsigned code = hex4(text.substr(at, 4));
  at += 4;
  if (code >= 0xD800 && code < 0xDC00 && text.substr(at, 2) == "\\u") {
    const unsigned low = hex4(text.substr(at + 2, 4));
    if (low >= 0xDC00 && low < 0xE000) {
      append_utf8(out, 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00));
      return at + 6;
    }
  }
  if (code >= 0xD800 && code < 0xE000) code = replacement;
  append_utf8(out, code);
  return at;
}

std::string unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const auto backslash = std::min(text.find('\\', at), text.size());
    out += text.substr(at, backslash - at);
    if (backslash == text.size()) break;
    const char letter = text[backslash + 1];
    at = backslash + 2;
    if (letter == 'u') {
      at = append_code(out, text, at);
      continue;
    }
    constexpr std::string_view names = "bfnrt";
    constexpr std::string_view values = "\b\f\n\r\t";
    const auto which = names.find(letter);
    out += which == std::string_view::npos ? letter : values[which];
  }
  return out;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  if (const auto whole = parse_int(text)) return *whole;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr double exact = 9007199254740992.0;  // 2^53: beyond it a double has no exact whole numbers
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (std::abs(value) > exact || value != std::floor(value)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

}  // namespace

JsonView::JsonView(std::string_view text) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return;
  text_ = text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

JsonView::Kind JsonView::kind() const {
  if (text_.empty()) return Kind::absent;
  switch (text_.front()) {
    case '{':
      return Kind::object;
    case '[':
      return Kind::array;
    case '"':
      return Kind::string;
    case 'n':
      return Kind::null;
    case 't':
    case 'f':
      return Kind::boolean;
    default:
      return Kind::number;
  }
}

std::string JsonView::text() const {
  if (kind() != Kind::string) return std::string(text_);
  return unescape(text_.substr(1, text_.size() - 2));
}

std::optional<std::int64_t> JsonView::integer() const {
  if (kind() == Kind::number) return whole_number(text_);
  if (kind() == Kind::string) return parse_int(text());
  return std::nullopt;
}

std::vector<JsonView::Member> JsonView::members() const {
  std::vector<Member> found;
  if (kind() != Kind::object) return found;
  std::size_t at = skip_blanks(text_, 1);
  while (at < text_.size() && text_[at] == '"') {
    const auto key_end = skip_string(text_, at);
    auto key = unescape(text_.substr(at + 1, key_end - at - 2));
    const auto begin = skip_blanks(text_, skip_blanks(text_, key_end) + 1);
    const auto end = skip_value(text_, begin);
    found.push_back({std::move(key), JsonView(text_.substr(begin, end - begin))});
    at = skip_blanks(text_, skip_blanks(text_, end) + 1);
  }
  return found;
}

std::vector<JsonView> JsonView::elements() const {
  std::vector<JsonView> found;
  if (kind() != Kind::array) return found;
  std::size_t at = skip_blanks(text_, 1);
  while (at < text_.size() && text_[at] != ']') {
    const auto end = skip_value(text_, at);
    found.emplace_back(text_.substr(at, end - at));
    at = skip_blanks(text_, end);
    if (at < text_.size() && text_[at] == ',') at = skip_blanks(text_, at + 1);
  }
  return found;
}

JsonView find(const std::vector<JsonView::Member>& members, std::string_view key) {
  for (auto member = members.rbegin(); member != members.rend(); ++member)
    if (member->key == key) return member->value;
  return {};
}

}  // namespace cicd::report
