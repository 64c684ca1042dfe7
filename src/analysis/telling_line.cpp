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

// Lines that tools print after the message, whatever it was.
constexpr std::string_view empty_beginnings[] = {
    "npm ERR!",   "npm error",   "travis_",     "make",       "gmake",          "error Command",
    "info Visit", "##[",         "[Pipeline",   "+ exit",     "Done.",          "❌",
    "section_",   "The command", "Exited with", "Your build", "(See full trace"};

constexpr std::string_view praises[] = {"0 error", "0 fail", "no error", "passed",
                                        "success", " ok",    "[info]"};

constexpr std::string_view bullets[] = {"✗", "✖", "×", "❌", "✘", "✕", "[!]", "!!"};

bool any_of(std::string_view text, std::span<const std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

std::string_view body_of(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

bool says_nothing(std::string_view text) {
  const std::string_view body = body_of(text);
  if (body.size() < 4 || body.find_first_not_of("-=_*~+# .") == std::string_view::npos) return true;
  return std::any_of(std::begin(empty_beginnings), std::end(empty_beginnings),
                     [&](std::string_view beginning) { return body.starts_with(beginning); });
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
  if (any_of(text, bullets)) score += 3;
  if (any_of(lower, praises)) score -= 3;
  const std::string_view body = body_of(text);
  if (body.starts_with("$ ") || body.starts_with("+ ") || body.starts_with("> ")) score -= 3;
  return score;
}

}  // namespace

std::vector<RawHit> telling_lines(const Evidence& evidence, const Course& course, Texts& texts,
                                  std::span<const Rule> rules) {
  const std::uint32_t last_rule = index_of(rules, "step.last_output");
  const std::uint32_t best_rule = index_of(rules, "step.telling_line");
  std::size_t at = texts.index(course.failed_end());
  std::vector<RawHit> found;
  if (last_rule == rules.size() || best_rule == rules.size() || at >= texts.size()) return found;
  std::uint64_t best_line = 0;
  double best = least_score;
  for (std::size_t seen = 0; at > 0 && seen < lines_looked_at; ++seen) {
    --at;
    const std::uint64_t number = texts.number(at);
    if (number < course.failed_begin() || number + 1 != texts.number(at + 1)) break;
    const auto hit = std::lower_bound(evidence.hits.begin(), evidence.hits.end(), number,
                                      [](const RawHit& h, std::uint64_t line) { return h.line < line; });
    const bool is_hit = hit != evidence.hits.end() && hit->line == number;
    if (is_hit || says_nothing(texts.text(at))) continue;
    if (found.empty()) found.push_back({number, last_rule, 0, shape_of(texts.text(at)), false, false});
    const double score = score_of(texts.text(at), evidence.lines[at].red, seen);
    if (score <= best) continue;
    best = score;
    best_line = number;
  }
  if (best_line == 0) return found;
  const RawHit telling{best_line, best_rule, 0, best_line, false, false};
  if (best_line == found.front().line) {
    found.front() = telling;
  } else {
    found.insert(found.begin(), telling);
  }
  return found;
}

}  // namespace cicd::analysis
