#include "analysis/last_output.hpp"

#include "analysis/fold.hpp"

#include <algorithm>
#include <string_view>

namespace cicd::analysis {
namespace {

// Lines that tools print after the message, whatever it was.
bool says_nothing(std::string_view text) {
  constexpr std::string_view beginnings[] = {"npm ERR!",      "npm error",  "travis_", "make",      "gmake",
                                             "error Command", "info Visit", "##[",     "[Pipeline", "+ exit",
                                             "Done.",         "❌",          "section_"};
  const std::size_t at = text.find_first_not_of(" \t");
  if (at == std::string_view::npos || text.size() < at + 4) return true;
  const std::string_view body = text.substr(at);
  if (body.find_first_not_of("-=_*~+# .") == std::string_view::npos) return true;
  return std::any_of(std::begin(beginnings), std::end(beginnings),
                     [&](std::string_view beginning) { return body.starts_with(beginning); });
}

}  // namespace

std::optional<RawHit> last_output(const Evidence& evidence, const Course& course, Texts& texts,
                                  std::span<const Rule> rules) {
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [](const Rule& r) { return r.role == Role::position; });
  std::size_t at = texts.index(course.failed_end());
  if (rule == rules.end() || at >= texts.size()) return std::nullopt;
  for (int seen = 0; at > 0 && seen < 40 && texts.number(at - 1) + 1 == texts.number(at); ++seen) {
    --at;
    if (texts.number(at) < course.failed_begin()) return std::nullopt;
    const std::uint64_t number = texts.number(at);
    const auto hit = std::lower_bound(evidence.hits.begin(), evidence.hits.end(), number,
                                      [](const RawHit& h, std::uint64_t line) { return h.line < line; });
    const bool is_hit = hit != evidence.hits.end() && hit->line == number;
    if (is_hit && rules[hit->rule].role == Role::cascade) continue;
    if (is_hit) return std::nullopt;
    if (says_nothing(texts.text(at))) continue;
    return RawHit{number, static_cast<std::uint32_t>(rule - rules.begin()), 0, shape_of(texts.text(at)),
                  false};
  }
  return std::nullopt;
}

}  // namespace cicd::analysis
