#pragma once

#include "base/result.hpp"
#include "redact/gram_index.hpp"
#include "redact/known_values.hpp"
#include "redact/needle.hpp"
#include "redact/span.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::redact {

// Finds the secret places in clean text: valid UTF-8, no control codes, lines that end in `\n`.
class Detector {
 public:
  Detector(std::vector<KnownValue> values, bool patterns);

  // The secret places of `text`, in order, none overlapping, none across a line end. What is a mask already
  // is none. `cut`: the text may have lost its beginning, so the end of a known value may stand there.
  [[nodiscard]] std::vector<Span> find(std::string_view text, bool cut = false) const;

  // Why a place found by `find` is secret: "value of NPM_TOKEN, base64".
  [[nodiscard]] std::string why(const Span& span) const;

 private:
  enum class What { needle, url, key };
  struct Pattern {
    What what;
    std::uint32_t index;
  };

  void add_pattern(std::string_view word, Pattern pattern);

  std::vector<KnownValue> values_;
  std::vector<Needle> needles_;
  std::vector<Pattern> patterns_;
  GramIndex index_;
};

}  // namespace cicd::redact
