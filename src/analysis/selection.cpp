#include "analysis/selection.hpp"

#include "analysis/class_words.hpp"
#include "analysis/confidence.hpp"
#include "analysis/step_type.hpp"
#include "analysis/telling_line.hpp"
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

bool knows_class(const Rule& rule) {
  return rule.role == Role::cause || rule.role == Role::head || rule.role == Role::locator;
}

// Builds the selection up, part by part.
class Selector {
 public:
  Selector(Evidence evidence, Engine& engine)
      : evidence_(std::move(evidence)),
        engine_(engine),
        course_(evidence_.marks, evidence_.lines_total),
        texts_(evidence_.lines),
        wanted_(texts_) {}

  Scan run() {
    for (const RawHit& hit : telling_lines(evidence_, course_, texts_, engine_.rules)) {
      const auto next = std::lower_bound(evidence_.hits.begin(), evidence_.hits.end(), hit.line,
                                         [](const RawHit& h, std::uint64_t line) { return h.line < line; });
      evidence_.hits.insert(next, hit);
    }
    choose_findings();
    for (std::size_t i = 0; i < last_lines && i < texts_.size(); ++i)
      wanted_.add(texts_.size() - 1 - i);
    choose_tests();
    chosen_->excerpt_order = wanted_.take();
    return make_scan();
  }

 private:
  void choose_findings() {
    const std::vector<RankedHit> ranked = rank_hits(evidence_, course_, engine_.rules);
    const auto rival = std::find_if(ranked.begin(), ranked.end(), [&](const RankedHit& hit) {
      return hit.hit.rule != ranked.front().hit.rule;
    });
    best_score_ = ranked.empty() ? 0 : ranked.front().score;
    rival_score_ = rival == ranked.end() ? 0 : rival->score;
    for (const RankedHit& one : ranked) {
      const std::size_t at = texts_.index(one.hit.line);
      if (at >= texts_.size()) continue;
      const bool first = chosen_->findings.empty();
      if (chosen_->findings.size() >= most_findings && wanted_.full()) break;
      const Extent block = texts_.block(at, engine_.rules[one.hit.rule].block);
      if (chosen_->findings.size() < most_findings) add_finding(one, at, block);
      wanted_.add_block(block, at, first ? cause_lines : other_lines);
      if (first) add_context(wanted_, texts_, course_, at);
    }
  }

  void add_finding(const RankedHit& ranked, std::size_t at, Extent block) {
    const Rule& rule = engine_.rules[ranked.hit.rule];
    Candidate candidate;
    candidate.line = ranked.hit.line;
    candidate.rule = ranked.hit.rule;
    candidate.confidence =
        confidence_of(ranked, chosen_->findings.empty() ? rival_score_ : best_score_, rule, course_);
    candidate.klass = rule.klass;
    candidate.type = rule.type;
    // an exception that nobody caught breaks a build as well as a test: only the step's command knows better
    const bool ask = rule.type.ends_with("Exception")
                         ? type_from_command(course_.failed_command()).has_value()
                         : !knows_class(rule);
    if (ask) {
      if (const auto guess = guess_class(course_, texts_, at)) {
        candidate.klass = guess->klass;
        candidate.type = guess->type;
      }
    }
    add_place(candidate, engine_, texts_, at, block);
    chosen_->findings.push_back(candidate);
  }

  // Lines that name tests: those of the failed step, else all that do not belong to a step that passed.
  void choose_tests() {
    add_tests([](Course::Place place) { return place == Course::Place::failed; });
    if (chosen_->tests.empty()) {
      add_tests([](Course::Place place) { return place != Course::Place::passed; });
    }
  }

  template <typename Predicate>
  void add_tests(Predicate wanted) {
    for (const RawHit& hit : evidence_.hits) {
      if (chosen_->tests.size() >= most_tests) break;
      const bool names = engine_.rules[hit.rule].regex.find("(?<test>") != std::string_view::npos;
      if (!names || !wanted(course_.place(hit.line))) continue;
      Candidate test;
      test.line = hit.line;
      test.rule = hit.rule;
      chosen_->tests.push_back(test);
    }
  }

  Scan make_scan() {
    std::set<std::uint64_t> lines(chosen_->excerpt_order.begin(), chosen_->excerpt_order.end());
    for (const auto* list : {&chosen_->findings, &chosen_->tests}) {
      for (const Candidate& candidate : *list) {
        lines.insert(candidate.line);
        if (candidate.place_line != 0) lines.insert(candidate.place_line);
      }
    }
    Scan scan;
    for (const std::uint64_t number : lines) {
      const std::size_t at = texts_.index(number);
      if (at < texts_.size())
        scan.document.lines.push_back({number, evidence_.lines[at].offset, texts_.text(at)});
    }
    for (const Candidate& finding : chosen_->findings)
      scan.hits.push_back({finding.line, finding.rule});
    scan.structure = std::move(chosen_);
    return scan;
  }

  Evidence evidence_;
  Engine& engine_;
  Course course_;
  Texts texts_;
  Wanted wanted_;
  double best_score_ = 0;
  double rival_score_ = 0;  // of the best hit of another rule than the best one's
  std::shared_ptr<Scan::Impl> chosen_ = std::make_shared<Scan::Impl>();
};

}  // namespace

Scan select(Evidence evidence, Engine& engine) {
  return Selector(std::move(evidence), engine).run();
}

}  // namespace cicd::analysis
