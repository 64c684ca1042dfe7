#include "analysis/engine.hpp"
#include "analysis/rule_set.hpp"
#include "analysis/sequence.hpp"
#include "analysis/texts.hpp"

#include <algorithm>

namespace cicd::analysis {
namespace {

// The lines that make `rule`, one of a sequence, hit the line at `at`; none when one is missing.
std::vector<RuleSet::LineHit> sequence_hits(Engine& engine, std::uint32_t rule,
                                            std::span<const std::string> lines, std::size_t at) {
  const Sequence* const sequence = sequence_of(engine, rule);
  Evidence evidence;
  evidence.lines.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i)
    evidence.lines.push_back({i, 0, lines[i], false});
  evidence.hits.push_back({at, rule, 0, 0, false, false});
  Texts texts(evidence.lines);
  settle_sequences(evidence, engine, texts);
  if (evidence.hits.empty() || sequence_of(engine, evidence.hits.front().rule) != sequence) return {};
  const std::uint32_t settled = evidence.hits.front().rule;
  std::vector<RuleSet::LineHit> found{{at, settled}};
  for (const SequencePart& part :
       parts_around(*sequence, engine, texts, at).value_or(std::vector<SequencePart>{}))
    found.push_back({part.at, settled});
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return found;
}

}  // namespace

std::vector<RuleSet::LineHit> RuleSet::hits(std::span<const std::string> lines, std::size_t at) const {
  constexpr std::size_t most_above = 500;
  const std::size_t first = at - std::min(at, most_above);
  std::vector<LineHit> found;
  for (const std::uint32_t rule : hits(lines[at])) {
    if (sequence_of(*engine_, rule) == nullptr) {
      found.push_back({at, rule});
      continue;
    }
    for (const LineHit& hit : sequence_hits(*engine_, rule, lines.subspan(first), at - first))
      found.push_back({first + hit.at, hit.rule});
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return found;
}

}  // namespace cicd::analysis
