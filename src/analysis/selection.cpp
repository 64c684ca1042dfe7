#include "analysis/selection.hpp"

#include "analysis/announced.hpp"
#include "analysis/class_words.hpp"
#include "analysis/confidence.hpp"
#include "analysis/ending.hpp"
#include "analysis/places.hpp"
#include "analysis/step_type.hpp"
#include "analysis/telling_line.hpp"
#include "analysis/texts.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

namespace cicd::analysis {
namespace {

constexpr std::size_t excerpt_lines =
    140;  // more than the 80 that are shown: redaction and clipping come later
constexpr std::size_t cause_lines = 40;
constexpr std::size_t other_lines = 10;
constexpr std::size_t last_lines = 80;
constexpr std::uint64_t reason_reach = 40;

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
  return rule.role == Role::cause || rule.role == Role::head || rule.role == Role::locator ||
         rule.role == Role::announced;
}

// Builds the selection up, part by part.
class Selector {
 public:
  Selector(Evidence evidence, Engine& engine, Told told)
      : evidence_(std::move(evidence)),
        engine_(engine),
        told_(told),
        course_(evidence_.marks, evidence_.lines_total),
        texts_(evidence_.lines),
        wanted_(texts_) {}

  Scan run() {
    settle_sequences(evidence_, engine_, texts_);
    settle_announced(evidence_, engine_, texts_);
    for (const RawHit& hit : telling_lines(evidence_, course_, texts_, engine_.rules, told_)) {
      const auto next = std::lower_bound(evidence_.hits.begin(), evidence_.hits.end(), hit.line,
                                         [](const RawHit& h, std::uint64_t line) { return h.line < line; });
      if (next != evidence_.hits.end() && next->line == hit.line)
        *next = hit;
      else
        evidence_.hits.insert(next, hit);
    }
    const std::vector<TestReport> reports = test_reports(evidence_, engine_, texts_);
    Places places(evidence_, engine_, texts_, reports);
    choose_findings(places);
    for (std::size_t i = 0; i < last_lines && i < texts_.size(); ++i)
      wanted_.add(texts_.size() - 1 - i);
    chosen_->tests = failed_tests(reports, evidence_, course_, engine_, texts_);
    chosen_->excerpt_order = wanted_.take();
    return make_scan();
  }

 private:
  void choose_findings(Places& places) {
    const std::vector<RankedHit> ranked = rank_hits(evidence_, course_, engine_.rules);
    best_score_ = ranked.empty() ? 0 : ranked.front().score;
    rival_score_ = ranked.empty() ? 0 : rival_of(ranked);
    ended_well_ = course_.last_success() != 0 &&
                  std::none_of(ranked.begin(), ranked.end(),
                               [this](const auto& one) { return one.hit.line > course_.last_success(); });
    went_on_ = !course_.known() && work_goes_on(evidence_, texts_, engine_.rules);
    for (const RankedHit& one : ranked) {
      const std::size_t at = texts_.index(one.hit.line);
      if (at >= texts_.size()) continue;
      const bool first = chosen_->findings.empty();
      if (chosen_->findings.size() >= most_findings && wanted_.full()) break;
      const Extent block = texts_.block(at, engine_.rules[one.hit.rule].block);
      if (chosen_->findings.size() < most_findings) add_finding(one, at, block, places);
      wanted_.add_block(block, at, first ? cause_lines : other_lines);
      if (first) add_context(wanted_, texts_, course_, at);
    }
  }

  // The score of the best hit that tells of another kind of failure than the best one; what agrees with it
  // casts no doubt.
  double rival_of(const std::vector<RankedHit>& ranked) const {
    const Class klass = engine_.rules[ranked.front().hit.rule].klass;
    const auto rival = std::find_if(ranked.begin(), ranked.end(), [&](const RankedHit& hit) {
      const Rule& rule = engine_.rules[hit.hit.rule];
      return rule.role == Role::cause && rule.klass != klass;
    });
    return rival == ranked.end() ? 0 : rival->score;
  }

  void add_finding(const RankedHit& ranked, std::size_t at, Extent block, Places& places) {
    const Rule& rule = engine_.rules[ranked.hit.rule];
    Candidate candidate;
    candidate.line = ranked.hit.line;
    candidate.rule = ranked.hit.rule;
    const bool seems_well = went_on_ || (ended_well_ && ranked.hit.line < course_.last_success());
    candidate.confidence = confidence_of(ranked, chosen_->findings.empty() ? rival_score_ : best_score_, rule,
                                         course_, seems_well, told_);
    if (!chosen_->findings.empty())  // what ranks lower is no surer
      candidate.confidence = std::min(candidate.confidence, chosen_->findings.back().confidence);
    candidate.klass = rule.klass;
    candidate.type = rule.type;
    if (const auto better = guess(rule, at)) {
      candidate.klass = better->klass;
      candidate.type = better->type;
    }
    places.add(candidate, at, block);
    if (const Rule* const plain = block.last == at ? plainer(rule, candidate) : nullptr) {
      candidate.klass = plain->klass;
      candidate.type = plain->type;
    }
    if (names_test(rule)) add_reason(candidate, at);
    chosen_->findings.push_back(candidate);
  }

  // Words that a language prints of its exceptions, and any program of its errors ("Error: …"), are an
  // exception only where frames stand below them or the place of one beside them.
  [[nodiscard]] const Rule* plainer(const Rule& rule, const Candidate& candidate) const {
    const bool exception = rule.role == Role::generic && candidate.type.ends_with("Exception");
    const std::uint32_t plain = index_of(engine_.rules, "gen.error");
    return exception && candidate.place_line == 0 && plain != engine_.rules.size() ? &engine_.rules[plain]
                                                                                   : nullptr;
  }

  // The first message of the same test run below the name of a failing test, up to the next one's name.
  void add_reason(Candidate& candidate, std::size_t at) {
    const auto below =
        std::upper_bound(evidence_.hits.begin(), evidence_.hits.end(), texts_.number(at),
                         [](std::uint64_t line, const RawHit& hit) { return line < hit.line; });
    for (auto hit = below; hit != evidence_.hits.end() && hit->line - candidate.line <= reason_reach; ++hit) {
      const Rule& rule = engine_.rules[hit->rule];
      if (names_test(rule)) return;
      if (rule.role != Role::cause || rule.klass != Class::test) continue;
      candidate.reason_line = hit->line;
      return;
    }
  }

  // What the rule does not know: an exception that nobody caught breaks a build as well as a test, and only
  // the step's command knows better; for general words the lines around them have a say too.
  std::optional<Guess> guess(const Rule& rule, std::size_t at) {
    if (rule.type.view().ends_with("Exception"))
      return rule.klass == Class::test ? guess_from_command(course_) : std::nullopt;
    return knows_class(rule) ? std::nullopt : guess_class(course_, texts_, at);
  }

  Scan make_scan() {
    std::set<std::uint64_t> lines(chosen_->excerpt_order.begin(), chosen_->excerpt_order.end());
    for (const Candidate& finding : chosen_->findings) {
      lines.insert(finding.line);
      if (finding.place_line != 0) lines.insert(finding.place_line);
      if (finding.reason_line != 0) lines.insert(finding.reason_line);
    }
    for (const TestName& test : chosen_->tests) {
      lines.insert(test.line);
      if (test.part_line != 0) lines.insert(test.part_line);
      if (test.part_line > test.line && test.part_line <= test.line + most_title_lines) {
        for (std::uint64_t number = test.line + 1; number < test.part_line; ++number)
          lines.insert(number);
      }
    }
    Scan scan;
    for (const std::uint64_t number : lines) {
      const std::size_t at = texts_.index(number);
      if (at < texts_.size())
        scan.document.lines.push_back({number, evidence_.lines[at].offset, texts_.text(at)});
    }
    scan.structure = std::move(chosen_);
    return scan;
  }

  Evidence evidence_;
  Engine& engine_;
  Told told_;
  Course course_;
  Texts texts_;
  Wanted wanted_;
  double best_score_ = 0;
  double rival_score_ = 0;
  bool went_on_ = false;     // other work follows after all that was found
  bool ended_well_ = false;  // a tool said that all is well, and nothing after it speaks of an error
  std::shared_ptr<Scan::Impl> chosen_ = std::make_shared<Scan::Impl>();
};

}  // namespace

Scan select(Evidence evidence, Engine& engine, Told told) {
  return Selector(std::move(evidence), engine, told).run();
}

}  // namespace cicd::analysis
