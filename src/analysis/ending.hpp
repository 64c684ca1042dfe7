#pragma once

#include "analysis/evidence.hpp"
#include "analysis/rule.hpp"
#include "analysis/texts.hpp"

#include <span>

namespace cicd::analysis {

// Whether a log that tells of no steps goes on with other work after everything that rules hit in it, and has
// no complaint as its last word: a program that fails says so last, and what it prints after the message
// (frames, figures, advice) is no work. Looks at the last 80 lines.
bool work_goes_on(const Evidence& evidence, Texts& texts, std::span<const Rule> rules);

}  // namespace cicd::analysis
