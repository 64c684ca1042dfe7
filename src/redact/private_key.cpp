#include "redact/private_key.hpp"

#include <algorithm>

namespace cicd::redact {

namespace {

constexpr std::string_view begin_mark = "-----BEGIN ";
constexpr std::string_view end_mark = "-----END ";
constexpr std::size_t longest_label = 40;  // "OPENSSH PRIVATE KEY-----" and the like
constexpr std::size_t most_ranges = 1000;
constexpr std::size_t telling_run = 16;  // so many letters of base64 in a row are no word

bool is_base64(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
         c == '=';
}

// Whether `text` ends in a run of base64 that belongs to a key rather than to a sentence; what a program's
// source puts behind such a line does not count.
bool ends_in_base64(std::string_view text) {
  if (text.ends_with("\" +") || text.ends_with("' +")) text.remove_suffix(1);
  const auto last = text.find_last_not_of(" \t\"',;)\\n");
  text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  const auto run = std::find_if_not(text.rbegin(), text.rend(), is_base64) - text.rbegin();
  return run >= static_cast<std::ptrdiff_t>(telling_run) || (run > 1 && text.back() == '=');
}

// Whether base64 begins right behind the mark, perhaps after an escaped line end.
bool goes_on_in_base64(std::string_view text) {
  const auto from = text.substr(0, 8).find_first_not_of(" \\nr\"'");
  if (from == std::string_view::npos) return false;
  const auto rest = text.substr(from);
  return std::find_if_not(rest.begin(), rest.end(), is_base64) - rest.begin() >=
         static_cast<std::ptrdiff_t>(telling_run);
}

// Where the mark with a label of a private key ends that begins at `from`; npos for another label.
std::size_t mark_end(std::string_view text, std::size_t from, std::size_t mark_size) {
  const auto label = text.substr(from + mark_size, longest_label);
  const auto end = label.find("-----");
  if (end == std::string_view::npos || label.substr(0, end).find("PRIVATE KEY") == std::string_view::npos)
    return std::string_view::npos;
  return from + mark_size + end + 5;
}

std::size_t find_mark(std::string_view text, std::string_view mark, std::size_t from, std::size_t& end) {
  for (auto at = text.find(mark, from); at != std::string_view::npos; at = text.find(mark, at + 1)) {
    end = mark_end(text, at, mark.size());
    if (end != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

// The letters of base64 at the end of `text`, behind which a program's source may go on.
std::size_t base64_at_end(std::string_view text) {
  const auto last = text.find_last_not_of(" \t\"',;)+\\");
  text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  if (text.ends_with("\\n")) text.remove_suffix(2);
  return static_cast<std::size_t>(std::find_if_not(text.rbegin(), text.rend(), is_base64) - text.rbegin());
}

// Where the key begins in `line` that goes on up to `mark` in it: in base64, escaped line ends and blanks.
std::size_t begin_before(std::string_view line, std::size_t mark) {
  auto begin = mark;
  for (auto at = mark; at > 0;) {
    auto before = line.substr(0, at);
    if (before.ends_with("\\n")) before.remove_suffix(2);
    if (before.ends_with(' ')) before.remove_suffix(1);
    auto run = static_cast<std::size_t>(std::find_if_not(before.rbegin(), before.rend(), is_base64) -
                                        before.rbegin());
    if (run > 0 && run < before.size() && before[before.size() - run - 1] == '\\')
      --run;                                                                   // the letter of `\n`
    const bool may_be_last = begin == mark && before.size() < at && run >= 4;  // a key's last line is short
    if (run < telling_run && !may_be_last) break;
    at = before.size() - run;
    if (run >= telling_run) begin = at;
  }
  return begin;
}

// The places of a key that ends in the line from `start` on and whose beginning is not there; lines before it
// count when they are as long as those of a key, the last one of them may be shorter.
void add_headless(std::string_view text, std::size_t start, std::string_view line,
                  std::vector<Place>& places) {
  constexpr std::size_t whole_line = 40;
  std::size_t end = 0;
  const auto mark = find_mark(line, end_mark, 0, end);
  if (mark == std::string_view::npos || line.substr(0, mark).find(begin_mark) != std::string_view::npos)
    return;
  std::vector<Place> before;
  for (auto at = start; at > 0;) {
    const auto line_end = at - 1;
    at = line_end == 0 ? 0 : text.rfind('\n', line_end - 1) + 1;
    const auto earlier = text.substr(at, line_end - at);
    if (earlier.find(end_mark) != std::string_view::npos) break;  // another key's; so no line is seen twice
    if (base64_at_end(earlier) < (before.empty() ? 4 : whole_line)) break;
    before.push_back({at, line_end});
  }
  if (before.size() == 1 &&
      base64_at_end(text.substr(before[0].begin, before[0].end - before[0].begin)) < whole_line)
    before.clear();
  places.insert(places.end(), before.rbegin(), before.rend());
  const auto begin = begin_before(line, mark);
  if (begin < mark || !before.empty()) places.push_back({start + begin, start + end});
}

}  // namespace

std::size_t key_part(std::string_view line) {
  std::size_t behind_begin = 0;
  std::size_t behind_end = 0;
  const auto begin = find_mark(line, begin_mark, 0, behind_begin);
  const auto end = find_mark(line, end_mark, 0, behind_end);
  if (begin < end) return 0;
  return end == std::string_view::npos ? line.size() : behind_end;
}

void KeyTracker::line(std::string_view text, std::uint64_t offset) {
  constexpr int most_doubtful = 4;  // headers such as Proc-Type and DEK-Info, a blank line, a short last line
  if (begin(text, offset) || !in_key_) return;
  std::size_t end = 0;
  if (find_mark(text, end_mark, 0, end) != std::string_view::npos) {
    ranges_.back().end = offset + end;
    in_key_ = false;
  } else if (ends_in_base64(text)) {
    ranges_.back().end = offset + text.size();
    doubtful_ = 0;
  } else {
    in_key_ = ++doubtful_ <= most_doubtful;
  }
}

// Takes the keys that begin in this line; whether there is one.
bool KeyTracker::begin(std::string_view text, std::uint64_t offset) {
  bool found = false;
  std::size_t at = 0;
  std::size_t behind = 0;
  std::size_t key_end = 0;  // behind the next end mark; npos: there is none
  while ((at = find_mark(text, begin_mark, at, behind)) != std::string_view::npos) {
    found = true;
    if (key_end < behind && find_mark(text, end_mark, behind, key_end) == std::string_view::npos)
      key_end = std::string_view::npos;
    in_key_ = key_end == std::string_view::npos;
    auto end = key_end;
    if (in_key_) end = goes_on_in_base64(text.substr(behind)) ? text.size() : behind;
    if (ranges_.size() < most_ranges)
      ranges_.push_back({offset + at, offset + end});
    else
      ranges_.back().end = offset + end;
    doubtful_ = 0;
    at = end;
  }
  return found;
}

std::vector<Place> keys_in(std::string_view text, const std::vector<std::size_t>& marks) {
  KeyTracker keys;
  std::vector<Place> places;
  bool masked_before = false;
  auto mark = marks.begin();
  for (std::size_t at = 0; at < text.size();) {
    if (!keys.in_key()) {  // only a line with a mark can change that
      while (mark != marks.end() && *mark < at)
        ++mark;
      if (mark == marks.end()) break;
      at += text.substr(at, *mark - at).rfind('\n') + 1;
    }
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    const bool masked = line == "[REDACTED:private-key]";
    if (masked_before && !masked) keys.leave();
    if (!masked && !keys.in_key()) add_headless(text, at, line, places);
    if (!masked) keys.line(line, at);
    masked_before = masked && keys.in_key();
    at = end + 1;
  }
  for (const auto& range : keys.ranges()) {
    for (auto at = static_cast<std::size_t>(range.begin); at < range.end;) {
      const auto end = std::min<std::size_t>(text.find('\n', at), range.end);
      if (end > at) places.push_back({at, end});
      at = end + 1;
    }
  }
  return places;
}

}  // namespace cicd::redact
