#pragma once

#include "analysis/rule_set.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// Reads a file that a rule list names; Result as of base/file.hpp.
using ReadFile = std::function<Result<std::string>(const std::string& path)>;

// Adds a user's own rules to `rules`. `json` is a list whose parts are
// - rules: {"id", "regex", and where wanted "tool", "type", "class", "role", "rank", "hint", "anchors",
//   "matches", "rejects"}; the regex may capture file, line, col, msg and test; the hint is cause and
//   fix in one line;
// - names of JSON files that hold such a list, one rule, or problem matchers as editors and GitHub
//   runners use them ({"problemMatcher": [{"owner", "severity", "pattern": [{"regexp", "file", "line",
//   "column", "severity", "code", "message", "loop"}]}]},
//   https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md): of several patterns each must
//   match the line directly below the one before, and what is no error counts as a rule of low rank,
//   "matcher.<owner>.warning".
// Without "anchors" they are guessed from the regex; where it holds no text of five bytes that stands on each
// line, the rule is tried line by line (RuleSet::add tells how far, and what it costs).
// Samples in `matches` and `rejects` are tried at once. Returns one sentence for every part that could not be
// used.
std::vector<std::string> add_user_rules(RuleSet& rules, std::string_view json, const ReadFile& read);

}  // namespace cicd::analysis
