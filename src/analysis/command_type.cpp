#include "analysis/command_tables.hpp"
#include "analysis/step_type.hpp"
#include "analysis/step_words.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace cicd::analysis {

namespace {

constexpr std::size_t max_command = 16U * 1024;
constexpr int max_nesting = 4;

using Arguments = std::span<const std::string>;

bool is_one_of(std::string_view word, CommandWords names) {
  return std::find(names.begin(), names.end(), word) != names.end();
}

// The row of `table` for `program`, or null.
template <typename Row>
const Row* row_of(std::span<const Row> table, std::string_view program) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Row& row) { return row.program == program; });
  return found == table.end() ? nullptr : &*found;
}

std::string_view base_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_option(std::string_view word) {
  return word.size() > 1 && word.front() == '-';
}

bool is_assignment(std::string_view word) {
  const auto equals = word.find('=');
  return equals != std::string_view::npos && equals > 0 &&
         std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(equals), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
         });
}

// `words` after the options at its front, and after the value of those that take one.
Arguments after_options(Arguments words, CommandWords valued) {
  while (!words.empty() && is_option(words.front())) {
    const bool has_value = is_one_of(words.front(), valued) && words.size() > 1;
    const bool end = words.front() == "--";
    words = words.subspan(has_value ? 2 : 1);
    if (end) break;
  }
  return words;
}

// The command that `words` runs by way of `prefix`, or `words` unchanged.
Arguments after_prefix(Arguments words, const CommandPrefix& prefix) {
  auto rest = after_options(words.subspan(1), prefix.valued_options);
  if (!prefix.verbs.empty()) {
    if (rest.empty() || !is_one_of(rest.front(), prefix.verbs)) return words;
    rest = after_options(rest.subspan(1), prefix.valued_options);
  }
  rest = rest.subspan(std::min(prefix.operands, rest.size()));
  return rest;
}

// Without leading assignments and programs that only run another one. Empty when nothing is run.
Arguments strip_prefixes(Arguments words) {
  for (;;) {
    while (!words.empty() && is_assignment(words.front()))
      words = words.subspan(1);
    if (words.empty()) return words;
    const auto program = base_name(words.front());
    const auto* const prefix = row_of(command_prefixes(), program);
    if (prefix == nullptr) return words;
    const auto rest = after_prefix(words, *prefix);
    if (rest.size() == words.size()) return words;
    words = rest;
  }
}

// The words among the arguments of `tool` that say what it is to do.
std::vector<std::string> spoken_words(const CommandTool& tool, Arguments arguments) {
  bool all = tool.speaks == Speaks::all;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (word == "--") break;
    if (is_one_of(word, tool.valued)) {
      ++i;
    } else if (is_one_of(word, tool.running)) {
      all = true;
    } else if (!is_option(word) && !is_assignment(word) && word.substr(0, 1) != "+" &&
               !is_one_of(word, tool.transparent)) {
      const bool path = word.find('/') != std::string_view::npos;
      if (!path) {
        for (auto& part : words_of(word))
          words.push_back(std::move(part));
      }
      if (!all) break;
    }
  }
  return words;
}

std::optional<std::string_view> type_of_program(Arguments words);
std::optional<std::string_view> type_of_line(std::string_view line, int depth);

// `bash -c 'line'`, `bash script.sh`, `python -m module`, `python script.py`.
std::optional<std::string_view> type_of_interpreted(Arguments words, int depth) {
  const bool shell = is_one_of(base_name(words.front()), command_shells());
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (!is_option(word)) return type_of_program(words.subspan(i));
    if (i + 1 == words.size()) break;
    if (shell && word[1] != '-' && word.back() == 'c') return type_of_line(words[i + 1], depth + 1);
    if (shell && word.back() == 'o') ++i;  // -o pipefail, -eo pipefail
    if (!shell && word == "-m") return type_of_program(words.subspan(i + 1));
    if (!shell && (word == "-c" || word == "-e")) break;  // a program text
  }
  return std::nullopt;
}

// What the program's own name and, where they speak for it, its arguments tell.
std::optional<std::string_view> type_of_program(Arguments words) {
  const std::string_view written = words.front();
  const auto program = base_name(written);
  const auto* const alias = row_of(command_aliases(), program);
  auto known = words_of(alias == nullptr ? program : alias->word);
  const auto* const tool = row_of(command_tools(), program);
  if (tool != nullptr) {
    for (auto& word : spoken_words(*tool, words.subspan(1)))
      known.push_back(std::move(word));
    return type_from_words(known, {}, true);
  }
  const bool script = program.find('.') != std::string_view::npos ||
                      (written.find('/') != std::string_view::npos && written.front() != '/');
  const auto type = type_from_words(known, program, true);
  if (type || !script) return type;
  const CommandTool task{program, Speaks::first};  // ./build.sh test, python manage.py test
  for (auto& word : spoken_words(task, words.subspan(1)))
    known.push_back(std::move(word));
  return type_from_words(known, {}, true);
}

std::optional<std::string_view> type_of_command(const SimpleCommand& command, int depth) {
  const auto words = strip_prefixes(command);
  if (words.empty()) return std::nullopt;
  const auto program = base_name(words.front());
  if (is_one_of(program, command_shells()) || is_one_of(program, command_interpreters()))
    return type_of_interpreted(words, depth);
  return type_of_program(words);
}

// What all commands of the line agree on; fetching sources gives way to what is then done with them.
std::optional<std::string_view> type_of_line(std::string_view line, int depth) {
  if (depth > max_nesting) return std::nullopt;
  std::optional<std::string_view> agreed;
  std::optional<std::string_view> fetched;
  for (const auto& command : shell_commands(line)) {
    const auto type = type_of_command(command, depth);
    if (!type) continue;
    if (*type == "CheckoutError") {
      fetched = type;
    } else if (agreed && *agreed != *type) {
      return std::nullopt;
    } else {
      agreed = type;
    }
  }
  return agreed ? agreed : fetched;
}

}  // namespace

std::optional<std::string_view> type_from_command(std::string_view command) {
  return type_of_line(utf8_prefix(command, max_command), 0);
}

}  // namespace cicd::analysis
