#include "analysis/complaints.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace cicd::analysis {
namespace {

constexpr std::string_view words[] = {
    "error",   "fail",        "invalid",       "unexpected", "expected",  "missing",   "cannot",
    "can't",   "could not",   "unable",        "not found",  "no such",   "must ",     "should ",
    "denied",  "unknown",     "undefined",     "exceed",     "forbidden", "illegal",   "not allowed",
    "refused", "unsupported", "mismatch",      "please ",    "forgot",    "unhealthy", "giving up",
    "differ",  "warning",     "not installed", "required",   "bad ",      "wrong",     "错误",
    "失败",    "异常",        "找不到",        "不存在",     "缺少",      "无法",      "超时"};

// What tools count at the end of their findings.
constexpr std::string_view counted[] = {"issue", "offense",    "violation", "problem",
                                        "hint",  "unresolved", "exit code", "exit status"};

constexpr std::string_view denials[] = {"0", "no", "without", "never", "zero"};

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// "0 " or "no " in front of what begins at `at`.
bool denied_before(std::string_view text, std::size_t at) {
  std::string_view before = text.substr(0, at);
  const std::size_t end = before.find_last_not_of(' ');
  if (end == std::string_view::npos || end + 1 == at) return false;
  before = before.substr(0, end + 1);
  const std::size_t begin = before.find_last_of(" ([,;:=\t");
  const std::string_view word = before.substr(begin == std::string_view::npos ? 0 : begin + 1);
  return std::find(std::begin(denials), std::end(denials), word) != std::end(denials);
}

// "=0", ": 0" behind the word whose beginning is at `at`.
bool denied_behind(std::string_view text, std::size_t at) {
  while (at < text.size() && is_letter(text[at]))
    ++at;
  if (at >= text.size() || (text[at] != ':' && text[at] != '=')) return false;
  const std::size_t value = text.find_first_not_of(' ', at + 1);
  if (value == std::string_view::npos || text[value] != '0') return false;
  return value + 1 == text.size() || text[value + 1] < '0' || text[value + 1] > '9';
}

// "errors.o", "src/fail/x", "test_error_names": a part of a name.
bool is_part_of_name(std::string_view text, std::size_t at) {
  if (at > 0 && (text[at - 1] == '_' || text[at - 1] == '/')) return true;
  while (at < text.size() && is_letter(text[at]))
    ++at;
  if (at + 1 >= text.size()) return false;
  return text[at] == '_' || text[at] == '/' || (text[at] == '.' && is_letter(text[at + 1]));
}

bool complains_of(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (!denied_before(text, at) && !denied_behind(text, at) && !is_part_of_name(text, at)) return true;
  }
  return false;
}

}  // namespace

bool has_complaint(std::string_view lower) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return lower.find(word) != std::string_view::npos; });
}

bool complains(std::string_view lower) {
  const auto one_of = [&](std::string_view word) { return complains_of(lower, word); };
  return std::any_of(std::begin(words), std::end(words), one_of) ||
         std::any_of(std::begin(counted), std::end(counted), one_of);
}

}  // namespace cicd::analysis
