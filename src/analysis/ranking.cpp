#include "analysis/ranking.hpp"

#include <algorithm>
#include <cmath>

namespace cicd::analysis {
namespace {

constexpr std::uint32_t often = 30;

double score_of(const RawHit& hit, const Rule& rule, const Evidence& evidence, const Course& course,
                const Weights& weights) {
  double score = rule.rank;
  switch (course.place(hit.line)) {
    case Course::Place::failed:
      score += weights.failed_step;
      break;
    case Course::Place::passed:
      score += weights.passed_step;
      break;
    case Course::Place::after:
      score += weights.after_failure;
      break;
    case Course::Place::unknown:
      if (course.failed_end() != 0) score += weights.other_step;
      break;
  }
  score += weights.distance * std::log2(1.0 + static_cast<double>(course.distance(hit.line)));
  score += weights.later * std::log2(1.0 + hit.nth);
  const auto shape = evidence.shapes.find(hit.shape);
  if (shape != evidence.shapes.end() && shape->second > often) score += weights.repeated;
  if (course.success_follows(hit.line)) score += weights.success;
  if (hit.long_line) score += weights.long_line;
  return score;
}

}  // namespace

std::vector<RankedHit> rank_hits(const Evidence& evidence, const Course& course, std::span<const Rule> rules,
                                 const Weights& weights) {
  std::vector<RankedHit> ranked;
  ranked.reserve(evidence.hits.size());
  for (const RawHit& hit : evidence.hits) {
    const Rule& rule = rules[hit.rule];
    if (rule.role == Role::locator) continue;
    ranked.push_back({hit, score_of(hit, rule, evidence, course, weights)});
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const RankedHit& a, const RankedHit& b) { return a.score > b.score; });
  return ranked;
}

}  // namespace cicd::analysis
