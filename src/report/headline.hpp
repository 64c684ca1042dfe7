#pragma once

#include "analysis/diagnosis.hpp"

#include <cstddef>

namespace cicd::report {

// How many characters an error message may have.
constexpr std::size_t message_chars = 200;

// What a finding says in one line of at most `message_chars` characters: from its place or its message on,
// whichever comes first in the log line, so that tool decoration in front ("FAILED ", "[ERROR] ") is gone.
redact::SafeText headline(const analysis::Finding& finding);

}  // namespace cicd::report
