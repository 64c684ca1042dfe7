// On how many lines of real logs each literal of each rule stands. A literal on more than 0.5 % of the lines
// makes every scan slow and is a mistake of its rule.
// Usage: anchor_share DIRECTORY [PERCENT]   (all files below it; default 0.5)
// Prints the literals above the limit and their rules, worst first; exit code 1 when there are any.
#include "analysis/anchor_filter.hpp"
#include "analysis/line_ends.hpp"
#include "analysis/rule_set.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: anchor_share DIRECTORY [PERCENT]\n");
    return 64;
  }
  const double limit = argc > 2 ? std::atof(argv[2]) : 0.5;
  std::map<std::string, std::string> rules_of;
  const auto set = cicd::analysis::RuleSet::built_in();
  for (const auto& rule : set.rules()) {
    for (const auto anchor : cicd::split(rule.anchors, '\n')) {
      if (!anchor.empty()) (rules_of[std::string(anchor)] += ' ') += rule.id;
    }
  }
  std::vector<std::string> anchors;
  cicd::analysis::AnchorFilter filter;
  for (const auto& [anchor, rules] : rules_of) {
    filter.add(anchor, static_cast<std::uint32_t>(anchors.size()));
    anchors.push_back(anchor);
  }
  std::vector<std::uint64_t> lines_with(anchors.size());
  std::uint64_t lines = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string log{std::istreambuf_iterator<char>(file), {}};
    lines += cicd::analysis::count_line_ends(log);
    std::vector<cicd::analysis::AnchorFilter::Hit> hits;
    filter.scan(log, 0, hits);
    std::vector<std::size_t> line_of(anchors.size());
    for (const auto& hit : hits) {
      const std::size_t end = cicd::analysis::line_end(log, hit.begin) + 1;
      if (line_of[hit.id] != end) ++lines_with[hit.id];
      line_of[hit.id] = end;
    }
  }
  std::vector<std::pair<double, std::string>> shares;
  double sum = 0;
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const double share =
        100.0 * static_cast<double>(lines_with[i]) / static_cast<double>(std::max<std::uint64_t>(lines, 1));
    sum += share;
    if (share > limit) shares.emplace_back(share, anchors[i]);
  }
  std::sort(shares.rbegin(), shares.rend());
  for (const auto& [share, anchor] : shares)
    fmt::print("{:6.3f} %  '{}' {}\n", share, anchor, rules_of[anchor]);
  fmt::print("{} lines, {} literals, {:.2f} % in sum, {} above {} %\n", lines, anchors.size(), sum,
             shares.size(), limit);
  return shares.empty() ? 0 : 1;
}
