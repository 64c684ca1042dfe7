#include "analysis/shed.hpp"

#include "analysis/course.hpp"
#include "analysis/ranking.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace cicd::analysis {
namespace {

struct Range {
  std::uint64_t first = 0, last = 0;
};

// Line numbers as disjoint ranges in ascending order.
std::vector<Range> merged(std::vector<Range> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.first < b.first; });
  std::vector<Range> out;
  for (const Range& range : ranges) {
    if (!out.empty() && range.first <= out.back().last + 1) {
      out.back().last = std::max(out.back().last, range.last);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

std::size_t keep_only(std::vector<RawLine>& lines, const std::vector<Range>& ranges) {
  auto range = ranges.begin();
  std::size_t bytes = 0;
  std::erase_if(lines, [&](const RawLine& line) {
    while (range != ranges.end() && range->last < line.number)
      ++range;
    const bool wanted = range != ranges.end() && range->first <= line.number;
    if (wanted) bytes += line.bytes.size() + sizeof(RawLine);
    return !wanted;
  });
  return bytes;
}

Range around(std::uint64_t line, std::uint64_t before, std::uint64_t after) {
  return {line - std::min(line, before), line + after};
}

// The best `most` hits: three of four by score, the rest by being the latest; and the lines around them.
std::vector<Range> choose(Evidence& evidence, const std::vector<RankedHit>& ranked, std::size_t most) {
  constexpr std::size_t whole_blocks = 60;
  std::vector<std::uint64_t> keep;
  std::vector<Range> ranges;
  for (std::size_t i = 0; i < ranked.size() && i < most * 3 / 4; ++i) {
    const std::uint64_t line = ranked[i].hit.line;
    keep.push_back(line);
    ranges.push_back(i < whole_blocks ? around(line, 60, 60) : around(line, 4, 6));
  }
  for (std::size_t i = 0; i < evidence.hits.size() && i < most / 4; ++i) {
    const std::uint64_t line = evidence.hits[evidence.hits.size() - 1 - i].line;
    keep.push_back(line);
    ranges.push_back(i < whole_blocks ? around(line, 60, 60) : around(line, 4, 6));
  }
  std::sort(keep.begin(), keep.end());
  std::erase_if(evidence.hits,
                [&](const RawHit& hit) { return !std::binary_search(keep.begin(), keep.end(), hit.line); });
  return ranges;
}

}  // namespace

std::size_t shed(Evidence& evidence, std::span<const Rule> rules, std::uint64_t last_line,
                 std::size_t most_bytes, std::size_t most_hits) {
  constexpr std::size_t failures_kept = 8;
  const Course course(evidence.marks, last_line);
  std::size_t bytes = 0;
  do {
    const std::vector<RankedHit> ranked = rank_hits(evidence, course, rules);
    std::vector<Range> ranges = choose(evidence, ranked, most_hits);
    std::size_t failures = 0;
    for (auto mark = evidence.marks.rbegin(); mark != evidence.marks.rend() && failures < failures_kept;
         ++mark) {
      if (mark->mark != Mark::step_fail && mark->mark != Mark::job_fail) continue;
      ranges.push_back(around(mark->line, 60, 0));
      ++failures;
    }
    bytes = keep_only(evidence.lines, merged(std::move(ranges)));
    most_hits /= 2;
  } while (bytes > most_bytes && most_hits > 16);
  auto text = std::make_unique<std::pmr::monotonic_buffer_resource>();
  for (RawLine& line : evidence.lines)
    line.bytes = copy_to(*text, line.bytes);
  evidence.text = std::move(text);
  return bytes;
}

}  // namespace cicd::analysis
