#pragma once

#include <string_view>

namespace cicd::analysis {

// Whether `lower`, a line in lower case, holds a word with which programs complain ("cannot", "fail",
// "missing").
bool has_complaint(std::string_view lower);

// Whether `lower` speaks of trouble that there is: not of "0 errors", "failed=0" or "Errors: 0", nor in the
// name of a file or test; what tools count at the end ("2 offenses") is trouble too.
bool complains(std::string_view lower);

}  // namespace cicd::analysis
