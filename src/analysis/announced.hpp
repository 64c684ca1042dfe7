#pragma once

#include "analysis/evidence.hpp"
#include "analysis/texts.hpp"

namespace cicd::analysis {

struct Engine;

// Gives the message that another line announces a hit of its own where no rule knows its words: an exception
// may have any name. Below "Traceback (most recent call last):" it is the first line that is not indented
// (rule py.raised), below "rake aborted!" or a build script's "--- stderr" the next one (rules rake.reason
// and cargo.said); above a Go package's FAIL it is what the program logged last (rule go.logged), above
// Haskell's "CallStack" the exception (rule haskell.message); where warnings count as errors the step's first
// one (rules warnings.first and eslint.warning).
void settle_announced(Evidence& evidence, Engine& engine, Texts& texts);

}  // namespace cicd::analysis
