#include "analysis/telling_line.hpp"

#include "analysis/complaints.hpp"
#include "analysis/fold.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <string_view>

namespace cicd::analysis {
namespace {

constexpr std::size_t lines_looked_at = 60;
constexpr double least_score = 2.5;
constexpr int weak_rank = 25;
constexpr double least_in_sight =
    1.6;  // where the whole step is looked at, or it is told that the build failed

// Lines that tools print after the message, whatever it was, and how act runs a step.
constexpr std::string_view empty_beginnings[] = {"npm ERR!",
                                                 "npm error",
                                                 "travis_",
                                                 "make",
                                                 "gmake",
                                                 "error Command",
                                                 "info Visit",
                                                 "##[",
                                                 "[Pipeline",
                                                 "+ exit",
                                                 "Done.",
                                                 "❌  Failure",
                                                 "\xf0\x9f\x90\xb3",
                                                 "section_",
                                                 "The command",
                                                 "Exited with",
                                                 "Your build",
                                                 "(See full trace",
                                                 "\xe2\xad\x90 Run ",
                                                 "shell: /",
                                                 "Tasks: TOP",
                                                 "\xe2\x80\x89WARN"};

constexpr std::string_view praises[] = {"0 error", "0 fail", "no error", "passed", "success",
                                        " ok",     "[info]", "成功",     "完成",   "通过"};

// What scripts print of work that went well.
constexpr std::string_view progress[] = {
    "done",    "built",    "complete", "generated", "installed",    "copied",       "written", "created",
    "updated", "finished", "...",      "ready",     "\xe2\x9c\x93", "\xe2\x9c\x94", "已",      "成功"};

constexpr std::string_view bullets[] = {"✗", "✖", "×", "❌", "✘", "✕", "[!]", "!!"};

bool any_of(std::string_view text, std::span<const std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

std::string_view body_of(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

// "    at total (cart.js:4:16)", "cart.rb:3:in `total'": a frame of a stack names a place and explains
// nothing.
bool is_frame(std::string_view text, std::string_view body) {
  const bool indented = body.size() < text.size();
  if (indented && (body.starts_with("at ") || body.starts_with("from "))) return true;
  return body.find(":in `") != std::string_view::npos && body.ends_with('\'');
}

bool says_nothing(std::string_view text) {
  const std::string_view body = body_of(text);
  if (is_frame(text, body)) return true;
  if (body.size() < 4 || trim(body) == "[ERROR]" ||
      body.find_first_not_of("-=_*~+# .") == std::string_view::npos)
    return true;
  return std::any_of(std::begin(empty_beginnings), std::end(empty_beginnings),
                     [&](std::string_view beginning) { return body.starts_with(beginning); });
}

// Whether the text tells of work that went well: "12 assets", "Generated api.c".
bool goes_well(std::string_view text) {
  const std::string lower = to_lower(text);
  if (has_complaint(lower)) return false;
  const std::string_view body = body_of(text);
  return (body.front() >= '0' && body.front() <= '9') || any_of(lower, praises) || any_of(lower, progress);
}

// Whether the text names a place: "cart.c:12", "cart.py, line 12", "cart.c(12".
bool names_place(std::string_view text) {
  for (std::size_t i = 2; i + 2 < text.size(); ++i) {
    const bool opens = text[i] == ':' || text[i] == '(';
    if (!opens || text[i + 1] < '0' || text[i + 1] > '9') continue;
    const std::size_t dot = text.substr(0, i).find_last_of(". /:");
    const bool extension = dot != std::string_view::npos && text[dot] == '.' && i - dot >= 2 && i - dot <= 6;
    if (extension && dot > 0 && text[dot + 1] > '9') return true;
  }
  return false;
}

double score_of(std::string_view text, bool red, std::size_t distance) {
  const std::string lower = to_lower(text);
  double score = -static_cast<double>(distance) / 15;
  if (names_place(text)) score += 3;
  if (has_complaint(lower)) score += 2;
  if (red) score += 3;
  if (any_of(text, bullets) || text.starts_with("E: ")) score += 3;
  if (any_of(lower, praises)) score -= 3;
  const std::string_view body = body_of(text);
  if (body.starts_with("$ ") || body.starts_with("+ ") || body.starts_with("> ")) score -= 3;
  return score;
}

// "[Makefile:12: check]"
bool names_line(std::string_view text) {
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    const std::size_t end = text.find_first_not_of("0123456789", at + 1);
    if (end != std::string_view::npos && end > at + 1 && text.substr(end, 2) == ": ") return true;
  }
  return false;
}

// Whether a rule explains the failure, between two lines; that something failed is enough while it is not
// known that it did.
bool explained(const Evidence& evidence, std::span<const Rule> rules, Told told, std::uint64_t begin,
               std::uint64_t end) {
  return std::any_of(evidence.hits.begin(), evidence.hits.end(), [&](const RawHit& hit) {
    const Role role = rules[hit.rule].role;
    const bool explains = role != Role::locator && (role != Role::cascade || told == Told::nothing);
    return explains && hit.line >= begin && hit.line <= end;
  });
}

// Whether a rule says more of the line than that it holds a word of failure.
bool is_hit(const Evidence& evidence, std::span<const Rule> rules, std::uint64_t number) {
  const auto hit = std::lower_bound(evidence.hits.begin(), evidence.hits.end(), number,
                                    [](const RawHit& h, std::uint64_t line) { return h.line < line; });
  if (hit == evidence.hits.end() || hit->line != number) return false;
  const Rule& rule = rules[hit->rule];
  return rule.role != Role::generic || rule.rank > weak_rank || rule.tool != "any";
}

// Whether a tool says between two lines at which place of a build file it stopped.
bool names_stop(const Evidence& evidence, std::span<const Rule> rules, Texts& texts, std::uint64_t begin,
                std::uint64_t end) {
  return std::any_of(evidence.hits.begin(), evidence.hits.end(), [&](const RawHit& hit) {
    const Rule& rule = rules[hit.rule];
    const std::size_t at = texts.index(hit.line);
    return hit.line > begin && hit.line <= end && rule.role == Role::cascade &&
           rule.regex.view().find("(?<file>") != std::string_view::npos && at < texts.size() &&
           names_line(texts.text(at));
  });
}

// What stands in the lines above an end.
struct Seen {
  std::size_t last = 0, best = 0;  // indices + 1 of the last line that says something and of the best one
  double score = 0;                // of the best one
  bool whole = true;               // nothing above them belongs to the same step
};

Seen look_above(const Evidence& evidence, std::span<const Rule> rules, std::uint64_t begin, Texts& texts,
                std::size_t end) {
  Seen seen;
  for (std::size_t at = end; at-- > 0 && texts.number(at) >= begin;) {
    const bool gap = at + 1 < texts.size() && texts.number(at) + 1 != texts.number(at + 1);
    if (gap || end - at > lines_looked_at) {
      seen.whole = false;
      break;
    }
    if (is_hit(evidence, rules, texts.number(at)) || says_nothing(texts.text(at))) continue;
    if (seen.last == 0) seen.last = at + 1;
    const double score = score_of(texts.text(at), evidence.lines[at].red, end - at - 1);
    if (score <= seen.score) continue;
    seen.score = score;
    seen.best = at + 1;
  }
  return seen;
}

// The first line behind what a runner shows of the step that begins at `begin`.
std::uint64_t output_begin(Texts& texts, std::uint64_t begin) {
  constexpr std::size_t most_shown = 100;
  const std::size_t first = texts.index(begin);
  if (first >= texts.size() || !texts.text(first).starts_with("##[group]Run ")) return begin;
  for (std::size_t i = first; i < texts.size() && i - first <= most_shown; ++i) {
    if (texts.text(i).starts_with("##[endgroup]")) return texts.number(i) + 1;
  }
  return begin;
}

}  // namespace

std::vector<RawHit> telling_lines(const Evidence& evidence, const Course& course, Texts& texts,
                                  std::span<const Rule> rules, Told told) {
  const std::uint32_t last_rule = index_of(rules, "step.last_output");
  const std::uint32_t best_rule = index_of(rules, "step.telling_line");
  const bool announced = course.failed_end() != 0;
  const std::size_t end = announced ? texts.index(course.failed_end()) : texts.size();
  if (last_rule == rules.size() || best_rule == rules.size() || (announced && end >= texts.size())) return {};
  const std::uint64_t last_line = announced ? course.failed_end() : evidence.lines_total;
  const bool known =
      explained(evidence, rules, announced ? Told::failed : told, course.failed_begin(), last_line);
  if (!announced && (known || (told == Told::nothing && course.known()))) return {};
  const Seen seen = look_above(evidence, rules, output_begin(texts, course.failed_begin()), texts, end);
  const bool in_sight = announced ? seen.whole && !known : told == Told::failed;
  std::vector<RawHit> found;
  if (seen.best != 0 && seen.score > (in_sight ? least_in_sight : least_score)) {
    const std::uint64_t line = texts.number(seen.best - 1);
    found.push_back({line, best_rule, 0, line, false, false});
  }
  if (!announced || seen.last == 0 || (!found.empty() && seen.last == seen.best)) return found;
  const std::size_t last = seen.last - 1;
  // "make: *** [Makefile:5: check] Error 1" tells more than what was printed while all went well
  const bool silent = found.empty() && goes_well(texts.text(last));
  if (silent && names_stop(evidence, rules, texts, texts.number(last), last_line)) return {};
  found.push_back({texts.number(last), last_rule, 0, shape_of(texts.text(last)), false, false});
  return found;
}

}  // namespace cicd::analysis
