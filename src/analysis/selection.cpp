#include "analysis/selection.hpp"

#include "analysis/confidence.hpp"
#include "analysis/fold.hpp"
#include "log/normalise.hpp"

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
constexpr std::uint64_t place_reach = 12;
constexpr std::size_t last_lines = 80;

// The kept lines as normalised text, made when needed.
class Texts {
 public:
  explicit Texts(const std::vector<RawLine>& raw) : raw_(raw), lines_(raw.size()), ready_(raw.size()) {
    for (std::size_t i = 0; i < raw.size(); ++i)
      lines_[i].number = raw[i].number;
  }
  [[nodiscard]] std::size_t index(std::uint64_t number) const {
    const auto found =
        std::lower_bound(lines_.begin(), lines_.end(), number,
                         [](const TextLine& line, std::uint64_t n) { return line.number < n; });
    return found != lines_.end() && found->number == number ? static_cast<std::size_t>(found - lines_.begin())
                                                            : lines_.size();
  }
  Extent block(std::size_t at, Block shape) {
    const std::size_t first = at > 64 ? at - 64 : 0;
    const std::size_t last = std::min(at + 104, lines_.size() - 1);
    for (std::size_t i = first; i <= last; ++i)
      text(i);
    return block_around(lines_, at, shape);
  }
  const std::string& text(std::size_t i) {
    if (!ready_[i]) {
      lines_[i].text = log::normalise(raw_[i].bytes);
      ready_[i] = true;
    }
    return lines_[i].text;
  }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] std::uint64_t number(std::size_t i) const { return lines_[i].number; }

 private:
  const std::vector<RawLine>& raw_;
  std::vector<TextLine> lines_;
  std::vector<bool> ready_;
};

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

// The locator nearest to the block's line, within the block or a few lines around it.
void add_place(Candidate& candidate, const Evidence& evidence, std::span<const Rule> rules,
               std::uint64_t first, std::uint64_t last) {
  const std::uint64_t low = std::min(first, candidate.line - std::min(candidate.line, place_reach));
  const std::uint64_t high = std::max(last, candidate.line + place_reach);
  std::uint64_t nearest = ~std::uint64_t{0};
  auto hit = std::lower_bound(evidence.hits.begin(), evidence.hits.end(), low,
                              [](const RawHit& h, std::uint64_t line) { return h.line < line; });
  for (; hit != evidence.hits.end() && hit->line <= high; ++hit) {
    const Rule& rule = rules[hit->rule];
    if (rule.role != Role::locator) continue;
    std::uint64_t gap = hit->line > candidate.line ? hit->line - candidate.line : candidate.line - hit->line;
    if (rule.tool != rules[candidate.rule].tool) gap += 1000;
    if (gap < nearest) {
      nearest = gap;
      candidate.place_line = hit->line;
      candidate.place_rule = hit->rule;
    }
  }
}

// Lines that tools print after the message, whatever it was.
bool says_nothing(std::string_view text) {
  constexpr std::string_view beginnings[] = {"npm ERR!",      "npm error",  "travis_", "make",      "gmake",
                                             "error Command", "info Visit", "##[",     "[Pipeline", "+ exit",
                                             "Done.",         "❌",          "section_"};
  const std::size_t at = text.find_first_not_of(" \t");
  if (at == std::string_view::npos || text.size() < at + 4) return true;
  const std::string_view body = text.substr(at);
  if (body.find_first_not_of("-=_*~+# .") == std::string_view::npos) return true;
  return std::any_of(std::begin(beginnings), std::end(beginnings),
                     [&](std::string_view beginning) { return body.starts_with(beginning); });
}

// The last line of the failed step that says something, when no rule hit it: better than nothing.
std::optional<RawHit> last_output(const Evidence& evidence, const Course& course, Texts& texts,
                                  std::span<const Rule> rules) {
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [](const Rule& r) { return r.role == Role::position; });
  std::size_t at = texts.index(course.failed_end());
  if (rule == rules.end() || at >= texts.size()) return std::nullopt;
  for (int seen = 0; at > 0 && seen < 40 && texts.number(at - 1) + 1 == texts.number(at); ++seen) {
    --at;
    if (texts.number(at) < course.failed_begin()) return std::nullopt;
    const std::uint64_t number = texts.number(at);
    const auto hit = std::lower_bound(evidence.hits.begin(), evidence.hits.end(), number,
                                      [](const RawHit& h, std::uint64_t line) { return h.line < line; });
    const bool is_hit = hit != evidence.hits.end() && hit->line == number;
    if (is_hit && rules[hit->rule].role == Role::cascade) continue;
    if (is_hit) return std::nullopt;
    if (says_nothing(texts.text(at))) continue;
    return RawHit{number, static_cast<std::uint32_t>(rule - rules.begin()), 0, shape_of(texts.text(at)),
                  false};
  }
  return std::nullopt;
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

Scan select(Evidence evidence, std::span<const Rule> rules) {
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
      add_place(candidate, evidence, rules, texts.number(block.first), texts.number(block.last));
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
