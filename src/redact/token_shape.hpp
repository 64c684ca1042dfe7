#pragma once

#include "redact/char_class.hpp"
#include "redact/needle.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::redact {

// How the tokens of one service look: a row of the table in token_shape_table.cpp.
struct TokenShape {
  std::string_view kind;  // of the mask: "github-token"
  // A sequence of literals and runs, each taken as far as it goes: "ghp_[A-Za-z0-9]{36,}". `{n}`, `{n,}` and
  // `{n,m}` count; `\` takes the next byte literally; a `<` in front and a `>` at the end forbid a letter,
  // digit or `_` beside the token.
  std::string_view pattern;
  std::string_view sample;  // one that fits, not real
  std::string_view source;  // where the form is described
};

// Every known shape.
std::span<const TokenShape> token_shapes();

// A shape ready for matching. Runs of the same class are shared between shapes through `classes`.
class ShapeMatcher {
 public:
  ShapeMatcher(const TokenShape& shape, std::vector<CharClass>& classes);

  // Words of four bytes or more of which one stands at the same place in every token of this shape; a hit of
  // one at `position` is to be tried by `match(…, position)`.
  [[nodiscard]] const std::vector<std::string>& keywords() const { return keywords_; }

  // The token around a keyword at `position`, if it is one; amortised linear.
  [[nodiscard]] std::optional<Place> match(std::string_view text, std::size_t position, Runs& runs) const;

 private:
  struct Part {
    std::string literal;  // empty: a run
    std::size_t run = 0;  // number of its class
    std::size_t least = 0;
    std::size_t most = 0;
  };

  void parse(std::string_view pattern, std::vector<CharClass>& classes);
  void choose_keywords(const std::vector<CharClass>& classes);
  [[nodiscard]] std::optional<std::size_t> match_before(std::string_view text, std::size_t position,
                                                        const Runs& runs) const;

  std::vector<Part> parts_;
  std::size_t anchor_ = 0;         // the part that holds the keyword
  std::size_t anchor_offset_ = 0;  // bytes of the part before, which short keywords begin with
  std::vector<std::string> keywords_;
  bool bounded_before_ = false;
  bool bounded_after_ = false;
};

}  // namespace cicd::redact
