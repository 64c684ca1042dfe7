#pragma once

#include "redact/char_class.hpp"
#include "redact/gram_index.hpp"
#include "redact/known_values.hpp"
#include "redact/needle.hpp"
#include "redact/span.hpp"
#include "redact/token_shape.hpp"
#include "redact/user_regex.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::redact {

// Finds the secret places in clean text: valid UTF-8, no control codes, lines that end in `\n`.
class Detector {
 public:
  // `shapes`: whether to look for token shapes and assignments of random values too.
  Detector(std::vector<KnownValue> values, std::vector<UserRegex> regexes, bool shapes);

  // The secret places of `text`, in order, none overlapping, none across a line end. What is a mask already
  // is none. `cut`: the text may have lost its beginning, so the end of a known value may stand there.
  [[nodiscard]] std::vector<Span> find(std::string_view text, bool cut = false) const;

  // How many bytes at the end of `line`, which was cut there, are of a known value of several words, or begin
  // one with 4 bytes or more.
  [[nodiscard]] std::size_t begun_at_end(std::string_view line) const;

  // Why a place found by `find` is secret: "value of NPM_TOKEN, base64".
  [[nodiscard]] std::string why(const Span& span) const;

 private:
  // What a word in the index stands for.
  struct Pattern {
    Stage stage;
    std::uint32_t index;  // of the needle, shape or credential word
  };
  class Search;

  void add_values();
  void add_folds(std::size_t rarest);
  void add_hex(std::uint32_t value);
  std::size_t add_pattern(std::string_view word, Stage stage, std::size_t index);
  void add_cut(std::string_view text, std::vector<Span>& spans) const;
  void add_shapes();

  std::vector<KnownValue> values_;
  std::vector<UserRegex> regexes_;
  std::vector<Needle> needles_;
  // By needle. Of one that may fold: where its anchors begin. Of one in hex: its HexAnchor's byte and digit.
  std::vector<std::array<std::size_t, 3>> anchors_;
  std::vector<CharClass> classes_;  // of the shapes' runs
  std::vector<ShapeMatcher> shapes_;
  std::vector<Pattern> patterns_;
  GramIndex index_;
};

}  // namespace cicd::redact
