#include "analysis/announced.hpp"

#include "analysis/engine.hpp"
#include "analysis/fold.hpp"
#include "analysis/regex.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <string_view>

namespace cicd::analysis {
namespace {

constexpr std::size_t most_lines_between = 200;
constexpr std::size_t most_looked_at = 4000;

// Where the message stands that a line announces.
enum class Where {
  below,           // the next line that is not empty
  below_indented,  // the next one that is not indented deeper
  above,           // the line above it, or above an exit status
  first,           // the first line of its step that the message's rule hits
};

// Who announces, and the rule of what is announced.
struct Announcement {
  std::string_view head, message;
  Where where;
};
constexpr Announcement announcements[] = {
    {"py.tb", "py.raised", Where::below_indented},
    {"sphinx.treated", "sphinx.first", Where::below},
    {"rake.aborted", "rake.reason", Where::below},
    {"fpc.unhandled", "fpc.exception", Where::below},
    {"go.pkgfail", "go.logged", Where::above},
    {"haskell.callstack", "haskell.message", Where::above},
    {"warnings.fatal", "warnings.first", Where::first},
    {"eslint.warnings", "eslint.warning", Where::first},
    {"cargo.stderr", "cargo.said", Where::below},
    {"npm.command", "npm.said", Where::below},
    {"npm.script", "npm.printed", Where::above},
    {"pip.output", "pip.said", Where::below},
    {"redocly", "redocly.said", Where::below},
    {"jest.suite", "jest.reason", Where::below},
    {"busted", "busted.test", Where::below},
    {"jasmine.message", "jasmine.test", Where::above},
};

// The index of the line below the announcement at `at` that may be its message; texts.size(): none.
std::size_t line_below(Texts& texts, std::size_t at, bool indented_between) {
  const std::size_t own = indent(texts.text(at));
  for (std::size_t i = at + 1; i < texts.size() && i - at <= most_lines_between; ++i) {
    if (texts.number(i) != texts.number(i - 1) + 1) break;
    const std::string& text = texts.text(i);
    if (text.empty() || (indented_between && indent(text) > own)) continue;
    return i;
  }
  return texts.size();
}

// The index of the line above that a program wrote last before it was told to have failed.
std::size_t line_above(Texts& texts, std::size_t at) {
  while (at > 0 && texts.number(at - 1) + 1 == texts.number(at)) {
    --at;
    if (!texts.text(at).empty() && !texts.text(at).starts_with("exit status ")) return at;
  }
  return texts.size();
}

// The number of the line with which the step of line `number` begins.
std::uint64_t step_begin(const Evidence& evidence, std::uint64_t number) {
  std::uint64_t begin = 1;
  for (const MarkedLine& marked : evidence.marks) {
    if (marked.line > number) break;
    if (marked.mark == Mark::step_begin) begin = marked.line;
  }
  return begin;
}

std::size_t first_above(const Evidence& evidence, Texts& texts, Regex& regex, std::size_t at) {
  const std::uint64_t begin = step_begin(evidence, texts.number(at));
  std::size_t found = texts.size();
  for (std::size_t i = at; i-- > 0 && at - i <= most_looked_at && texts.number(i) >= begin;) {
    if (regex.match(texts.text(i))) found = i;
  }
  return found;
}

// The index of the line that the one at `at` announces, which `regex` hits; texts.size(): none.
std::size_t message_of(const Announcement& announcement, const Evidence& evidence, Texts& texts, Regex& regex,
                       std::size_t at) {
  if (announcement.where == Where::first) return first_above(evidence, texts, regex, at);
  const std::size_t message = announcement.where == Where::above
                                  ? line_above(texts, at)
                                  : line_below(texts, at, announcement.where == Where::below_indented);
  return message < texts.size() && regex.match(texts.text(message)) ? message : texts.size();
}

}  // namespace

void settle_announced(Evidence& evidence, Engine& engine, Texts& texts) {
  const std::span<const Rule> rules = engine.rules;
  std::vector<RawHit>& hits = evidence.hits;
  const std::size_t known = hits.size();
  for (const Announcement& announcement : announcements) {
    const std::uint32_t head = index_of(rules, announcement.head);
    const std::uint32_t rule = index_of(rules, announcement.message);
    Regex* const regex = rule < rules.size() ? engine.regex(rule) : nullptr;
    for (std::size_t i = 0; i < known && regex != nullptr; ++i) {
      const std::size_t at = hits[i].rule == head ? texts.index(hits[i].line) : texts.size();
      if (at >= texts.size()) continue;
      const std::size_t message = message_of(announcement, evidence, texts, *regex, at);
      if (message >= texts.size()) continue;
      const RawHit hit{texts.number(message),         rule,  hits[i].nth,
                       shape_of(texts.text(message)), false, hits[i].in_baseline};
      const auto end = hits.begin() + static_cast<std::ptrdiff_t>(known);
      const auto same = std::lower_bound(hits.begin(), end, hit.line,
                                         [](const RawHit& h, std::uint64_t line) { return h.line < line; });
      if (same == end || same->line != hit.line) {
        hits.push_back(hit);
      } else if (rules[same->rule].role != Role::cause) {
        same->rule = rule;
      }
    }
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const RawHit& a, const RawHit& b) { return a.line < b.line; });
}

}  // namespace cicd::analysis
