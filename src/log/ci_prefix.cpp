#include "log/ci_prefix.hpp"

#include <algorithm>
#include <array>

namespace cicd::log {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// A place in a line that moves on over what it is asked for, or stays.
class Cursor {
 public:
  explicit Cursor(std::string_view line) : line_(line) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] char peek() const { return at_ < line_.size() ? line_[at_] : '\0'; }

  bool take(std::string_view text) {
    if (line_.substr(at_, text.size()) != text) return false;
    at_ += text.size();
    return true;
  }

  // As many digits as there are; how many that was.
  std::size_t digits() {
    const auto from = at_;
    while (is_digit(peek()))
      ++at_;
    return at_ - from;
  }

  // `shape` letter by letter, where a 0 stands for any digit.
  bool take_shape(std::string_view shape) {
    if (line_.size() - at_ < shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
      const char c = line_[at_ + i];
      if (shape[i] == '0' ? !is_digit(c) : shape[i] != c) return false;
    }
    at_ += shape.size();
    return true;
  }

  // `[workflow/job]   | `
  bool take_act_job() {
    constexpr std::size_t longest_name = 200;
    if (peek() != '[') return false;
    const auto name = line_.substr(at_, longest_name);
    const auto close = name.find(']');
    if (close == std::string_view::npos || name.substr(0, close).find('/') == std::string_view::npos)
      return false;
    const auto bar = name.find_first_not_of(' ', close + 1);
    if (bar == std::string_view::npos || bar == close + 1 || name.substr(bar, 2) != "| ") return false;
    at_ += bar + 2;
    return true;
  }

  // `[step:12] ` or `[step:L12:3s] `: the line's number and its time. A place, "[cart.c:3] ", or a level,
  // "[ERROR:0] ", is none.
  bool take_numbered_step() {
    constexpr std::size_t longest_name = 100;
    if (!take("[")) return false;
    const auto name = line_.substr(at_, longest_name);
    const auto colon = name.find_first_of(":./]");
    if (colon == std::string_view::npos || name[colon] != ':') return false;
    if (std::none_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(colon), is_small_letter))
      return false;
    at_ += colon + 1;
    const bool timed = take("L");
    if (digits() == 0) return false;
    if (timed && (!take(":") || digits() == 0 || !take("s"))) return false;
    return take("] ");
  }

  // 1 to 80 characters other than a tab, and the tab.
  bool take_column() {
    const auto tab = line_.substr(at_, 80 * 4 + 1).find('\t');
    if (tab == std::string_view::npos || tab == 0) return false;
    const auto column = line_.substr(at_, tab);
    const auto characters =
        std::count_if(column.begin(), column.end(), [](char c) { return (c & '\xC0') != '\x80'; });
    if (characters > 80) return false;
    at_ += tab + 1;
    return true;
  }

 private:
  std::string_view line_;
  std::size_t at_ = 0;
};

// `[…]2024-01-01T00:00:00[.123]Z[]] [00O ]`, where the bracket may hold a word of Taskcluster's.
bool take_timestamp(Cursor& cursor) {
  constexpr std::array<std::string_view, 6> openings{"[task ",  "[taskcluster ", "[vcs ",
                                                     "[setup ", "[fetches ",     "["};
  if (cursor.peek() == '[') {
    static_cast<void>(
        std::any_of(openings.begin(), openings.end(), [&](auto word) { return cursor.take(word); }));
  }
  if (!cursor.take_shape("0000-00-00T00:00:00")) return false;
  if (cursor.take(".") && cursor.digits() == 0) return false;
  if (!cursor.take("Z")) return false;
  cursor.take("]");
  cursor.take(" ");
  for (const std::string_view stream : {"00O ", "00O+", "00E ", "00E+"}) {
    if (cursor.take_shape(stream)) break;
  }
  return true;
}

// `21:04:05  ` or, as time since the start, `00:00:04.123  `, of the Jenkins Timestamper; `9:04:05 PM: ` of
// Netlify; `[21:04:05.123] ` of Vercel; `[21:04:05]: ` of fastlane, with the `▸ ` of xcpretty behind it.
bool take_clock(Cursor& cursor) {
  const bool bracket = cursor.take("[");
  if (!cursor.take_shape("00:00:00") && (bracket || !cursor.take_shape("0:00:00"))) return false;
  const bool fraction = cursor.take(".");
  if (fraction && cursor.digits() == 0) return false;
  if (!bracket) return cursor.take("  ") || (!fraction && (cursor.take(" AM: ") || cursor.take(" PM: ")));
  if (fraction) return cursor.take("] ");
  if (!cursor.take("]: ")) return false;
  cursor.take("▸ ");
  return true;
}

// `[   21s] ` of the Open Build Service: seconds since the start.
bool take_seconds(Cursor& cursor) {
  if (!cursor.take("[")) return false;
  while (cursor.take(" ")) {
  }
  return cursor.digits() > 0 && cursor.take("s] ");
}

// Where the line goes on behind a stamp that begins at `cursor` with a digit or a bracket, or `cursor`.
std::size_t after_stamp(const Cursor& cursor) {
  if (auto stamp = cursor; take_timestamp(stamp)) return stamp.at();
  if (auto clock = cursor; take_clock(clock)) return clock.at();
  if (auto seconds = cursor; take_seconds(seconds)) return seconds.at();
  if (auto job = cursor; job.take_act_job()) return job.at();
  if (auto step = cursor; step.take_numbered_step()) return step.at();
  return cursor.at();
}

// `ESC_bk;t=1700000000000BEL`
bool take_buildkite(Cursor& cursor) {
  return cursor.take("\x1b_bk;t=") && cursor.digits() > 0 && cursor.take("\a");
}

// `section_start:1560896352:name[collapsed=true]`, to the end of the line or to the `ESC[0K` behind it.
std::size_t gitlab_section(std::string_view line, std::size_t from) {
  Cursor cursor(line.substr(from));
  if (!cursor.take("section_start:") && !cursor.take("section_end:")) return 0;
  if (cursor.digits() == 0 || !cursor.take(":")) return 0;
  const auto name = line.substr(from + cursor.at());
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-[]=,";
  const auto end = name.find_first_not_of(allowed);
  if (end == std::string_view::npos) return line.size();
  if (name[end] != '\r' && name[end] != '\x1b') return 0;
  return from + cursor.at() + end;
}

}  // namespace

std::size_t ci_prefix(std::string_view line) {
  Cursor cursor(line);
  while (take_buildkite(cursor)) {
  }
  cursor.take(byte_order_mark);
  auto end = cursor.at();
  if (is_digit(cursor.peek()) || cursor.peek() == '[') end = after_stamp(cursor);
  if (auto columns = cursor; end == cursor.at() && columns.take_column() && columns.take_column()) {
    columns.take(byte_order_mark);
    if (take_timestamp(columns)) end = columns.at();
  }
  if (const auto section = gitlab_section(line, end); section > 0) end = section;
  return end;
}

}  // namespace cicd::log
