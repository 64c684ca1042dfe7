#pragma once

#include "analysis/anchor_filter.hpp"
#include "analysis/built_in.hpp"
#include "analysis/regex.hpp"
#include "analysis/rule_set.hpp"
#include "analysis/sequence.hpp"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cicd::analysis {

// A rule set made ready for matching.
struct Engine {
  std::span<const Rule> rules = built_in_rules();
  std::vector<Rule> grown_rules;  // what `rules` shows, once a rule was added
  std::vector<std::optional<Regex>> compiled = std::vector<std::optional<Regex>>(rules.size());
  std::shared_ptr<MatchSpace> match_space = make_match_space();
  AnchorFilter filter{built_in_anchors()};  // its ids are indices into `rules`, and `first_mark` and on
  std::optional<AnchorFilter> locators;     // empty until first needed: they are looked for beside findings
  std::vector<std::uint32_t> loose;         // rules without an anchor, at most `most_loose`
  std::shared_ptr<MatchSpace> loose_space;  // theirs, with a tight bound; made with the first
  std::deque<std::string> texts;            // what the views of added rules point to
  std::vector<Sequence> sequences;          // of problem matchers
  std::map<std::string, std::string, std::less<>> hints;  // of added rules, by id

  static constexpr std::size_t most_loose = 64;

  // Puts a rule behind the others.
  void append(const Rule& rule);
  // Takes the anchors of the rule with that index. Returns false when one is too short.
  bool learn(const Rule& rule, std::uint32_t index);
  // Takes a rule without a usable anchor; `pattern`, its regex, gets a tight bound.
  // Errors: invalid_input when it would hit every line, or when there are too many of them.
  Status learn_loose(const Rule& rule, std::uint32_t index, Regex& pattern);
  // The rule's regex, compiled now if need be; null when it does not compile.
  Regex* regex(std::uint32_t rule);
  // Of `candidates`, the rule that says most about this line, or nothing: a cause before a cascade before a
  // generic one before a locator, then the higher rank, then the later one. Sorts `candidates`.
  std::optional<std::uint32_t> best(std::vector<std::uint32_t>& candidates, std::string_view line);
  // Appends the rules without an anchor whose regex matches this line. One that reached its bound too often
  // is tried no more.
  void add_loose(std::string_view line, std::vector<std::uint32_t>& candidates);
  AnchorFilter& all_locators();
  // The locator that names a place in this line, or nothing.
  std::optional<std::uint32_t> locator(std::string_view line);
};

}  // namespace cicd::analysis
