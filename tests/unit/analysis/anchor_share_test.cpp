#include "analysis/anchor_filter.hpp"
#include "analysis/line_ends.hpp"
#include "analysis/rule_set.hpp"
#include "base/file.hpp"
#include "base/text.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

using cicd::analysis::AnchorFilter;

namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 20;  // of one log

// On how many lines of the logs below `directory` each anchor of the rules stands; anchors of locators are
// left out, which are looked for beside findings only. Returns those above `limit` percent, a line each.
std::string above(const std::filesystem::path& directory, double limit) {
  std::vector<std::string> anchors;
  AnchorFilter filter;
  const auto set = cicd::analysis::RuleSet::built_in();
  for (const auto& rule : set.rules()) {
    if (rule.role == cicd::analysis::Role::locator) continue;
    for (const auto anchor : cicd::split(rule.anchors, '\n')) {
      if (anchor.empty()) continue;
      filter.add(anchor, static_cast<std::uint32_t>(anchors.size()));
      anchors.push_back(fmt::format("{} of rule {}", anchor, rule.id.view()));
    }
  }
  std::vector<std::uint64_t> lines_with(anchors.size());
  std::uint64_t lines = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.path().extension() != ".log") continue;
    const std::string log = cicd::read_file(entry.path(), most_bytes).value_or("");
    lines += cicd::analysis::count_line_ends(log);
    std::vector<AnchorFilter::Hit> hits;
    filter.scan(log, 0, hits);
    std::vector<std::size_t> line_of(anchors.size());
    for (const auto& hit : hits) {
      const std::size_t end = cicd::analysis::line_end(log, hit.begin) + 1;
      if (line_of[hit.id] != end) ++lines_with[hit.id];
      line_of[hit.id] = end;
    }
  }
  REQUIRE(lines > 1000);
  std::string found;
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const double share = 100.0 * static_cast<double>(lines_with[i]) / static_cast<double>(lines);
    if (share > limit) found += fmt::format("{}: {:.2f} % of {} lines\n", anchors[i], share, lines);
  }
  return found;
}

}  // namespace

TEST_CASE(
    "no anchor stands on more than 5 % of the lines of the recorded logs, which are little else than "
    "errors") {
  CHECK(above(CICD_TESTS_DIR "/logs", 5) == "");
}

TEST_CASE("no anchor stands on more than 0.5 % of the lines of real logs") {
  const char* const directory = std::getenv("CICD_LOGS");
  if (directory == nullptr) {
    MESSAGE("skipped: anchors on real logs, because CICD_LOGS names no directory with some");
    return;
  }
  CHECK(above(directory, 0.5) == "");
}
