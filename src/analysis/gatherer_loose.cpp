#include "analysis/fold.hpp"
#include "analysis/gatherer.hpp"
#include "analysis/line_ends.hpp"
#include "log/normalise.hpp"

#include <algorithm>

namespace cicd::analysis {

void Gatherer::try_loose_rules(const LineReader::Stretch& stretch) {
  const std::string_view text = stretch.bytes;
  std::uint64_t number = stretch.number;
  const std::size_t anchored = anchors_.size();
  for (std::size_t at = stretch.begin; at < text.size() && loose_until_ + 1 == number; ++number) {
    const std::size_t end = line_end(text, at);
    if (end > at && end - at <= long_line) {
      const std::size_t cost = (end - at) * rules_.loose.size();
      if (cost > loose_budget_) break;
      loose_budget_ -= cost;
      candidates_.clear();
      rules_.add_loose(log::normalise(text.substr(at, end - at)), candidates_);
      for (const std::uint32_t rule : candidates_)
        anchors_.push_back({at, rule});
    }
    loose_until_ = number;
    at = next_line(text, end);
  }
  if (anchors_.size() == anchored) return;
  std::stable_sort(anchors_.begin(), anchors_.end(),
                   [](const auto& a, const auto& b) { return a.begin < b.begin; });
}

void Gatherer::try_loose_rules_on_kept_lines() {
  std::vector<RawHit>& hits = evidence_.hits;
  const std::size_t known = hits.size();
  const auto first = std::partition_point(evidence_.lines.begin(), evidence_.lines.end(),
                                          [&](const RawLine& line) { return line.number <= loose_until_; });
  for (auto line = first; line != evidence_.lines.end(); ++line) {
    if (line->bytes.size() > long_line) continue;
    const std::string text = log::normalise(line->bytes);
    candidates_.clear();
    rules_.add_loose(text, candidates_);
    if (candidates_.empty()) continue;
    const auto end = hits.begin() + static_cast<std::ptrdiff_t>(known);
    const auto hit = std::lower_bound(hits.begin(), end, line->number,
                                      [](const RawHit& h, std::uint64_t n) { return h.line < n; });
    const bool taken = hit != end && hit->line == line->number;
    if (taken) candidates_.push_back(hit->rule);
    const auto rule = rules_.best(candidates_, text);
    if (!rule) continue;
    nth_.resize(rules_.rules.size());
    if (taken)
      hit->rule = *rule;
    else
      hits.push_back({line->number, *rule, nth_[*rule]++, shape_of(text), false, false});
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const RawHit& a, const RawHit& b) { return a.line < b.line; });
}

}  // namespace cicd::analysis
