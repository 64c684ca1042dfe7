#include "analysis/anchor_filter.hpp"
#include "analysis/rule.hpp"
#include "analysis/rule_set.hpp"
#include "base/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

namespace {

using cicd::analysis::Rule;
using cicd::analysis::RuleSet;

bool hits(const RuleSet& set, std::string_view id, std::string_view line) {
  const auto found = set.hits(line);
  return std::any_of(found.begin(), found.end(), [&](auto index) { return set.rules()[index].id == id; });
}

TEST_CASE("every rule hits its samples and leaves its counter-samples alone") {
  const RuleSet set = RuleSet::built_in();
  for (const Rule& rule : set.rules()) {
    CAPTURE(rule.id);
    CHECK_FALSE(rule.matches.empty());
    if (is_by_place(rule.role)) continue;
    for (const std::string_view sample : cicd::split(rule.matches, '\n')) {
      CAPTURE(sample);
      CHECK(hits(set, rule.id, sample));
    }
    if (rule.rejects.empty()) continue;
    for (const std::string_view sample : cicd::split(rule.rejects, '\n')) {
      CAPTURE(sample);
      CHECK_FALSE(hits(set, rule.id, sample));
    }
  }
}

TEST_CASE("every rule is complete: unique id, tool, type, a rank from 0 to 100, anchors of five bytes") {
  const RuleSet set = RuleSet::built_in();
  std::set<std::string_view> ids;
  for (const Rule& rule : set.rules()) {
    CAPTURE(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK_FALSE(rule.tool.empty());
    CHECK_FALSE(rule.type.empty());
    CHECK(rule.rank >= 0);
    CHECK(rule.rank <= 100);
    CHECK(cicd::analysis::AnchorFilter().add(rule.anchors, 0));
    CHECK(rule.anchors.empty() == is_by_place(rule.role));
  }
}

TEST_CASE("a rule added at run time hits like a built-in one") {
  RuleSet set = RuleSet::built_in();
  const std::string regex = "^cart exploded in (?<file>\\S+):(?<line>\\d+): (?<msg>.+)";
  CHECK(set.add({.id = "own.cart",
                 .tool = "own",
                 .type = "CartError",
                 .anchors = "cart exploded",
                 .regex = regex.c_str()}));
  const std::string_view line = "cart exploded in shop/cart.c:7: too many apples";
  REQUIRE(hits(set, "own.cart", line));
  const auto fields = set.match(static_cast<std::uint32_t>(set.rules().size() - 1), line);
  REQUIRE(fields);
  CHECK(fields->file == "shop/cart.c");
  CHECK(fields->line == "7");
  CHECK(fields->message == "too many apples");
  CHECK(fields->column.empty());
}

TEST_CASE("rules without an anchor hit all the same, up to a number of them") {
  RuleSet set = RuleSet::built_in();
  CHECK(set.add({.id = "own.none", .tool = "own", .type = "X", .regex = "^Q\\d"}));
  CHECK(set.add({.id = "own.short", .tool = "own", .type = "X", .anchors = "1234", .regex = "1234"}));
  CHECK(hits(set, "own.none", "Q1"));
  CHECK(hits(set, "own.none", "##[error]Q1"));
  CHECK_FALSE(hits(set, "own.none", "q1"));
  CHECK(hits(set, "own.short", "a 1234"));
  std::size_t taken = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string id = "own.many" + std::to_string(i);
    taken += set.add({.id = id.c_str(), .tool = "own", .type = "X", .regex = "^Q\\d"}) ? 1U : 0U;
  }
  CHECK(taken == 62);
}

TEST_CASE("a rule that cannot work is refused with its name") {
  RuleSet set = RuleSet::built_in();
  const auto regex =
      set.add({.id = "own.bad", .tool = "own", .type = "X", .anchors = "12345", .regex = "(("});
  REQUIRE_FALSE(regex);
  CHECK(regex.error().message.find("own.bad") != std::string::npos);
  const auto wide = set.add({.id = "own.wide", .tool = "own", .type = "X", .regex = "x*"});
  REQUIRE_FALSE(wide);
  CHECK(wide.error().message.find("own.wide") != std::string::npos);
  CHECK_FALSE(set.add({.id = "gcc.error", .tool = "own", .type = "X", .anchors = "12345", .regex = "1"}));
  CHECK(set.find("own.bad") == nullptr);
}

}  // namespace
