#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cicd::redact {

// A string literal; consteval, so that no runtime value can become one.
class Constant {
 public:
  consteval Constant(const char* text) : text_(text) {}
  [[nodiscard]] constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

// Text that may leave this machine: valid UTF-8 with every known secret masked. Only a Redactor makes one out
// of foreign text; the other ways in are program constants, numbers, and cutting or joining what is safe
// already.
class SafeText {
 public:
  SafeText() = default;

  // A constant of this program, e.g. SafeText(Constant("BuildFailure")).
  explicit SafeText(Constant text) : text_(text.view()) {}

  static SafeText number(std::int64_t value) { return SafeText(std::to_string(value)); }

  [[nodiscard]] const std::string& str() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::size_t size() const { return text_.size(); }

  // The part [from, from + count), moved outwards to character boundaries.
  [[nodiscard]] SafeText part(std::size_t from, std::size_t count = std::string::npos) const;
  // At most `max_chars` code points, the last one '…' when something was cut.
  [[nodiscard]] SafeText clipped(std::size_t max_chars) const;
  // At most the last / first `max_bytes` bytes, cut at a character boundary.
  [[nodiscard]] SafeText suffix(std::size_t max_bytes) const;
  [[nodiscard]] SafeText prefix(std::size_t max_bytes) const;

  SafeText& operator+=(const SafeText& other) {
    text_ += other.text_;
    return *this;
  }
  friend SafeText operator+(SafeText left, const SafeText& right) { return left += right; }
  friend bool operator==(const SafeText&, const SafeText&) = default;

 private:
  friend class Redactor;
  explicit SafeText(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

// A log line that may leave this machine.
struct SafeLine {
  std::uint64_t number = 0;
  SafeText text;
};

// A log::Document after redaction.
class SafeLog {
 public:
  std::uint64_t bytes_total = 0;
  std::uint64_t lines_total = 0;
  std::uint64_t masked = 0;  // how many places were masked in the lines
  bool partial = false;

  // The line with that number, if it is one of those that were kept.
  [[nodiscard]] std::optional<SafeLine> find(std::uint64_t number) const;
  // How many lines there are.
  [[nodiscard]] std::size_t size() const { return places_.size(); }

 private:
  friend class Redactor;
  struct Place {
    std::uint64_t number = 0;
    std::size_t begin = 0;  // in `text_`
    std::size_t size = 0;
  };

  SafeText text_;  // one line behind the other: far more of them are kept than anybody looks at
  std::vector<Place> places_;
};

}  // namespace cicd::redact
