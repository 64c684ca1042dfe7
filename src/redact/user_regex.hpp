#pragma once

#include "base/result.hpp"
#include "redact/needle.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::redact {

// A regular expression of the user's (PCRE2, UTF-8) whose matches are secret: its first group where it has
// one, else the whole match.
class UserRegex {
 public:
  // Errors: invalid_input with the place and reason.
  static Result<UserRegex> compile(const std::string& pattern);
  ~UserRegex();
  UserRegex(UserRegex&&) noexcept;
  UserRegex& operator=(UserRegex&&) noexcept;

  // The matches in each line of valid UTF-8 `text`. A line on which the expression takes too long is secret
  // as a whole: better too much than too little.
  [[nodiscard]] std::vector<Place> find(std::string_view text) const;
  [[nodiscard]] const std::string& pattern() const { return pattern_; }

 private:
  struct Code;
  UserRegex(std::string pattern, std::unique_ptr<Code> code);
  std::string pattern_;
  std::unique_ptr<Code> code_;
};

}  // namespace cicd::redact
