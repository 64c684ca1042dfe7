#include "analysis/runbook.hpp"

#include "analysis/markdown_text.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

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

// The messages in one line of a cell: what is quoted in it, else what looks like one. Quotes inside a message
// are a part of it.
std::vector<std::string> messages_in(std::string_view text) {
  const auto quotes = quoted_parts(text);
  if (quotes.parts.empty()) return bare_messages(text);
  const bool inside = !quotes.marked && std::ranges::all_of(quotes.rest, is_ascii);
  if (inside && looks_like_message(quotes.rest)) return {std::string(trim(text))};
  return quotes.parts;
}

// Fills the symptoms of `entry` from the text that shows them, or says why there are none.
void take_symptoms(RunbookEntry& entry, std::string_view text) {
  if (trim(text).empty()) {
    entry.problem = "it shows no error message";
    return;
  }
  std::vector<std::string> parts;
  for (const auto line : split(text, '\n'))
    std::ranges::move(messages_in(line), std::back_inserter(parts));
  if (parts.empty()) {
    entry.problem = fmt::format("\"{}\" is prose: quote the error message in `backticks`",
                                clip(replace_all(text, "\n", " "), 60));
    return;
  }
  for (auto& part : parts) {
    if (fold_symptom(part).size() >= shortest_symptom) entry.symptoms.push_back(std::move(part));
  }
  if (entry.symptoms.empty()) {
    entry.problem =
        fmt::format("\"{}\" is too short to tell one failure from another: quote more of the message",
                    clip(replace_all(text, "\n", " "), 60));
  }
}

std::string cause_and_fix(std::string_view cause, std::string_view fix) {
  if (cause.empty()) return std::string(fix);
  return fix.empty() ? std::string(cause) : fmt::format("{} — {}", cause, fix);
}

constexpr std::size_t most_label = 40;  // bytes of "原因" or "Root cause"
constexpr std::size_t most_part = 400;  // bytes of a cause or fix to which more is added

class Parser {
 public:
  explicit Parser(std::string_view markdown) : lines_(split(without_mark(markdown), '\n')) {}

  std::vector<RunbookEntry> parse() {
    for (; at_ < lines_.size(); ++at_) {
      const auto line = trim(lines_[at_]);
      if (line.starts_with("```") || line.starts_with("~~~"))
        fenced_ = !fenced_;
      else if (fenced_)
        add_to_part(line);
      else if (at_ + 1 < lines_.size() && line.find('|') != std::string_view::npos &&
               is_ruler(lines_[at_ + 1]))
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
    const auto header = cells_of(lines_[at_]);
    const auto columns = columns_of(header);
    const bool usable = columns.symptom && (columns.cause || columns.fix);
    for (at_ += 2; at_ < lines_.size() && lines_[at_].find('|') != std::string_view::npos; ++at_) {
      if (!usable) continue;
      const auto cells = cells_of(lines_[at_], header.size());
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

  static std::size_t depth_of(std::string_view line) {
    return std::min(line.find_first_not_of('#'), line.size());
  }

  void heading(std::string_view line) {
    const std::size_t depth = depth_of(line);
    line.remove_prefix(depth);
    const auto title = plain(line);
    if (heading_ && depth > depth_ && quoted_parts(line).parts.empty() && open_part(title)) return;
    end_heading();
    if (quoted_parts(line).parts.empty()) return;  // a chapter's title
    heading_.emplace();
    heading_->line = at_ + 1;
    depth_ = depth;
    take_symptoms(*heading_, markers_as_signs(line));
  }

  // Lets the lines that follow tell the cause or the fix. Returns false when `label` names neither.
  bool open_part(std::string_view label) {
    if (is_cause(label))
      part_ = &cause_;
    else if (is_fix(label))
      part_ = &fix_;
    else
      return false;
    if (!part_->empty()) part_ = nullptr;  // told before
    return true;
  }

  void add_to_part(std::string_view text) {
    if (part_ == nullptr || text.empty() || part_->size() > most_part) return;
    *part_ += fmt::format("{}{}", part_->empty() ? "" : "; ", text);
  }

  // A line below a heading: "- **原因**: …", "Fix: …", "**Fix**" alone above a list, an item of that list.
  void detail(std::string_view line) {
    const auto text = plain(without_bullet(line));
    if (text.empty()) return;
    auto colon = text.find(':');
    std::size_t width = 1;
    if (const auto wide = text.find("："); wide < colon) {
      colon = wide;
      width = std::string_view("：").size();
    }
    if (colon == std::string::npos) width = 0;
    const auto label = text.substr(0, colon);
    if (label.size() > most_label || !open_part(label)) return add_to_part(text);
    if (colon != std::string::npos) add_to_part(trim(std::string_view(text).substr(colon + width)));
  }

  void end_heading() {
    if (!heading_) return;
    heading_->text = cause_and_fix(cause_, fix_);
    if (heading_->text.empty() && heading_->problem.empty())
      heading_->problem = "no \"cause: …\" or \"fix: …\" stands below it";
    if (!heading_->problem.empty()) heading_->symptoms.clear();
    entries_.push_back(*std::move(heading_));
    heading_.reset();
    part_ = nullptr;
    cause_.clear();
    fix_.clear();
  }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  bool fenced_ = false;
  std::optional<RunbookEntry> heading_;
  std::size_t depth_ = 0;        // of the heading: how many #
  std::string* part_ = nullptr;  // what the next lines tell: cause_ or fix_
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
