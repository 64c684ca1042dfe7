#include "process/script.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::process {

namespace {

// Words in front of a command that say nothing about it.
constexpr std::array<std::string_view, 19> prefixes = {
    "if",   "then", "do",    "else",    "elif", "while", "until", "!",  "{",      "time",
    "sudo", "exec", "nohup", "command", "env",  "nice",  "doas",  "&&", "builtin"};

// Commands that prepare the shell or talk; a step is never about them.
constexpr std::array<std::string_view, 38> settings = {
    "set",  "shopt",  "export", "unset",  "declare", "local", "readonly", "typeset",  "cd",    "pushd",
    "popd", "source", ".",      ":",      "true",    "umask", "ulimit",   "trap",     "alias", "test",
    "[",    "[[",     "fi",     "done",   "esac",    "for",   "case",     "function", "}",     "select",
    "exit", "return", "read",   "setopt", "eval",    "wait",  "import",   "from"};

// Commands a step is about only when it holds nothing better.
constexpr std::array<std::string_view, 16> minor = {"echo", "printf", "mkdir", "rm",    "cp", "mv",
                                                    "ls",   "cat",    "pwd",   "touch", "ln", "chmod",
                                                    "date", "sleep",  "which", "chown"};

template <typename Words>
bool among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

// `CI=1` of a shell, `$ErrorActionPreference = 'stop'` of PowerShell.
bool is_assignment(std::string_view word, std::string_view rest) {
  if (word.front() == '$') return trim(rest).substr(0, 1) == "=";
  const auto equals = word.find('=');
  return equals != std::string_view::npos && is_name(word.substr(0, equals));
}

// Walks over a line of shell, knowing what stands in quotes or parentheses.
class Quoting {
 public:
  // Whether the character at `at` stands outside of both.
  bool plain(std::string_view line, std::size_t at) {
    const char c = line[at];
    if (escaped_) {
      escaped_ = false;
      return false;
    }
    if (c == '\\' && quote_ != '\'') {
      escaped_ = true;
      return false;
    }
    if (quote_ != 0) {
      if (c == quote_) quote_ = 0;
      return false;
    }
    if (c == '\'' || c == '"' || c == '`') quote_ = c;
    if (c == '(') ++depth_;
    if (c == ')' && depth_ > 0) --depth_;
    return quote_ == 0 && depth_ == 0;
  }

 private:
  char quote_ = 0;
  int depth_ = 0;
  bool escaped_ = false;
};

// The simple commands of one line: the parts between unquoted `;`, `&` and `|`, up to a comment.
std::vector<std::string_view> simple_commands(std::string_view line) {
  std::vector<std::string_view> parts;
  Quoting quoting;
  std::size_t begin = 0;
  std::size_t end = 0;
  for (; end < line.size(); ++end) {
    if (!quoting.plain(line, end)) continue;
    const char c = line[end];
    const char before = end == 0 ? ' ' : line[end - 1];
    if (c == '#' && (before == ' ' || before == '\t')) break;
    if (c != ';' && c != '|' && (c != '&' || before == '>' || before == '<')) continue;
    parts.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(line.substr(begin, end - begin));
  return parts;
}

// The end of the first word of `text`, which does not begin with a blank.
std::size_t word_end(std::string_view text) {
  Quoting quoting;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (quoting.plain(text, at) && (text[at] == ' ' || text[at] == '\t')) return at;
  }
  return text.size();
}

// `command` without what precedes its program's name: keywords, sudo with its flags, assignments.
std::string_view without_prefixes(std::string_view command) {
  bool after_prefix = false;
  for (command = trim(command); !command.empty(); command = trim(command)) {
    const auto end = word_end(command);
    const auto word = command.substr(0, end);
    const bool skip = among(prefixes, word) || is_assignment(word, command.substr(end));
    if (!skip && !(after_prefix && word.front() == '-')) break;
    if (word.front() == '$') return {};  // PowerShell: the rest is the value
    after_prefix = true;
    command.remove_prefix(end);
  }
  return command;
}

// What was found so far.
struct Finding {
  std::string best;
  std::string fallback;
};

void look_at(std::string_view line, Finding& finding) {
  for (auto command : simple_commands(line)) {
    command = without_prefixes(command);
    if (command.empty()) continue;
    if (command.front() == '(') {
      const auto close = command.rfind(')');
      look_at(command.substr(1, close == std::string_view::npos ? close : close - 1), finding);
      if (!finding.best.empty()) return;
      continue;
    }
    const auto word = command.substr(0, word_end(command));
    if (among(settings, word)) continue;
    if (!among(minor, word)) {
      finding.best = command;
      return;
    }
    if (finding.fallback.empty()) finding.fallback = command;
  }
}

}  // namespace

std::string first_command(std::string_view script) {
  Finding finding;
  std::string line;
  for (const auto raw : split(script, '\n')) {
    line += raw;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty() && line.back() == '\\') {
      line.back() = ' ';
      continue;
    }
    if (const auto text = trim(line); !text.empty() && text.front() != '#') look_at(text, finding);
    if (!finding.best.empty()) break;
    line.clear();
  }
  const auto& found = finding.best.empty() ? finding.fallback : finding.best;
  return std::string(utf8_prefix(repair_utf8(found), 200));
}

std::string first_command_of(const std::filesystem::path& path) {
  constexpr std::size_t limit = 65536;
  const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));  // a FIFO must not hang here
  struct stat info {};
  if (!file || ::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) return {};
  std::string text(limit, '\0');
  std::size_t have = 0;
  while (have < limit) {
    const auto got = ::read(file.get(), text.data() + have, limit - have);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    have += static_cast<std::size_t>(got);
  }
  text.resize(have);
  return first_command(text);
}

std::string_view step_script(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 6> shells = {"sh", "bash", "dash", "ash", "zsh", "ksh"};
  if (words.size() < 2) return {};
  const std::string_view program = words.front();
  if (!among(shells, program.substr(program.rfind('/') + 1))) return {};
  const bool only_flags = std::all_of(words.begin() + 1, words.end() - 1, [](std::string_view word) {
    return (word.starts_with('-') && word != "-c") || word == "pipefail";
  });
  const std::string_view last = words.back();
  const auto directory = last.substr(0, last.rfind('/') + 1);
  return only_flags && directory.starts_with('/') && directory.ends_with("/_temp/") ? last
                                                                                    : std::string_view();
}

}  // namespace cicd::process
