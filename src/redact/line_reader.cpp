#include "redact/line_reader.hpp"

#include <algorithm>
#include <array>

namespace cicd::redact {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t value_class = 0;
constexpr std::size_t line_class = 1;

// What programs print around an optional value: Rust, Swift, Haskell.
constexpr std::array<std::string_view, 3> optionals{"Some(", "Optional(", "Just "};

}  // namespace

std::vector<CharClass> LineReader::classes() {
  return {CharClass::all_but(" \t\n\r\"'`,;()[]{}<>|\\&"), CharClass::all_but("\n")};
}

LineReader::LineReader(std::string_view text, std::size_t position, Runs& runs)
    : line_(text.substr(0, runs.end(line_class, position))), at_(position), runs_(&runs) {}

void LineReader::go(std::size_t bytes) {
  at_ += std::min(bytes, line_.size() - at_);
}

std::size_t LineReader::skip(std::string_view members, std::size_t most) {
  std::size_t count = 0;
  while (count < most && at_ < line_.size() && members.find(line_[at_]) != npos) {
    ++at_;
    ++count;
  }
  return count;
}

bool LineReader::skip_separator() {
  constexpr std::string_view wide_colon = "：";
  if (peek() == '>') {
    go(1);
    return peek() != '=';
  }
  if (rest().starts_with(wide_colon)) {
    go(wide_colon.size());
    return true;
  }
  skip("\"'\\]`", 3);
  skip(" \t", 8);
  const char sign = peek();
  if (sign != ':' && sign != '=') return false;
  go(1);
  if (peek() == (sign == ':' ? '=' : '>')) go(1);
  if (peek() == '=' || peek() == ':') return false;  // a comparison, or C++ scope
  skip(" \t", 8);
  for (const auto optional : optionals) {
    if (rest().starts_with(optional)) go(optional.size());
  }
  skip("\"'\\[`", 3);
  return true;
}

bool LineReader::skip_to_flag_value() {
  const bool has_equals = skip("=", 1) > 0;
  if (!has_equals && skip(" \t\"',", 4) == 0) return false;
  skip(quotes, 2);
  return has_equals || peek() != '-';
}

bool LineReader::skip_to(std::string_view option) {
  const auto found = rest().substr(0, 256).find(option);
  if (found != npos) go(found + option.size());
  return found != npos;
}

std::string_view LineReader::word() const {
  return line_.substr(at_, runs_->end(value_class, at_) - at_);
}

std::string_view LineReader::quoted_word() const {
  constexpr std::size_t longest = 256;
  const char before = at_ > 0 ? line_[at_ - 1] : '\0';
  if (before != '"' && before != '\'') return word();
  const auto end = rest().substr(0, longest).find(before);
  return end == npos ? word() : rest().substr(0, end);
}

}  // namespace cicd::redact
