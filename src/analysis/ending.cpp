#include "analysis/ending.hpp"

#include "analysis/complaints.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <string_view>

namespace cicd::analysis {
namespace {

constexpr std::size_t lines_looked_at = 80;
constexpr std::size_t most_behind = 3;  // lines behind the last work that are none

// How lines begin, lower case, that tools print after their message whatever it was.
constexpr std::string_view after_words[] = {
    // figures
    "time:",
    "tasks:",
    "calls:",
    "nl ",
    "success/total",
    "logs ",
    "coverage report",
    "restoring stty",
    "[info]",
    "[debug]",
    "total",
    "took ",
    "finished in",
    "duration",
    "elapsed",
    "ran ",
    "real\t",
    "user\t",
    "sys\t",
    "start at",
    "tests:",
    "test suites:",
    "snapshots:",
    "info:",
    "scanned",
    "files checked",
    "files scanned",
    "node.js v",
    "summary",
    "found ",
    "status:",
    // advice
    "see ",
    "run '",
    "run with",
    "run `",
    "try ",
    "try:",
    "usage:",
    "use ",
    "read ",
    "visit ",
    "info ",
    "for more",
    "for further",
    "for details",
    "more information",
    "full ",
    "a full ",
    "a complete ",
    "note",
    "hint",
    "help",
    "tip:",
    "did you mean",
    "to see",
    "to learn",
    "to fix",
    "to get",
    "to add",
    "to run",
    "to use",
    "to update",
    "to install",
    "to address",
    "to resolve",
    "to continue",
    "to skip",
    "to ignore",
    "if ",
    "you ",
    "or ",
    "and ",
    // where and how it ended
    "at ",
    "from ",
    "in ",
    "stack ",
    "caused by",
    "make: leaving",
    "gmake: leaving",
    "make[",
    "gmake[",
    "compilation terminated",
    "aborted",
    "killed",
    "terminated",
    "exiting",
    "exit",
    "execution halted",
    "i give up",
    "abort",
    "stop",
    "http:",
    "https:",
    "/",
};

// Words of a line that tells, after all, of a job that reached its aim.
constexpr std::string_view aims[] = {"published", "deployed", "released", "successful", "成功"};

// Signs with which lines begin that continue what stands above them: frames, gutters, carets, rulers, lists.
constexpr std::string_view after_signs = " \t|^}])>~@#%*\"'`(<{&:;,._=!\\";

// Box drawing, arrows and crosses (the first bytes of their UTF-8).
constexpr std::string_view symbols[] = {"\xe2\x94", "\xe2\x95", "\xe2\x80",
                                        "\xe2\x86", "\xe2\x93", "\xc3\x97"};

template <typename List, typename Test>
bool any_of(const List& list, Test test) {
  return std::any_of(std::begin(list), std::end(list), test);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "   ^~~~": it marks a part of the source line above it.
bool is_caret(std::string_view text) {
  const std::string_view body = trim(text);
  return body.find('^') != std::string_view::npos &&
         body.find_first_not_of("^~_-| ") == std::string_view::npos;
}

// Figures and source lines with their number, not "12 files copied".
bool is_figure(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789");
  if (end == 0) return false;
  return end == std::string_view::npos || end + 1 == text.size() || text[end] != ' ' ||
         !is_letter(text[end + 1]) || text.starts_with("0 ");
}

// "+fn main() {" of a difference; "+ make" is a shell's trace.
bool is_difference(std::string_view text) {
  if (text.front() != '+' && text.front() != '-') return false;
  return text.size() < 3 || text[1] != ' ' || text[2] == ' ';
}

// "Errors:     3", "TASK [build] *******", "-----": a table or a ruler.
bool is_layout(std::string_view text) {
  constexpr std::string_view rulers[] = {"*****", "-----", "=====", ".....", "_____", ":  "};
  return any_of(rulers, [&](std::string_view ruler) { return text.find(ruler) != std::string_view::npos; });
}

bool announces(std::string_view text) {
  return trim(text).ends_with(':');
}

// "#12 DONE 0.3s": BuildKit numbers the steps whose output it mixes; "#0 cart.php(3): total()" is a frame.
bool is_build_step(std::string_view text) {
  constexpr std::string_view words[] = {"DONE", "CACHED", "exporting ", "naming ", "writing ", "pushing "};
  const std::size_t end = text.find_first_not_of("0123456789", 1);
  if (text.front() != '#' || end == std::string_view::npos || end == 1 || text[end] != ' ') return false;
  return any_of(words, [&](std::string_view word) { return text.substr(end + 1).starts_with(word); });
}

// Whether `text` belongs to what stands above it rather than telling of other work.
bool continues(std::string_view text) {
  if (!text.empty() && is_build_step(text)) return false;
  if (trim(text).empty() || after_signs.find(text.front()) != std::string_view::npos) return true;
  if (any_of(symbols, [&](std::string_view symbol) { return text.starts_with(symbol); })) return true;
  if (is_figure(text) || is_difference(text) || is_layout(text) || announces(text)) return true;
  const std::string lower = to_lower(text) + ' ';
  return any_of(after_words, [&](std::string_view word) { return lower.starts_with(word); });
}

// The same, by the lines above and below it.
bool continues(Texts& texts, std::size_t at) {
  if (continues(texts.text(at))) return true;
  const bool marked = at + 1 < texts.size() && is_caret(texts.text(at + 1));
  return marked || (at > 0 && announces(texts.text(at - 1)));
}

bool reaches_aim(std::string_view text) {
  const std::string lower = to_lower(text);
  return any_of(aims, [&](std::string_view aim) { return lower.find(aim) != std::string::npos; }) &&
         lower.find("not ") == std::string::npos && lower.find("unsuccessful") == std::string::npos;
}

// The index behind the last block of a hit among the last lines.
std::size_t end_of_hits(const Evidence& evidence, Texts& texts, std::span<const Rule> rules) {
  const std::size_t first = texts.size() - std::min(texts.size(), lines_looked_at);
  std::size_t end = first;
  for (auto hit = evidence.hits.rbegin(); hit != evidence.hits.rend(); ++hit) {
    const std::size_t at = texts.index(hit->line);
    if (at >= texts.size()) continue;
    if (at < first) break;
    end = std::max(end, texts.block(at, rules[hit->rule].block).last + 1);
  }
  return end;
}

}  // namespace

bool work_goes_on(const Evidence& evidence, Texts& texts, std::span<const Rule> rules) {
  if (evidence.hits.empty()) return false;
  const std::size_t end = end_of_hits(evidence, texts, rules);
  // After a tool said that its whole build failed, a script may have one more line to say.
  const Rule& last = rules[evidence.hits.back().rule];
  const std::size_t wanted = last.role == Role::cascade && last.tool != "any" ? 2 : 1;
  std::size_t behind = 0;
  std::size_t work = 0;
  for (std::size_t at = texts.size(); at-- > end && behind <= most_behind;) {
    if (continues(texts, at)) {
      behind += trim(texts.text(at)).empty() ? 0U : 1U;
    } else if (work == 0 && complains(to_lower(texts.text(at)))) {
      return false;
    } else if (++work == wanted || reaches_aim(texts.text(at))) {
      return true;
    }
  }
  return false;
}

}  // namespace cicd::analysis
