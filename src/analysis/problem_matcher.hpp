#pragma once

#include "analysis/rule_set.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace cicd::analysis {

// A problem matcher as a file holds it, made ready for a rule set; owns the texts of its rule.
struct ReadMatcher {
  std::string id;     // "matcher.<owner>"
  std::string owner;  // "eslint-stylish"
  std::string type;
  Class klass = Class::lint;
  std::vector<std::string> regexes;  // one for each line, with named captures
  std::string anchors;               // of the one with the message, a line each
  std::size_t message = 0;           // which of them holds the message
  bool repeats = false;
  bool mild_by_default = false;

  // What RuleSet::add takes; its rule points into this object.
  [[nodiscard]] Matcher matcher() const;
};

// Reads one problem matcher (https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md): "owner",
// "severity" and "pattern", one or a list, with "regexp", the numbers of its groups and, for the last one,
// "loop". The message may stand on any of its lines. Its type and class are those of the rule in `known` for
// the tool that the owner is named after, else BuildFailure and lint.
// Errors: invalid_input when it has no pattern, or one without a regexp.
Result<ReadMatcher> read_matcher(const nlohmann::json& matcher, std::span<const Rule> known);

}  // namespace cicd::analysis
