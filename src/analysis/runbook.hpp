#pragma once

#include "analysis/hint_book.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// One row or heading of a runbook, as it was understood.
struct RunbookEntry {
  std::size_t line = 0;               // in the file, from 1
  std::vector<std::string> symptoms;  // pieces of error messages; empty: it can never match
  std::string text;                   // cause and fix, one line
  std::string problem;                // why it can never match; empty when it can
};

// Reads a team's runbook in Markdown (GitHub-flavoured). Two forms count, in English and Chinese:
// - a table whose header has a symptom column (现象 症状 错误 报错 symptom error) and a cause (原因 cause) or
// fix
//   column (解决方法 解决 修复 处理 fix solution);
// - a heading that quotes an error message, with "cause: …" or "fix: …" items or paragraphs below it.
// In a symptom, `code` and "quoted" parts are the messages; a cell without any counts whole when it looks
// like a message. Prose never matches.
std::vector<RunbookEntry> parse_runbook(std::string_view markdown);

// Puts what can match into `book`, with "<path>#L<line>" as its source.
void add_runbook(HintBook& book, const std::vector<RunbookEntry>& entries, std::string_view path);

}  // namespace cicd::analysis
