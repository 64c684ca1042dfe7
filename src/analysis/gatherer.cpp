#include "analysis/gatherer.hpp"

#include "analysis/fold.hpp"
#include "log/normalise.hpp"

#include <algorithm>
#include <cstring>

namespace cicd::analysis {
namespace {

constexpr std::size_t most_kept_bytes = std::size_t{3} << 20;
constexpr std::size_t most_hits = 6000;
constexpr std::size_t most_marks = 8000;
constexpr std::size_t most_shapes = 20'000;
constexpr std::size_t look_back = std::size_t{8} << 10;  // bytes before a hit that may be kept
constexpr std::size_t tail_bytes = std::size_t{16} << 10;
constexpr std::size_t last_lines = 80;
constexpr std::size_t long_line = 2000;

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

std::size_t line_end(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find_first_of("\r\n", begin);
  return end == std::string_view::npos ? text.size() : end;
}

std::size_t next_line(std::string_view text, std::size_t end) {
  if (end < text.size() && text[end] == '\r') ++end;
  if (end < text.size() && text[end] == '\n') ++end;
  return end;
}

}  // namespace

struct Gatherer::Cursor {
  std::string_view text;
  std::uint64_t base = 0;    // offset of text[0] in the log
  std::size_t at = 0;        // where the current line begins
  std::uint64_t number = 1;  // of that line
};

void Gatherer::keep(std::uint64_t number, std::uint64_t offset, std::string_view bytes) {
  if (number <= kept_) return;
  kept_ = number;
  kept_bytes_ += bytes.size() + sizeof(RawLine);
  evidence_.lines.push_back({number, offset, std::string(bytes)});
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
    keep(cursor.number - i - 1, cursor.base + position, lines[i]);
  }
}

void Gatherer::keep_until_now(Cursor& cursor, std::size_t end) {
  while (cursor.number <= keep_until_ && cursor.at < end) {
    const std::size_t stop = line_end(cursor.text, cursor.at);
    const std::size_t next = next_line(cursor.text, stop);
    if (next > end) break;
    keep(cursor.number, cursor.base + cursor.at, cursor.text.substr(cursor.at, stop - cursor.at));
    if (next == cursor.text.size() && stop == next) return;  // unfinished last line
    cursor.at = next;
    ++cursor.number;
  }
}

void Gatherer::note_mark(std::uint64_t line, Mark mark) {
  if (mark == Mark::step_begin) std::fill(nth_.begin(), nth_.end(), 0U);
  auto& marks = evidence_.marks;
  if (mark == Mark::step_begin && !marks.empty() && marks.back().mark == mark) {
    marks.back().line = line;  // a step without any result in between explains nothing
    return;
  }
  marks.push_back({line, mark});
  if (marks.size() > most_marks) marks.erase(marks.begin(), marks.begin() + most_marks / 2);
}

void Gatherer::note_hit(Cursor& cursor, std::string_view line, std::uint32_t rule, std::string_view text) {
  const Rule& row = rules_.rules[rule];
  const std::uint64_t shape = shape_of(text);
  if (evidence_.shapes.size() < most_shapes || evidence_.shapes.count(shape) != 0) ++evidence_.shapes[shape];
  nth_.resize(rules_.rules.size());
  evidence_.hits.push_back({cursor.number, rule, nth_[rule]++, shape, line.size() > long_line});
  const Window window = window_of(row);
  keep_before(cursor, window.before);
  keep(cursor.number, cursor.base + cursor.at, line);
  keep_until_ = std::max(keep_until_, cursor.number + window.after);
}

void Gatherer::look_at_line(Cursor& cursor, std::string_view line) {
  const auto mark = std::min_element(candidates_.begin(), candidates_.end(), [](auto a, auto b) {
    const auto key = [](std::uint32_t id) { return id < Engine::first_mark ? ~0U : id; };
    return key(a) < key(b);
  });
  if (*mark >= Engine::first_mark) {
    note_mark(cursor.number, mark_rows()[*mark - Engine::first_mark].mark);
  }
  std::erase_if(candidates_, [](std::uint32_t id) { return id >= Engine::first_mark; });
  if (candidates_.empty()) return;
  const std::string text = log::normalise(line);
  if (const auto rule = rules_.best(candidates_, text)) note_hit(cursor, line, *rule, text);
}

void Gatherer::look(const LineReader::Stretch& stretch) {
  Cursor cursor{stretch.bytes, stretch.offset, stretch.begin, stretch.number};
  anchors_.clear();
  rules_.filter.scan(stretch.bytes, stretch.begin, anchors_);
  for (std::size_t i = 0; i < anchors_.size();) {
    const std::size_t hit = anchors_[i].begin;
    keep_until_now(cursor, hit);
    if (cursor.at <= hit) {
      const std::string_view between = cursor.text.substr(cursor.at, hit - cursor.at);
      const std::size_t last = between.find_last_of("\r\n");
      if (last != std::string_view::npos) {
        cursor.number += count_line_ends(between.substr(0, last + 1));
        cursor.at += last + 1;
      }
    }
    const std::size_t end = line_end(cursor.text, cursor.at);
    candidates_.clear();
    for (; i < anchors_.size() && anchors_[i].begin < end; ++i)
      candidates_.push_back(anchors_[i].id);
    look_at_line(cursor, cursor.text.substr(cursor.at, end - cursor.at));
  }
  keep_until_now(cursor, cursor.text.size());
  const std::size_t tail = std::min(stretch.bytes.size(), tail_bytes);
  tail_.assign(stretch.bytes.substr(stretch.bytes.size() - tail));
  tail_whole_ = tail == stretch.bytes.size();
  tail_end_ = {stretch.offset + stretch.bytes.size(), stretch.number + stretch.line_ends};
  if (kept_bytes_ > most_kept_bytes || evidence_.hits.size() > most_hits) prune();
}

Evidence Gatherer::finish(std::uint64_t lines_total) {
  Cursor cursor{tail_, tail_end_.offset - tail_.size(), tail_.size(), tail_end_.number};
  if (!tail_.empty() && tail_.back() != '\n' && tail_.back() != '\r') {
    const std::size_t begin = tail_.find_last_of("\r\n") + 1;
    if (begin > 0 || tail_whole_) {
      keep_before({cursor.text, cursor.base, begin, cursor.number}, last_lines);
      keep(cursor.number, cursor.base + begin, cursor.text.substr(begin));
    }
  } else {
    keep_before(cursor, last_lines);
  }
  evidence_.lines_total = lines_total;
  return std::move(evidence_);
}

void Gatherer::prune() {}

}  // namespace cicd::analysis
