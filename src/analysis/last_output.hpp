#pragma once

#include "analysis/course.hpp"
#include "analysis/evidence.hpp"
#include "analysis/rule.hpp"
#include "analysis/texts.hpp"

#include <optional>
#include <span>

namespace cicd::analysis {

// The last line of the failed step that says something, when no rule hit it, as a hit of the rule whose role
// is `position`: better than nothing.
std::optional<RawHit> last_output(const Evidence& evidence, const Course& course, Texts& texts,
                                  std::span<const Rule> rules);

}  // namespace cicd::analysis
