#include "analysis/ranking.hpp"

#include "analysis/test_reports.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace cicd::analysis {
namespace {

constexpr std::uint32_t often = 30;

// Hits of one rule that tell of one failure: a tool's list, which stands where its last line stands.
struct Run {
  std::uint64_t first = 0, last = 0;
};
constexpr std::uint64_t most_lines_between = 3;
constexpr std::uint64_t most_between_messages = 30;

// Failing tests are reported all over the output of one test run, messages of a compiler or linter near one
// another. Of exceptions the last one is what nobody caught, and words that any program may use make no list.
bool goes_on(const RawHit& before, const RawHit& hit, const Rule& rule) {
  const std::uint64_t gap = hit.line - before.line;
  if (gap <= most_lines_between) return true;
  const bool exception = rule.block == Block::traceback || rule.block == Block::stack;
  if (rule.role != Role::cause || exception || hit.nth == 0) return false;
  return rule.klass == Class::test || gap <= most_between_messages;
}

// The run of each hit.
std::vector<Run> runs_of(const std::vector<RawHit>& hits, std::span<const Rule> rules) {
  std::vector<Run> runs(hits.size());
  std::vector<std::size_t> last(rules.size(), hits.size());  // by rule: its latest hit
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const std::size_t before = std::exchange(last[hits[i].rule], i);
    const bool same = before != hits.size() && goes_on(hits[before], hits[i], rules[hits[i].rule]);
    runs[i] = {same ? runs[before].first : hits[i].line, hits[i].line};
  }
  std::fill(last.begin(), last.end(), hits.size());
  for (std::size_t i = hits.size(); i-- > 0;) {
    const std::size_t after = std::exchange(last[hits[i].rule], i);
    if (after != hits.size() && runs[after].first == runs[i].first) runs[i].last = runs[after].last;
  }
  return runs;
}

double score_of(const RawHit& hit, const Run& run, const Rule& rule, const Evidence& evidence,
                const Course& course, const Weights& weights) {
  double score = rule.rank;
  switch (course.place(hit.line)) {
    case Course::Place::failed:
      score += weights.failed_step;
      if (hit.line < course.failed_begin()) score += weights.earlier_failure;
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
  score += weights.distance * std::log2(1.0 + static_cast<double>(course.distance(run.last)));
  score += weights.later * std::log2(1.0 + hit.nth) + (hit.line == run.first ? 0 : weights.in_run);
  const auto shape = evidence.shapes.find(hit.shape);
  if (shape != evidence.shapes.end() && shape->second > often) score += weights.repeated;
  if (course.success_follows(hit.line)) score += weights.success;
  if (hit.long_line) score += weights.long_line;
  if (hit.in_baseline) score += weights.baseline;
  return score;
}

// One that a test framework catches, unlike a panic that ends the whole program.
bool is_exception(const Rule& rule) {
  const bool shape = rule.block == Block::traceback || rule.block == Block::stack;
  return shape && rule.role == Role::cause && rule.klass == Class::test &&
         rule.type.view().find("Panic") == std::string_view::npos;
}

// What is thrown below the name of a failing test is that test's reason: the name, which tells more, weighs
// as much. `ranked` is by line.
void lift_test_names(std::vector<RankedHit>& ranked, std::span<const Rule> rules) {
  constexpr std::uint64_t reach = 40;
  RankedHit* name = nullptr;
  for (RankedHit& one : ranked) {
    const Rule& rule = rules[one.hit.rule];
    if (rule.role == Role::cause && names_test(rule)) {
      name = &one;
    } else if (name != nullptr && is_exception(rule) && one.hit.line - name->hit.line <= reach) {
      name->score = std::max(name->score, one.score + 1);
    }
  }
}

// Of exceptions that led to one another the last one is what nobody caught, and its message was written with
// the others at hand. `ranked` is by line.
void lift_last_exceptions(std::vector<RankedHit>& ranked, std::span<const Rule> rules) {
  constexpr std::uint64_t reach = 60;
  const std::uint32_t chain = index_of(rules, "py.chain");
  const RankedHit* before = nullptr;
  const RankedHit* link = nullptr;
  for (RankedHit& one : ranked) {
    if (one.hit.rule == chain) {
      link = before != nullptr && one.hit.line - before->hit.line <= 4 ? before : nullptr;
    } else if (rules[one.hit.rule].block == Block::traceback && rules[one.hit.rule].role != Role::head) {
      if (link != nullptr && one.hit.line - link->hit.line <= reach)
        one.score = std::max(one.score, link->score + 1);
      before = &one;
      link = nullptr;
    }
  }
}

// By score; of two that are equal the earlier one first.
std::vector<RankedHit> best_first(const std::vector<RankedHit>& by_line) {
  std::vector<std::pair<double, std::uint32_t>> order;  // less to move than hits
  order.reserve(by_line.size());
  for (const RankedHit& one : by_line)
    order.emplace_back(-one.score, static_cast<std::uint32_t>(order.size()));
  std::sort(order.begin(), order.end());
  std::vector<RankedHit> sorted;
  sorted.reserve(order.size());
  for (const auto& [score, index] : order)
    sorted.push_back(by_line[index]);
  return sorted;
}

}  // namespace

std::vector<RankedHit> rank_hits(const Evidence& evidence, const Course& course, std::span<const Rule> rules,
                                 const Weights& weights) {
  std::vector<RankedHit> ranked;
  ranked.reserve(evidence.hits.size());
  const std::vector<Run> runs = runs_of(evidence.hits, rules);
  for (std::size_t i = 0; i < evidence.hits.size(); ++i) {
    const RawHit& hit = evidence.hits[i];
    const Rule& rule = rules[hit.rule];
    if (rule.role == Role::locator) continue;
    ranked.push_back({hit, i, score_of(hit, runs[i], rule, evidence, course, weights)});
  }
  lift_last_exceptions(ranked, rules);
  lift_test_names(ranked, rules);
  return best_first(ranked);
}

}  // namespace cicd::analysis
