#include "analysis/gatherer.hpp"

#include "analysis/fold.hpp"
#include "analysis/line_ends.hpp"
#include "analysis/shed.hpp"
#include "log/normalise.hpp"

#include <algorithm>
#include <utility>

namespace cicd::analysis {
namespace {

constexpr std::size_t most_kept_bytes = std::size_t{2} << 20;
constexpr std::size_t most_hits = 15'000;
constexpr std::size_t hits_kept = 3000;  // when there are more
constexpr std::size_t most_marks = 4000;
constexpr std::size_t mark_text = 200;
constexpr std::uint64_t most_header_lines = 100;
constexpr std::size_t lines_before_failure = 60;
constexpr std::size_t most_shapes = 20'000;
constexpr std::size_t longest_kept = std::size_t{8} << 10;  // bytes of one line
constexpr std::size_t look_back = std::size_t{16} << 10;    // bytes before a hit that may be kept
constexpr std::size_t last_lines = 80;

// How many lines around a hit may be needed, by the shape of its block.
struct Window {
  std::size_t before, after;
};
Window window_of(const Rule& rule) {
  switch (rule.block) {
    case Block::line:
      return {6, rule.rank >= 60 ? 16U : 8U};
    case Block::indented:
      return {6, 30};
    case Block::paragraph:
      return {6, 50};
    case Block::section:
      return {8, 60};
    case Block::compiler:
      return {10, 24};
    case Block::traceback:
      return {60, 16};
    case Block::stack:
      return {8, 60};
    case Block::table:
      return {40, 16};
  }
  return {6, 16};
}

// A command of a script that would print something, as runners show it before it runs: "  echo 'Error: …'".
bool is_print_command(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t+"), text.size()));
  return text.starts_with("echo ") || text.starts_with("printf ");
}

// "~~~ ^ ~~~" below a source line, not "~~~ Running tests" of Buildkite.
bool is_caret(std::string_view text) {
  return !text.empty() && text.find_first_not_of("~^ ") == std::string_view::npos;
}

}  // namespace

struct Gatherer::Cursor {
  std::string_view text;
  const LineReader::Stretch& source;  // what `text` is of
  std::size_t at = 0;                 // where the current line begins
  std::uint64_t number = 1;           // of that line
};

void Gatherer::keep(const LineReader::Stretch& source, std::uint64_t number, std::size_t begin,
                    std::size_t end) {
  if (number <= kept_) return;
  kept_ = number;
  const std::string_view bytes = source.bytes.substr(begin, std::min(end - begin, longest_kept));
  kept_bytes_ += bytes.size() + sizeof(RawLine);
  const auto [offset, red] = source.source_of(begin, end);
  evidence_.lines.push_back({number, offset, copy_to(*evidence_.text, bytes), red});
}

void Gatherer::keep_before(const Cursor& cursor, std::size_t count) {
  std::vector<std::string_view> lines;
  const std::size_t limit = cursor.at > look_back ? cursor.at - look_back : 0;
  std::size_t end = cursor.at;
  while (lines.size() < count && end > limit && cursor.number - lines.size() - 1 > kept_) {
    std::size_t stop = end - 1;
    if (stop > 0 && cursor.text[stop] == '\n' && cursor.text[stop - 1] == '\r') --stop;
    std::size_t begin = stop;
    while (begin > limit && cursor.text[begin - 1] != '\n' && cursor.text[begin - 1] != '\r')
      --begin;
    if (begin == limit && limit > 0) break;
    lines.push_back(cursor.text.substr(begin, stop - begin));
    end = begin;
  }
  for (std::size_t i = lines.size(); i-- > 0;) {
    const auto position = static_cast<std::size_t>(lines[i].data() - cursor.text.data());
    keep(cursor.source, cursor.number - i - 1, position, position + lines[i].size());
  }
}

void Gatherer::keep_until_now(Cursor& cursor, std::size_t end) {
  while (cursor.number <= keep_until_ && cursor.at < end) {
    const std::size_t stop = line_end(cursor.text, cursor.at);
    const std::size_t next = next_line(cursor.text, stop);
    if (next > end) break;
    keep(cursor.source, cursor.number, cursor.at, stop);
    if (next == cursor.text.size() && stop == next) return;  // unfinished last line
    cursor.at = next;
    ++cursor.number;
  }
}

void Gatherer::note_mark(Cursor& cursor, std::string_view line, Mark mark) {
  if (mark == Mark::header_end) return drop_header(cursor.number);
  auto& marks = evidence_.marks;
  const bool failure = mark == Mark::step_fail || mark == Mark::job_fail;
  if (failure) {  // what came last before it may be all there is
    keep_before(cursor, lines_before_failure);
    keep(cursor.source, cursor.number, cursor.at, cursor.at + line.size());
  }
  std::string text;
  if (failure || mark == Mark::step_begin || mark == Mark::sum_ok)
    text = log::normalise(line.substr(0, 4 * mark_text), mark_text);
  if (is_caret(text)) return;
  if (mark == Mark::step_begin) {
    std::fill(nth_.begin(), nth_.end(), 0U);
    // of steps that say nothing of their end the last is kept, and the first after a failure
    const bool follows_one = !marks.empty() && marks.back().mark == mark;
    const bool first = marks.size() > 1 && marks[marks.size() - 2].mark == Mark::step_fail;
    if (follows_one && !first) marks.pop_back();
    header_ = line.find("##[group]Run ") != std::string_view::npos ? cursor.number : 0;
  }
  marks.push_back({cursor.number, mark, std::move(text)});
  if (marks.size() > most_marks) marks.erase(marks.begin(), marks.begin() + most_marks / 2);
}

// The script and environment that a runner shows before a step have told of nothing yet.
void Gatherer::drop_header(std::uint64_t end) {
  if (header_ == 0 || end - header_ > most_header_lines) return;
  std::vector<RawHit>& hits = evidence_.hits;
  while (!hits.empty() && hits.back().line >= header_)
    hits.pop_back();
  std::fill(nth_.begin(), nth_.end(), 0U);
  header_ = 0;
}

void Gatherer::note_hit(Cursor& cursor, std::string_view line, std::uint32_t rule, std::string_view text) {
  const Rule& row = rules_.rules[rule];
  const std::uint64_t shape = shape_of(text);
  if (evidence_.shapes.size() < most_shapes || evidence_.shapes.count(shape) != 0) ++evidence_.shapes[shape];
  nth_.resize(rules_.rules.size());
  evidence_.hits.push_back({cursor.number, rule, nth_[rule]++, shape, line.size() > long_line, false});
  const Window window = window_of(row);
  keep_before(cursor, window.before);
  keep(cursor.source, cursor.number, cursor.at, cursor.at + line.size());
  keep_until_ = std::max(keep_until_, cursor.number + window.after);
  // here and nowhere else, so that how the log was split does not matter
  if (kept_bytes_ > most_kept_bytes || evidence_.hits.size() > most_hits) {
    kept_bytes_ = shed(evidence_, rules_.rules, cursor.number, most_kept_bytes / 2, hits_kept);
  }
}

void Gatherer::look_at_line(Cursor& cursor, std::string_view line) {
  const auto mark = std::min_element(candidates_.begin(), candidates_.end(), [](auto a, auto b) {
    const auto key = [](std::uint32_t id) { return id < first_mark ? ~0U : id; };
    return key(a) < key(b);
  });
  if (*mark >= first_mark) {
    note_mark(cursor, line, mark_rows()[*mark - first_mark].mark);
  }
  std::erase_if(candidates_, [](std::uint32_t id) { return id >= first_mark; });
  if (candidates_.empty()) return;
  const std::string text = log::normalise(line);
  if (is_print_command(text)) return;
  if (const auto rule = rules_.best(candidates_, text)) note_hit(cursor, line, *rule, text);
}

std::uint64_t Gatherer::look(const LineReader::Stretch& stretch) {
  Cursor cursor{stretch.bytes, stretch, stretch.begin, stretch.number};
  anchors_.clear();
  rules_.filter.scan(stretch.bytes, stretch.begin, anchors_);
  if (!rules_.loose.empty()) try_loose_rules(stretch);
  for (std::size_t i = 0; i < anchors_.size();) {
    const std::size_t hit = anchors_[i].begin;
    keep_until_now(cursor, hit);
    if (cursor.at <= hit) {
      const std::size_t begin = after_last_line_end(cursor.text, cursor.at, hit);
      cursor.number += count_line_ends(cursor.text.substr(cursor.at, begin - cursor.at));
      cursor.at = begin;
    }
    const std::size_t end = line_end(cursor.text, cursor.at);
    candidates_.clear();
    for (; i < anchors_.size() && anchors_[i].begin < end; ++i)
      candidates_.push_back(anchors_[i].id);
    look_at_line(cursor, cursor.text.substr(cursor.at, end - cursor.at));
  }
  keep_until_now(cursor, cursor.text.size());
  cursor.number += count_line_ends(cursor.text.substr(cursor.at));
  if (cursor.text.back() != '\n' && cursor.text.back() != '\r') {  // cut, or the last one: its text goes away
    const std::size_t begin = after_last_line_end(cursor.text, 0, cursor.text.size());
    keep(stretch, cursor.number, begin, cursor.text.size());
  }
  return cursor.number - stretch.number;
}

void Gatherer::keep_tail(const LineReader::Stretch& stretch) {
  const std::string_view text = stretch.bytes;
  if (text.empty()) return;
  const bool open = text.back() != '\n' && text.back() != '\r';
  const std::size_t begin = open ? after_last_line_end(text, 0, text.size()) : text.size();
  keep_before({text, stretch, begin, stretch.number}, last_lines);
}

Evidence Gatherer::finish(std::uint64_t lines_total) {
  if (!rules_.loose.empty()) try_loose_rules_on_kept_lines();
  evidence_.lines_total = lines_total;
  return std::move(evidence_);
}

}  // namespace cicd::analysis
