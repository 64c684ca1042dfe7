#include "analysis/runbook.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace cicd::analysis {

namespace {

constexpr std::array<std::string_view, 6> symptom_words{"现象", "症状", "错误", "报错", "symptom", "error"};
constexpr std::array<std::string_view, 2> cause_words{"原因", "cause"};
constexpr std::array<std::string_view, 6> fix_words{"解决方法", "解决", "修复", "处理", "fix", "solution"};

bool names(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words,
                             [text](std::string_view word) { return contains_ignoring_case(text, word); });
}
bool is_symptom(std::string_view text) {
  return names(text, symptom_words);
}
bool is_cause(std::string_view text) {
  return names(text, cause_words);
}
bool is_fix(std::string_view text) {
  return names(text, fix_words);
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The parts of `text` between a pair of quotes or backticks.
std::vector<std::string> quoted_parts(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> quotes{
      {{"``", "``"}, {"`", "`"}, {"\"", "\""}, {"“", "”"}, {"「", "」"}}};
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const auto* const pair =
        std::ranges::find_if(quotes, [&](const auto& one) { return text.substr(at).starts_with(one.first); });
    if (pair == quotes.end()) {
      ++at;
      continue;
    }
    const auto start = at + pair->first.size();
    const auto end = text.find(pair->second, start);
    if (end == std::string_view::npos) {
      at = start;
      continue;
    }
    parts.emplace_back(trim(text.substr(start, end - start)));
    at = end + pair->second.size();
  }
  return parts;
}

// Whether `text`, plain ASCII, looks like part of an error message rather than prose: it has a sign that
// prose lacks.
bool looks_like_message(std::string_view text) {
  if (text.find_first_of("_:/\\(){}[]=<>#$%@0123456789") != std::string_view::npos) return true;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool upper = text[i] >= 'A' && text[i] <= 'Z';
    if (upper && is_letter(text[i - 1])) return true;  // CamelCase, CAPITALS
    if (text[i - 1] == '.' && is_letter(text[i])) return true;
  }
  return false;
}

// The messages in a cell that quotes none: the whole of it, or between Chinese words the runs of Latin text.
std::vector<std::string> bare_messages(std::string_view text) {
  if (std::ranges::all_of(text, is_ascii)) {
    return looks_like_message(text) ? std::vector<std::string>{std::string(trim(text))}
                                    : std::vector<std::string>{};
  }
  std::vector<std::string> messages;
  std::string run;
  const auto end_run = [&] {
    const auto part = trim(run);
    const bool words = part.find(' ') != std::string_view::npos;
    if (part.size() >= shortest_symptom && (words || looks_like_message(part))) messages.emplace_back(part);
    run.clear();
  };
  for (const char c : text) {
    if (is_ascii(c))
      run += c;
    else if (!run.empty())
      end_run();
  }
  end_run();
  return messages;
}

// Fills the symptoms of `entry` from the text that shows them, or says why there are none.
void take_symptoms(RunbookEntry& entry, std::string_view text) {
  auto parts = quoted_parts(text);
  if (parts.empty()) parts = bare_messages(text);
  if (parts.empty()) {
    entry.problem = fmt::format("\"{}\" is prose: quote the error message in `backticks`", clip(text, 60));
    return;
  }
  for (auto& part : parts) {
    if (fold_symptom(part).size() >= shortest_symptom) entry.symptoms.push_back(std::move(part));
  }
  if (entry.symptoms.empty()) {
    entry.problem = fmt::format(
        "\"{}\" is too short to tell one failure from another: quote more of the message", clip(text, 60));
  }
}

std::string cause_and_fix(std::string_view cause, std::string_view fix) {
  if (cause.empty()) return std::string(fix);
  return fix.empty() ? std::string(cause) : fmt::format("{} — {}", cause, fix);
}

// Markdown text without emphasis and code marks, and with <br> as a blank.
std::string plain(std::string_view text) {
  auto out = replace_all(replace_all(replace_all(text, "<br>", " "), "<br/>", " "), "**", "");
  std::erase(out, '`');
  return std::string(trim(out));
}

// The cells of a table row; a `\|` and a | inside backticks do not separate.
std::vector<std::string> cells_of(std::string_view row) {
  row = trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
  std::vector<std::string> cells(1);
  bool code = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\' && i + 1 < row.size() && row[i + 1] == '|')
      cells.back() += row[++i];
    else if (row[i] == '|' && !code)
      cells.emplace_back();
    else
      cells.back() += row[i];
    if (row[i] == '`') code = !code;
  }
  for (auto& cell : cells)
    cell = std::string(trim(cell));
  return cells;
}

bool is_ruler(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

class Parser {
 public:
  explicit Parser(std::string_view markdown) : lines_(split(markdown, '\n')) {}

  std::vector<RunbookEntry> parse() {
    for (; at_ < lines_.size(); ++at_) {
      const auto line = trim(lines_[at_]);
      if (line.starts_with("```") || line.starts_with("~~~")) fenced_ = !fenced_;
      if (fenced_) continue;
      if (at_ + 1 < lines_.size() && line.find('|') != std::string_view::npos && is_ruler(lines_[at_ + 1]))
        table();
      else if (line.starts_with('#'))
        heading(line);
      else if (heading_)
        detail(line);
    }
    end_heading();
    return std::move(entries_);
  }

 private:
  struct Columns {
    std::optional<std::size_t> symptom, cause, fix;
  };

  static Columns columns_of(const std::vector<std::string>& header) {
    Columns columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (!columns.cause && is_cause(header[i]))
        columns.cause = i;
      else if (!columns.fix && is_fix(header[i]))
        columns.fix = i;
      else if (!columns.symptom && is_symptom(header[i]))
        columns.symptom = i;
    }
    return columns;
  }

  void table() {
    end_heading();
    const auto columns = columns_of(cells_of(lines_[at_]));
    const bool usable = columns.symptom && (columns.cause || columns.fix);
    for (at_ += 2; at_ < lines_.size() && lines_[at_].find('|') != std::string_view::npos; ++at_) {
      if (!usable) continue;
      const auto cells = cells_of(lines_[at_]);
      const auto cell = [&cells](std::optional<std::size_t> index) {
        return index && *index < cells.size() ? cells[*index] : std::string{};
      };
      RunbookEntry entry;
      entry.line = at_ + 1;
      entry.text = cause_and_fix(plain(cell(columns.cause)), plain(cell(columns.fix)));
      take_symptoms(entry, cell(columns.symptom));
      if (entry.text.empty() && entry.problem.empty()) entry.problem = "it has neither a cause nor a fix";
      entries_.push_back(std::move(entry));
    }
    --at_;
  }

  void heading(std::string_view line) {
    end_heading();
    line.remove_prefix(std::min(line.find_first_not_of('#'), line.size()));
    if (quoted_parts(line).empty()) return;  // a chapter's title
    heading_.emplace();
    heading_->line = at_ + 1;
    take_symptoms(*heading_, line);
  }

  // A line below a heading: "- **原因**: …", "Fix: …".
  void detail(std::string_view line) {
    auto text = plain(line);
    const auto start = text.find_first_not_of("-*+ 0123456789.");
    if (start == std::string::npos) return;
    text.erase(0, start);
    auto colon = text.find(':');
    std::size_t width = 1;
    if (const auto wide = text.find("："); wide < colon) {
      colon = wide;
      width = std::string_view("：").size();
    }
    if (colon == std::string::npos || colon > 40) return;
    const auto label = text.substr(0, colon);
    const auto value = std::string(trim(std::string_view(text).substr(colon + width)));
    if (is_cause(label) && cause_.empty())
      cause_ = value;
    else if (is_fix(label) && fix_.empty())
      fix_ = value;
  }

  void end_heading() {
    if (!heading_) return;
    heading_->text = cause_and_fix(cause_, fix_);
    if (heading_->text.empty() && heading_->problem.empty())
      heading_->problem = "no \"cause: …\" or \"fix: …\" stands below it";
    if (!heading_->problem.empty()) heading_->symptoms.clear();
    entries_.push_back(*std::move(heading_));
    heading_.reset();
    cause_.clear();
    fix_.clear();
  }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  bool fenced_ = false;
  std::optional<RunbookEntry> heading_;
  std::string cause_;
  std::string fix_;
  std::vector<RunbookEntry> entries_;
};

}  // namespace

std::vector<RunbookEntry> parse_runbook(std::string_view markdown) {
  return Parser(markdown).parse();
}

void add_runbook(HintBook& book, const std::vector<RunbookEntry>& entries, std::string_view path) {
  for (const auto& entry : entries) {
    if (!entry.problem.empty()) continue;
    for (const auto& symptom : entry.symptoms)
      book.add({symptom, entry.text, fmt::format("{}#L{}", path, entry.line)});
  }
}

}  // namespace cicd::analysis
