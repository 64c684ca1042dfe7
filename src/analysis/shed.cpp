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

constexpr auto by_first = [](const Range& a, const Range& b) { return a.first < b.first; };

// The lines of two lists of ranges, both by first line.
std::vector<Range> merged(const std::vector<Range>& some, const std::vector<Range>& others) {
  std::vector<Range> all(some.size() + others.size());
  std::merge(some.begin(), some.end(), others.begin(), others.end(), all.begin(), by_first);
  std::vector<Range> out;
  for (const Range& range : all) {
    if (!out.empty() && range.first <= out.back().last + 1) {
      out.back().last = std::max(out.back().last, range.last);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

// Calls `take` with each line and whether it lies in one of the ranges.
template <class Take>
void divide(const std::vector<RawLine>& lines, const std::vector<Range>& ranges, const Take& take) {
  auto range = ranges.begin();
  for (const RawLine& line : lines) {
    while (range != ranges.end() && range->last < line.number)
      ++range;
    take(line, range != ranges.end() && range->first <= line.number);
  }
}

Range around(std::uint64_t line, std::uint64_t before, std::uint64_t after) {
  return {line - std::min(line, before), line + after};
}

// What is kept of all that was gathered.
struct Choice {
  enum class Around : std::uint8_t { nothing, near, block };
  std::vector<Around> hits;    // by hit: what is kept around it; nothing: not even the hit
  std::vector<Range> lines{};  // disjoint, in ascending order
};

// The last lines before each of the last failures, by line.
std::vector<Range> before_failures(const Evidence& evidence) {
  constexpr std::size_t failures_kept = 8;
  std::vector<Range> ranges;
  for (auto mark = evidence.marks.rbegin(); mark != evidence.marks.rend() && ranges.size() < failures_kept;
       ++mark) {
    if (mark->mark == Mark::step_fail || mark->mark == Mark::job_fail)
      ranges.push_back(around(mark->line, 60, 0));
  }
  std::reverse(ranges.begin(), ranges.end());
  return ranges;
}

// The best `most` hits: three of four by score, the rest by being the latest; the lines around them, and
// before the last failures.
Choice choose(const Evidence& evidence, const std::vector<RankedHit>& ranked, std::size_t most) {
  constexpr std::size_t whole_blocks = 60;
  using enum Choice::Around;
  const std::vector<RawHit>& hits = evidence.hits;
  Choice choice{std::vector<Choice::Around>(hits.size())};
  const auto take = [&](std::size_t hit, std::size_t nth) {
    choice.hits[hit] = std::max(choice.hits[hit], nth < whole_blocks ? block : near);
  };
  for (std::size_t i = 0; i < ranked.size() && i < most * 3 / 4; ++i)
    take(ranked[i].index, i);
  for (std::size_t i = 0; i < hits.size() && i < most / 4; ++i)
    take(hits.size() - 1 - i, i);
  std::vector<Range> near_lines, blocks;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (choice.hits[i] == near) near_lines.push_back(around(hits[i].line, 4, 6));
    if (choice.hits[i] == block) blocks.push_back(around(hits[i].line, 60, 60));
  }
  choice.lines = merged(merged(near_lines, blocks), before_failures(evidence));
  return choice;
}

std::size_t size_of(const std::vector<RawLine>& lines, const std::vector<Range>& wanted) {
  std::size_t bytes = 0;
  divide(lines, wanted,
         [&](const RawLine& line, bool in) { bytes += in ? line.bytes.size() + sizeof(RawLine) : 0; });
  return bytes;
}

// Lets go of all lines but the wanted ones.
void keep_only(Evidence& evidence, const std::vector<Range>& wanted) {
  auto text = std::make_unique<std::pmr::monotonic_buffer_resource>();
  std::size_t kept = 0;
  divide(evidence.lines, wanted, [&](const RawLine& line, bool in) {
    if (!in) return;
    evidence.lines[kept] = line;
    evidence.lines[kept].bytes = copy_to(*text, line.bytes);
    ++kept;
  });
  evidence.lines.resize(kept);
  evidence.text = std::move(text);
}

}  // namespace

std::size_t shed(Evidence& evidence, std::span<const Rule> rules, std::uint64_t last_line,
                 std::size_t most_bytes, std::size_t most_hits) {
  const Course course(evidence.marks, last_line);
  const std::vector<RankedHit> ranked = rank_hits(evidence, course, rules);
  Choice choice = choose(evidence, ranked, most_hits);
  std::size_t bytes = size_of(evidence.lines, choice.lines);
  while (bytes > most_bytes && most_hits > 32) {
    most_hits /= 2;
    choice = choose(evidence, ranked, most_hits);
    bytes = size_of(evidence.lines, choice.lines);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < evidence.hits.size(); ++i) {
    if (choice.hits[i] != Choice::Around::nothing) evidence.hits[kept++] = evidence.hits[i];
  }
  evidence.hits.resize(kept);
  keep_only(evidence, choice.lines);
  return bytes;
}

}  // namespace cicd::analysis
