#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// The lower-case words of `text`: split at anything but ASCII letters and digits, and at camelCase. A word
// that camelCase split is also given whole ("WebPack": web, pack, webpack), because people write tools' names
// so.
std::vector<std::string> words_of(std::string_view text);

// The type that `words`, and the Chinese words found anywhere in `text`, tell together. With `tool_is_enough`
// a row that needs a build word does without: the command's program itself is the tool (`go mod download`).
std::optional<std::string_view> type_from_words(const std::vector<std::string>& words, std::string_view text,
                                                bool tool_is_enough);

// One command of a shell line: its words without quotes.
using SimpleCommand = std::vector<std::string>;

// The commands of a shell line, split at && || ; | & and line ends, quotes and backslashes respected,
// comments, redirections and a shell's own words (if, then, do, !, {, …) left out. Expansions stay as they
// are written.
std::vector<SimpleCommand> shell_commands(std::string_view line);

}  // namespace cicd::analysis
