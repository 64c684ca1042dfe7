#include "base/text.hpp"
#include "report/json_view.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace cicd::report {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool is_hex(char letter) {
  return is_digit(letter) || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
}

// The bytes that stand for themselves inside a string.
constexpr std::array<bool, 256> plain = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0x20; byte < table.size(); ++byte)
    table[byte] = byte != '"' && byte != '\\';
  return table;
}();

// Whether one of eight bytes does not stand for itself inside a string. A subtraction that borrows marks a
// byte by its highest bit, and can mark a wrong one only above a right one.
bool holds_special(std::uint64_t word) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  constexpr std::uint64_t highest = 0x8080808080808080U;
  const auto quotes = word ^ (each * '"');
  const auto backslashes = word ^ (each * '\\');
  const auto marks =
      ((word - each * 0x20) & ~word) | ((quotes - each) & ~quotes) | ((backslashes - each) & ~backslashes);
  return (marks & highest) != 0;
}

// Walks over one JSON text. What is open is remembered in a string of brackets, never on the call stack.
class Checker {
 public:
  Checker(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

  std::optional<JsonFault> run() {
    skip_blanks();
    while (fault_.empty()) {
      if (!value()) continue;  // something was opened, or a fault was found
      if (!after_value()) continue;
      skip_blanks();
      if (at_ == text_.size()) return std::nullopt;
      fail("Extra data");
    }
    return JsonFault{at_, fault_};
  }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool fail(const char* message) {
    fault_ = message;
    return false;
  }
  void skip_blanks() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
      ++at_;
  }

  // Reads one value. True when it is complete, false when an array or object was opened that is not empty.
  bool value() {
    switch (peek()) {
      case '{':
        return open('{');
      case '[':
        return open('[');
      case '"':
        return string();
      case 't':
        return word("true");
      case 'f':
        return word("false");
      case 'n':
        return word("null");
      default:
        return number();
    }
  }

  bool open(char bracket) {
    if (open_.size() >= max_depth_) return fail("Nested too deeply");
    ++at_;
    skip_blanks();
    if (peek() == (bracket == '{' ? '}' : ']')) {
      ++at_;
      return true;
    }
    open_ += bracket;
    if (bracket == '{') key();
    return false;
  }

  void key() {
    if (peek() != '"') {
      fail("Expecting property name enclosed in double quotes");
      return;
    }
    if (!string()) return;
    skip_blanks();
    if (peek() != ':') {
      fail("Expecting ':' delimiter");
      return;
    }
    ++at_;
    skip_blanks();
  }

  // What follows a complete value: closes what ends here. True when nothing is open any more, false when
  // another value is to come or a fault was found.
  bool after_value() {
    while (!open_.empty()) {
      skip_blanks();
      const bool object = open_.back() == '{';
      if (peek() == ',') {
        ++at_;
        skip_blanks();
        if (object) key();
        return false;
      }
      if (peek() != (object ? '}' : ']')) return fail("Expecting ',' delimiter");
      ++at_;
      open_.pop_back();
    }
    return true;
  }

  void skip_plain() {
    for (std::uint64_t word = 0; at_ + sizeof word <= text_.size(); at_ += sizeof word) {
      std::memcpy(&word, text_.data() + at_, sizeof word);
      if (holds_special(word)) break;
    }
    while (at_ < text_.size() && plain[static_cast<unsigned char>(text_[at_])])
      ++at_;
  }

  bool string() {
    for (++at_;; ++at_) {
      skip_plain();
      if (at_ == text_.size()) break;
      const auto letter = static_cast<unsigned char>(text_[at_]);
      if (letter == '"') {
        ++at_;
        return true;
      }
      if (letter < 0x20) return fail("Invalid control character");
      if (!escape()) return fail("Invalid escape");
    }
    return fail("Unterminated string");
  }

  // Stands on the backslash; afterwards on the last letter of the escape.
  bool escape() {
    ++at_;
    if (peek() != 'u') return at_ < text_.size() && std::string_view("\"\\/bfnrt").find(peek()) != text_.npos;
    for (int digit = 0; digit < 4; ++digit) {
      ++at_;
      if (!is_hex(peek())) return false;
    }
    return true;
  }

  bool word(std::string_view expected) {
    if (text_.substr(at_, expected.size()) != expected) return fail("Expecting value");
    at_ += expected.size();
    return true;
  }

  bool digits() {
    if (!is_digit(peek())) return false;
    while (is_digit(peek()))
      ++at_;
    return true;
  }

  bool number() {
    const auto start = at_;
    if (peek() == '-') ++at_;
    const bool leading_zero = peek() == '0';
    const auto first = at_;
    if (!digits() || (leading_zero && at_ - first > 1)) {
      at_ = start;
      return fail("Expecting value");
    }
    if (peek() == '.') {
      ++at_;
      if (!digits()) return fail("Expecting value");
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      if (!digits()) return fail("Expecting value");
    }
    return true;
  }

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  std::string open_;
  std::string fault_;
};

}  // namespace

std::optional<JsonFault> check_json(std::string_view text, std::size_t max_depth) {
  if (!is_utf8(text)) return JsonFault{0, "Not valid UTF-8"};
  return Checker(text, max_depth).run();
}

}  // namespace cicd::report
