#pragma once

#include "analysis/diagnosis.hpp"
#include "redact/redactor.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

class RuleSet;

// A known failure and its fix. The symptom is a piece of an error message; "…", "..." and <name> in it stand
// for anything. It is compared after folding: case, blanks, quotes and numbers do not count.
struct KnownFix {
  std::string symptom;
  std::string text;    // cause and fix, one line
  std::string source;  // "docs/runbook.md#L12", "built in"
};

// Known failures to compare a diagnosis with.
class HintBook {
 public:
  // Takes one more. Ignored when less than `shortest_symptom` characters of its symptom are left after
  // folding.
  void add(KnownFix fix);
  // Takes the built-in table.
  void add_built_in();

  // The fixes whose symptoms stand in one of `lines`, the longest symptom first, at most `most`; of two with
  // the same text only the first.
  [[nodiscard]] std::vector<const KnownFix*> match(const std::vector<std::string_view>& lines,
                                                   std::size_t most) const;

 private:
  struct Entry {
    KnownFix fix;
    std::vector<std::string> pieces;  // folded, to be found in this order
    std::size_t length = 0;           // of all pieces
  };
  std::vector<Entry> entries_;
};

// How many characters a folded symptom must have: shorter ones stand everywhere.
constexpr std::size_t shortest_symptom = 6;
// How many hints a diagnosis gets.
constexpr std::size_t most_hints = 3;

// `text` as symptoms and error lines are compared: lower case, quotes gone, every run of digits one 0, every
// run of blanks one blank.
std::string fold_symptom(std::string_view text);

// Gives `diagnosis` the hints of its findings' rules and those whose symptoms stand in the findings' lines:
// first those of `team` (runbooks), then built-in ones, at most `most_hints`.
void add_hints(Diagnosis& diagnosis, const RuleSet& rules, const HintBook& team,
               const redact::Redactor& redactor);

// The built-in table (hint_table.cpp).
struct BuiltInFix {
  std::string_view symptom;
  std::string_view text;
  std::string_view sample;  // a line of a really run tool, or of its documentation, that holds the symptom
};
const std::vector<BuiltInFix>& built_in_fixes();

}  // namespace cicd::analysis
