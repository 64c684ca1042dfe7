#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace cicd::analysis {

// What PCRE2 needs while it matches: some ten kilobytes, which all patterns of one thread share.
struct MatchSpace;
// `steps` bounds one match; the default is about a millisecond.
std::shared_ptr<MatchSpace> make_match_space(std::uint32_t steps = 200'000);

// A compiled PCRE2 pattern. Matching is bounded: a pattern that needs more steps on a line than its space
// allows does not match it. It is interpreted first and translated to machine code when it is used often;
// where the kernel refuses executable memory it stays interpreted.
class Regex {
 public:
  // Errors: invalid_input with PCRE2's own sentence and the offset.
  static Result<Regex> compile(std::string_view pattern, std::shared_ptr<MatchSpace> space);
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  // Whether `text` matches anywhere. Not for two threads at once.
  [[nodiscard]] bool match(std::string_view text);

  // How many matches so far the bound ended before they were decided.
  [[nodiscard]] unsigned given_up() const;

  struct Part {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  // Where the last match put the named capture; nothing when it is absent or took no part, or when another
  // pattern has used the space since.
  [[nodiscard]] std::optional<Part> capture(std::string_view name) const;

 private:
  struct State;
  explicit Regex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cicd::analysis
