#include "analysis/built_in.hpp"

#include "analysis/anchor_writer.hpp"
#include "analysis/mark_table.hpp"
#include "analysis/rules/c_family.hpp"
#include "analysis/rules/compiled_languages.hpp"
#include "analysis/rules/containers.hpp"
#include "analysis/rules/dotnet.hpp"
#include "analysis/rules/generic.hpp"
#include "analysis/rules/git.hpp"
#include "analysis/rules/go.hpp"
#include "analysis/rules/javascript.hpp"
#include "analysis/rules/jvm.hpp"
#include "analysis/rules/other_languages.hpp"
#include "analysis/rules/packages.hpp"
#include "analysis/rules/python.hpp"
#include "analysis/rules/reports.hpp"
#include "analysis/rules/ruby_php_perl.hpp"
#include "analysis/rules/runner.hpp"
#include "analysis/rules/rust.hpp"
#include "analysis/rules/shell.hpp"
#include "analysis/rules/system.hpp"
#include "analysis/rules/translated.hpp"
#include "analysis/rules/web_tools.hpp"
#include "base/deferred.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace cicd::analysis {
namespace {

template <std::size_t... sizes>
constexpr auto joined(const Rule (&... tables)[sizes]) {
  std::array<Rule, (sizes + ...)> all{};
  auto* end = all.begin();
  ((end = std::copy(std::begin(tables), std::end(tables), end)), ...);
  return all;
}

// Of two rules that say equally much about a line, the later one is taken.
constexpr auto all_rules =
    joined(rules::c_family, rules::rust, rules::go, rules::python, rules::javascript, rules::web_tools,
           rules::jvm, rules::dotnet, rules::ruby_php_perl, rules::other_languages, rules::compiled_languages,
           rules::containers, rules::packages, rules::shell, rules::system, rules::git, rules::runner,
           rules::reports, rules::translated, rules::generic);

// The tables, with room for more than there is.
constexpr auto make_roomy() {
  FixedAnchorTables<std::size_t{96} << 10, 6000, 12000> tables;
  AnchorWriter writer(tables);
  for (std::uint32_t i = 0; i < all_rules.size(); ++i) {
    if (all_rules[i].role != Role::locator) writer.add(all_rules[i].anchors, i);
  }
  std::uint32_t mark = first_mark;
  for (const MarkRow& row : mark_table)
    writer.add(row.anchor, mark++);
  return tables;
}

// The same with just the room they need, and the grams of a slot side by side: a look-up seldom leaves one
// line of the processor's cache.
constexpr auto make_tables() {
  constexpr auto roomy = make_roomy();
  FixedAnchorTables<roomy.literals.size(), roomy.anchors.size(), roomy.grams.size()> tables;
  std::ranges::for_each(roomy.literals.view(), [&](char c) { tables.literals.push_back(c); });
  std::ranges::for_each(roomy.anchors.view(),
                        [&](const Anchor& anchor) { tables.anchors.push_back(anchor); });
  for (std::size_t slot = 0; slot < roomy.slots.size(); ++slot) {
    if (roomy.slots[slot] != 0) tables.slots[slot] = static_cast<std::uint16_t>(tables.grams.size() + 1);
    for (std::uint16_t at = roomy.slots[slot]; at != 0; at = roomy.grams.items[at - 1U].next) {
      Gram gram = roomy.grams.items[at - 1U];
      if (gram.next != 0) gram.next = static_cast<std::uint16_t>(tables.grams.size() + 2);
      tables.grams.push_back(gram);
    }
  }
  tables.known = roomy.known;
  return tables;
}

constexpr auto tables = make_tables();
constexpr AnchorTables tables_view = tables.view();

}  // namespace

std::span<const Rule> built_in_rules() {
  make_ready(Deferred::knowledge);
  return all_rules;
}

std::span<const MarkRow> mark_rows() {
  make_ready(Deferred::knowledge);
  return mark_table;
}

const AnchorTables& built_in_anchors() {
  make_ready(Deferred::knowledge);
  return tables_view;
}

}  // namespace cicd::analysis
