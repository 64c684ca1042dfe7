#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::report {

// Where a JSON text goes wrong.
struct JsonFault {
  std::size_t offset = 0;  // in bytes from its beginning
  std::string message;     // "Expecting value"
};

// Nothing when `text` is one JSON value (RFC 8259) in valid UTF-8 whose arrays and objects nest at most
// `max_depth` deep, else the first fault. Linear in time, and its stack does not grow with the input. Accepts
// what JavaScript and Python write beyond the letter: escaped lone surrogates and repeated keys.
std::optional<JsonFault> check_json(std::string_view text, std::size_t max_depth);

// A value inside a JSON text that has passed check_json: it points into that text, copies nothing, and keeps
// every byte as it was sent.
class JsonView {
 public:
  enum class Kind { absent, null, boolean, number, string, array, object };

  JsonView() = default;
  // `text` is one JSON value; blanks around it are dropped.
  explicit JsonView(std::string_view text);

  [[nodiscard]] Kind kind() const;
  // Absent, or the word null.
  [[nodiscard]] bool empty() const { return kind() == Kind::absent || kind() == Kind::null; }
  // The bytes of the value as they stand in the text.
  [[nodiscard]] std::string_view raw() const { return text_; }

  // A string with its escapes resolved (a lone surrogate becomes U+FFFD), else the raw text.
  [[nodiscard]] std::string text() const;
  // A number without a fraction ("41", "41.0", "4.1e1") or a string that holds a whole number, else nothing.
  [[nodiscard]] std::optional<std::int64_t> integer() const;

  struct Member;
  // The members of an object in their order, none for any other kind.
  [[nodiscard]] std::vector<Member> members() const;
  // The elements of an array, none for any other kind.
  [[nodiscard]] std::vector<JsonView> elements() const;

 private:
  std::string_view text_;
};

struct JsonView::Member {
  std::string key;
  JsonView value;
};

// The value of the last member called `key`, absent when there is none.
JsonView find(const std::vector<JsonView::Member>& members, std::string_view key);

}  // namespace cicd::report
