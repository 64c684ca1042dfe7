#include "analysis/places.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cicd::analysis {
namespace {

constexpr std::size_t place_reach = 12;

// A header of the system or of C++'s library, which a template of the project's is at odds with.
bool is_library(const std::string& file) {
  return file.starts_with("/usr/include/") || file.find("/include/c++/") != std::string::npos;
}

// A file, not only a module's name.
bool is_place(const Named& named) {
  return !named.file.empty() && (!named.line.empty() || named.file.find('/') != std::string::npos);
}

}  // namespace

Places::Places(const Evidence& evidence, Engine& engine, Texts& texts, std::span<const TestReport> reports)
    : evidence_(evidence),
      engine_(engine),
      texts_(texts),
      reports_(reports),
      table_head_(index_of(engine.rules, "table.head")),
      instantiated_(index_of(engine.rules, "gcc.instantiated")) {}

bool Places::add_from_header(Candidate& candidate, std::size_t at, Extent block) {
  if (engine_.rules[candidate.rule].block != Block::table || block.first == at) return false;
  if (table_head_ == engine_.rules.size()) return false;
  if (named_in(engine_, table_head_, texts_.text(block.first)).file.empty()) return false;
  candidate.place_line = texts_.number(block.first);
  candidate.place_rule = table_head_;
  return true;
}

bool Places::add_from_sequence(Candidate& candidate, std::size_t at) {
  const Sequence* const sequence = sequence_of(engine_, candidate.rule);
  const auto parts = sequence == nullptr ? std::nullopt : parts_around(*sequence, engine_, texts_, at);
  if (!parts) return false;
  for (const SequencePart& part : *parts) {
    const Named named = named_in(engine_, part.rule, texts_.text(part.at));
    if (named.file.empty() && named.line.empty()) continue;
    candidate.place_line = texts_.number(part.at);
    candidate.place_rule = part.rule;
    if (!named.file.empty()) return true;
  }
  return candidate.place_line != 0;
}

bool Places::add_from_report(Candidate& candidate, std::size_t at, const std::string& test) {
  const auto own = std::find_if(reports_.begin(), reports_.end(),
                                [&](const TestReport& report) { return report.at == at; });
  if (test.empty() || own == reports_.end()) return false;
  for (const TestReport& report : reports_) {
    if (report.name != own->name || report.rule == own->rule) continue;
    const Extent block = texts_.block(report.at, engine_.rules[report.rule].block);
    if (add_nearest(candidate, report.at, {report.at, block.last})) return true;
  }
  return false;
}

bool Places::add_nearest(Candidate& candidate, std::size_t at, Extent within) {
  const std::uint64_t own = texts_.number(at);
  const std::uint64_t nothing = place_reach * 100;
  std::uint64_t nearest = nothing;
  for (std::size_t i = within.first; i <= within.last; ++i) {
    const std::uint64_t line = texts_.number(i);
    const std::uint64_t gap = line > own ? line - own : own - line;
    if (gap > nearest || gap > place_reach * 10) continue;
    const auto rule = engine_.locator(texts_.text(i));
    if (!rule || !is_place(named_in(engine_, *rule, texts_.text(i)))) continue;
    const bool same_tool = engine_.rules[*rule].tool == engine_.rules[candidate.rule].tool;
    const std::uint64_t distance = gap + (same_tool ? 0 : place_reach * 10);
    if (distance >= nearest) continue;
    nearest = distance;
    candidate.place_line = line;
    candidate.place_rule = *rule;
  }
  return nearest != nothing;
}

void Places::add_user(Candidate& candidate, std::size_t at, Extent block) {
  if (instantiated_ == engine_.rules.size()) return;
  const Extent within = around(at, block);
  const auto took = [&](std::size_t i, std::string_view words) {
    if (!texts_.text(i).ends_with(words)) return false;
    const std::string file = named_in(engine_, instantiated_, texts_.text(i)).file;
    if (file.empty() || is_library(file)) return false;
    candidate.place_line = texts_.number(i);
    candidate.place_rule = instantiated_;
    candidate.place_is_theirs = true;
    return true;
  };
  for (std::size_t i = at; i-- > within.first;) {  // g++ tells it above its message
    if (took(i, "required from here")) return;
  }
  for (std::size_t i = at + 1; i <= within.last; ++i) {  // clang below
    if (took(i, "requested here")) return;
  }
}

Extent Places::around(std::size_t at, Extent block) const {
  return {std::min(block.first, at - std::min(at, place_reach)),
          std::min(std::max(block.last, at + place_reach), texts_.size() - 1)};
}

Extent Places::reach(const Candidate& candidate, std::size_t at, Extent block) {
  Extent within = around(at, block);
  const std::size_t own = indent(texts_.text(at));
  // what is indented deeper belongs to the finding: a test's own parts
  const auto end_before = [&](std::size_t other) {
    if (other > at && other <= within.last && indent(texts_.text(other)) <= own) within.last = other - 1;
  };
  const bool names = names_test(engine_.rules[candidate.rule]);
  for (const TestReport& report : reports_) {
    if (report.at < at && report.at + 120 > at) {
      const Block shape = names ? engine_.rules[report.rule].block : Block::line;
      within.first = std::max(within.first, texts_.block(report.at, shape).last + 1);
    }
    end_before(report.at);
  }
  for (const RawHit& hit : evidence_.hits) {
    const std::size_t other = hit.rule == candidate.rule ? texts_.index(hit.line) : at;
    if (other < at) within.first = std::max(within.first, other + 1);
    end_before(other);
  }
  return {std::min(within.first, at), std::max(within.last, at)};
}

void Places::add(Candidate& candidate, std::size_t at, Extent block) {
  const Named own = named_in(engine_, candidate.rule, texts_.text(at));
  if (!own.file.empty() && !own.line.empty()) {
    if (is_library(own.file)) add_user(candidate, at, block);
    return;
  }
  if (add_from_sequence(candidate, at) || add_from_header(candidate, at, block)) return;
  const Extent within = reach(candidate, at, block);
  const Extent below{at, std::min(block.last, within.last)};
  const bool has_frames = engine_.rules[candidate.rule].block == Block::stack;
  if ((has_frames || names_test(engine_.rules[candidate.rule])) && add_nearest(candidate, at, below)) return;
  if (add_from_report(candidate, at, own.test)) return;
  if (add_nearest(candidate, at, within) || names_test(engine_.rules[candidate.rule])) return;
  add_nearest(candidate, at, around(at, block));
}

}  // namespace cicd::analysis
