#include "analysis/anchor_filter.hpp"

#include "analysis/anchor_writer.hpp"
#include "analysis/built_in.hpp"
#include "analysis/marks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using cicd::analysis::AnchorFilter;

namespace {

using Found = std::vector<std::pair<std::size_t, std::uint32_t>>;

Found scan(AnchorFilter& filter, std::string_view text, std::size_t from = 0) {
  std::vector<AnchorFilter::Hit> hits;
  filter.scan(text, from, hits);
  Found found;
  for (const auto& hit : hits)
    found.emplace_back(hit.begin, hit.id);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("a literal is found once, wherever it stands") {
  AnchorFilter filter;
  REQUIRE(filter.add("error:", 7));
  for (std::size_t before = 0; before < 300; ++before) {
    for (const std::size_t after : {0UL, 1UL, 7UL, 8UL, 150UL}) {
      const std::string text = std::string(before, 'x') + "error:" + std::string(after, 'y');
      CAPTURE(before);
      CAPTURE(after);
      CHECK(scan(filter, text) == Found{{before, 7}});
      CHECK(scan(filter, text, before) == Found{{before, 7}});
      CHECK(scan(filter, text, before + 1).empty());
    }
  }
}

TEST_CASE("what ^, $, \\d, \\^ and \\$ in an anchor mean") {
  AnchorFilter filter;
  REQUIRE(filter.add("^FAIL", 1));
  REQUIRE(filter.add("done.$", 2));
  REQUIRE(filter.add(".go:\\d\n.rs:\\d\\d", 3));
  REQUIRE(filter.add("\\^ here\nfive\\$", 4));
  CHECK(scan(filter, "FAIL: a") == Found{{0, 1}});
  CHECK(scan(filter, "x\nFAIL: a\nxFAIL") == Found{{2, 1}});
  CHECK(scan(filter, "2024-01-01 FAIL: a") == Found{{11, 1}});
  CHECK(scan(filter, "all done.\ndone. not\nwell done.\r\ndone.") == Found{{4, 2}, {25, 2}, {32, 2}});
  CHECK(scan(filter, "a.go:7 a.go:x b.rs:12 b.rs:1x") == Found{{1, 3}, {15, 3}});
  CHECK(scan(filter, "  ^ here costs five$") == Found{{2, 4}, {15, 4}});
}

TEST_CASE("a line's text begins behind a stamp, a bracket or a code, not behind a word") {
  AnchorFilter filter;
  REQUIRE(filter.add("^java.lang.", 1));
  for (const std::string_view before :
       {"", "\n", "  ", "\t", "2026-11-22T18:44:41.1234567Z ", "2026-11-22T18:44:41.123Z 01E ",
        "[21:04:05.123] ", "[job/step]   | ", "job\tstep\t", "web-1  | ", "9:04:05 PM: ", "\x1b[0;31m",
        "[31m", "\x1b[2G", "remote:        ", "\xEF\xBB\xBF"}) {
    CAPTURE(before);
    CHECK(scan(filter, std::string(before) + "java.lang.Error").size() == 1);
  }
  for (const std::string_view before :
       {"x", "at ", "\tat ", "no such class: com.java.lang.X or ", "from", "[FROM"}) {
    CAPTURE(before);
    CHECK(scan(filter, std::string(before) + "java.lang.Error").empty());
  }
}

TEST_CASE("an anchor that tells nothing is refused, and the others of its rule count") {
  AnchorFilter filter;
  CHECK_FALSE(filter.add("warn", 1));
  CHECK_FALSE(filter.add("^err\nwarning:", 2));
  CHECK_FALSE(filter.add("\\d\\d\\d\\d:", 3));
  CHECK_FALSE(filter.add(std::string(201, 'x'), 4));
  CHECK(scan(filter, "warn err warning: 1234:") == Found{{9, 2}});
}

TEST_CASE("in random text every literal is found that a plain search finds") {
  const std::vector<std::string> literals = {"aaaab",       "abab:", "bbaa ba",
                                             "a b a b a b", ": : :", "baab\xE2\x9C\x96"};
  AnchorFilter filter;
  for (std::uint32_t id = 0; id < literals.size(); ++id)
    REQUIRE(filter.add(literals[id], id));
  std::minstd_rand random(20'261'122);
  const std::string_view letters = "aab :\xE2\x9C\x96";
  for (int round = 0; round < 200; ++round) {
    std::string text(random() % 700, ' ');
    for (char& c : text)
      c = letters[random() % letters.size()];
    Found expected;
    for (std::uint32_t id = 0; id < literals.size(); ++id) {
      for (auto at = text.find(literals[id]); at != std::string::npos; at = text.find(literals[id], at + 1))
        expected.emplace_back(at, id);
    }
    std::sort(expected.begin(), expected.end());
    CAPTURE(text);
    CHECK(scan(filter, text) == expected);
  }
}

TEST_CASE("literals added to tables made at compile time are found beside theirs") {
  AnchorFilter filter(cicd::analysis::built_in_anchors());
  const std::string_view text =
      "fatal error: cart.h: No such file or directory\n--- FAIL: TestCart (0.00s)\n";
  const Found before = scan(filter, text);
  REQUIRE_FALSE(before.empty());
  REQUIRE(filter.add("cart of mine", 1U << 30));
  CHECK(scan(filter, text) == before);
  CHECK(scan(filter, "a cart of mine") == Found{{2, 1U << 30}});
}

namespace {

// The grams of the slot that begins with number `first`.
std::vector<cicd::analysis::Gram> chain(std::span<const cicd::analysis::Gram> grams, std::uint16_t first) {
  std::vector<cicd::analysis::Gram> found;
  for (auto at = first; at != 0; at = grams[at - 1U].next)
    found.push_back(grams[at - 1U]);
  return found;
}

// Whether the grams of each slot stand side by side.
bool side_by_side(const cicd::analysis::AnchorTables& tables) {
  return std::ranges::all_of(tables.slots, [&](std::uint16_t at) {
    for (; at != 0 && tables.grams[at - 1U].next != 0; ++at)
      if (tables.grams[at - 1U].next != at + 1) return false;
    return true;
  });
}

}  // namespace

TEST_CASE("tables made at compile time are those made at run time, with the grams of a slot side by side") {
  cicd::analysis::GrownAnchorTables grown;
  cicd::analysis::AnchorWriter writer(grown);
  std::uint32_t index = 0;
  for (const auto& rule : cicd::analysis::built_in_rules()) {
    if (rule.role != cicd::analysis::Role::locator) writer.add(rule.anchors, index);
    ++index;
  }
  std::uint32_t mark = cicd::analysis::first_mark;
  for (const auto& row : cicd::analysis::mark_rows())
    writer.add(row.anchor, mark++);
  const auto& fixed = cicd::analysis::built_in_anchors();
  CHECK(grown.literals == fixed.literals);
  CHECK(std::ranges::equal(grown.known, fixed.known));
  CHECK(std::ranges::equal(grown.anchors, fixed.anchors, [](const auto& one, const auto& other) {
    return one.begin == other.begin && one.size == other.size && one.id == other.id;
  }));
  CHECK(grown.grams.size() == fixed.grams.size());
  REQUIRE(grown.slots.size() == fixed.slots.size());
  for (std::size_t slot = 0; slot < fixed.slots.size(); ++slot) {
    CAPTURE(slot);
    const auto mine = chain(grown.grams, grown.slots[slot]);
    const auto theirs = chain(fixed.grams, fixed.slots[slot]);
    CHECK(std::ranges::equal(mine, theirs, [](const auto& one, const auto& other) {
      return one.beside == other.beside && one.anchor == other.anchor && one.offset == other.offset &&
             one.distance == other.distance && one.looseness == other.looseness;
    }));
  }
  CHECK(side_by_side(fixed));
}
