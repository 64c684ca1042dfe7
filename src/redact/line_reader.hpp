#pragma once

#include "redact/char_class.hpp"
#include "redact/needle.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace cicd::redact {

// What may open and close a quotation in a shell or a program.
inline constexpr std::string_view quotes = "\"'`\\";

// The line that a word stands in which announces a credential, and a place in it, which begins behind that
// word.
class LineReader {
 public:
  // The first classes that are needed in the Runs: the bytes of a value, and those of a line.
  static std::vector<CharClass> classes();

  LineReader(std::string_view text, std::size_t position, Runs& runs);

  // The byte here; NUL at the end of the line.
  [[nodiscard]] char peek() const { return at_ < line_.size() ? line_[at_] : '\0'; }
  [[nodiscard]] std::string_view rest() const { return line_.substr(at_); }
  // Goes on by `bytes`, at most to the end of the line.
  void go(std::size_t bytes);
  // Goes behind at most `most` bytes of `members`; how many there were.
  std::size_t skip(std::string_view members, std::size_t most);

  // Goes behind what separates a name from its value: closing quotes, then `:`, `=`, `=>` or `:=`, then
  // opening quotes, also within `Some(…)`; or the end of an XML tag. Whether it is there.
  bool skip_separator();
  // Goes behind what stands between a flag and its value; whether it is there.
  bool skip_to_flag_value();
  // Goes behind the first `option` that follows within 256 bytes; whether there is one.
  bool skip_to(std::string_view option);

  // The bytes from here that may belong to one value: neither blanks, quotes, brackets nor separators.
  [[nodiscard]] std::string_view word() const;
  // The same, but what begins behind a quote goes on to the next one, if that is near.
  [[nodiscard]] std::string_view quoted_word() const;

  // The place of `length` bytes from here, in the whole text.
  [[nodiscard]] Place place(std::size_t length) const { return {at_, at_ + length}; }

 private:
  std::string_view line_;  // with all lines before it
  std::size_t at_;
  Runs* runs_;
};

}  // namespace cicd::redact
