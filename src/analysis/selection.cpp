#include "analysis/selection.hpp"

#include "analysis/confidence.hpp"
#include "analysis/last_output.hpp"
#include "analysis/texts.hpp"

#include <algorithm>
#include <set>

namespace cicd::analysis {
namespace {

constexpr std::size_t most_findings = 20;
constexpr std::size_t most_tests = 200;
constexpr std::size_t excerpt_lines =
    140;  // more than the 80 that are shown: redaction and clipping come later
constexpr std::size_t cause_lines = 40;
constexpr std::size_t other_lines = 10;
constexpr std::size_t place_reach = 12;
constexpr std::size_t last_lines = 80;

// The order in which lines are wanted, each once.
class Wanted {
 public:
  explicit Wanted(const Texts& texts) : texts_(texts) {}

  void add(std::size_t index) {
    if (index >= texts_.size() || !seen_.insert(index).second) return;
    order_.push_back(texts_.number(index));
  }
  // At most `most` lines of the block: its line first, then 60 % of the rest from the head, 40 % from the
  // tail.
  void add_block(Extent block, std::size_t at, std::size_t most) {
    add(at);
    const std::size_t size = block.last - block.first + 1;
    const std::size_t head = size <= most ? size : most * 6 / 10;
    const std::size_t tail = size <= most ? 0 : most - head;
    for (std::size_t i = 0; i < head; ++i)
      add(block.first + i);
    for (std::size_t i = 0; i < tail; ++i)
      add(block.last - i);
  }
  [[nodiscard]] bool full() const { return order_.size() >= excerpt_lines; }
  std::vector<std::uint64_t> take() { return std::move(order_); }

 private:
  const Texts& texts_;
  std::set<std::size_t> seen_;
  std::vector<std::uint64_t> order_;
};

// The locator nearest to the candidate's line, within its block or a few lines around it; one of the same
// tool goes before all others.
void add_place(Candidate& candidate, Engine& engine, Texts& texts, std::size_t at, Extent block) {
  const std::size_t low = std::min(block.first, at - std::min(at, place_reach));
  const std::size_t high = std::min(std::max(block.last, at + place_reach), texts.size() - 1);
  std::uint64_t nearest = place_reach * 100;
  for (std::size_t i = low; i <= high; ++i) {
    const std::uint64_t line = texts.number(i);
    const std::uint64_t gap = line > candidate.line ? line - candidate.line : candidate.line - line;
    if (gap > nearest || gap > place_reach * 10) continue;
    const auto rule = engine.locator(texts.text(i));
    if (!rule) continue;
    const bool same_tool = engine.rules[*rule].tool == engine.rules[candidate.rule].tool;
    const std::uint64_t distance = gap + (same_tool ? 0 : place_reach * 10);
    if (distance < nearest) {
      nearest = distance;
      candidate.place_line = line;
      candidate.place_rule = *rule;
    }
  }
}

void add_context(Wanted& wanted, Texts& texts, const Course& course, std::size_t at) {
  for (std::size_t i = 1; i <= 3 && i <= at; ++i)
    wanted.add(at - i);
  for (std::size_t i = 1; i <= 6; ++i)
    wanted.add(at + i);
  const std::size_t end = texts.index(course.failed_end());
  for (std::size_t i = 0; i < 30 && end < texts.size() && i <= end; ++i)
    wanted.add(end - i);
}

}  // namespace

Scan select(Evidence evidence, Engine& engine) {
  const std::vector<Rule>& rules = engine.rules;
  const Course course(evidence.marks, evidence.lines_total);
  Texts texts(evidence.lines);
  if (const auto hit = last_output(evidence, course, texts, rules)) {
    const auto next = std::lower_bound(evidence.hits.begin(), evidence.hits.end(), hit->line,
                                       [](const RawHit& h, std::uint64_t line) { return h.line < line; });
    evidence.hits.insert(next, *hit);
  }
  const std::vector<RankedHit> ranked = rank_hits(evidence, course, rules);
  Wanted wanted(texts);
  auto chosen = std::make_shared<Scan::Impl>();
  std::set<std::uint64_t> lines;
  for (const RankedHit& one : ranked) {
    const std::size_t at = texts.index(one.hit.line);
    if (at >= texts.size()) continue;
    const bool first = chosen->findings.empty();
    if (chosen->findings.size() >= most_findings && wanted.full()) break;
    const Extent block = texts.block(at, rules[one.hit.rule].block);
    if (chosen->findings.size() < most_findings) {
      Candidate candidate{one.hit.line, one.hit.rule, confidence_of(ranked, &one - ranked.data(), rules), 0,
                          0};
      add_place(candidate, engine, texts, at, block);
      chosen->findings.push_back(candidate);
    }
    wanted.add_block(block, at, first ? cause_lines : other_lines);
    if (first) add_context(wanted, texts, course, at);
  }
  for (std::size_t i = 0; i < last_lines && i < texts.size(); ++i)
    wanted.add(texts.size() - 1 - i);
  for (const RawHit& hit : evidence.hits) {
    if (chosen->tests.size() >= most_tests) break;
    const Rule& rule = rules[hit.rule];
    if (rule.regex.find("(?<test>") == std::string_view::npos) continue;
    const Course::Place place = course.place(hit.line);
    if (place == Course::Place::passed || place == Course::Place::after) continue;
    chosen->tests.push_back({hit.line, hit.rule, 0, 0, 0});
  }
  chosen->excerpt_order = wanted.take();
  lines.insert(chosen->excerpt_order.begin(), chosen->excerpt_order.end());
  for (const auto* list : {&chosen->findings, &chosen->tests}) {
    for (const Candidate& candidate : *list) {
      lines.insert(candidate.line);
      if (candidate.place_line != 0) lines.insert(candidate.place_line);
    }
  }
  Scan scan;
  for (const std::uint64_t number : lines) {
    const std::size_t at = texts.index(number);
    if (at < texts.size()) scan.document.lines.push_back({number, evidence.lines[at].offset, texts.text(at)});
  }
  for (const Candidate& finding : chosen->findings)
    scan.hits.push_back({finding.line, finding.rule});
  scan.structure = std::move(chosen);
  return scan;
}

}  // namespace cicd::analysis
