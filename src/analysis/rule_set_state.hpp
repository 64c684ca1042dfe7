#pragma once

#include "analysis/anchor_filter.hpp"
#include "analysis/regex.hpp"
#include "analysis/rule_set.hpp"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace cicd::analysis {

struct RuleSet::State {
  std::vector<Rule> rules;
  std::vector<std::optional<Regex>> compiled;  // by rule; empty until first needed
  AnchorFilter filter;                         // its ids are indices into `rules`, then structure marks
  std::deque<std::string> texts;               // what the views of added rules point to

  // The rule's regex, compiled now if need be; null when it does not compile.
  Regex* regex(std::uint32_t rule);
};

}  // namespace cicd::analysis
