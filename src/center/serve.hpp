#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "center/options.hpp"

#include <iosfwd>

namespace cicd::center {

// Serves until SIGTERM or SIGINT. Says on `log` when it is ready, then what a person should know, a JSON
// object per line. Errors: invalid_input, denied, not_found, io, each with the sentence for the person who
// started it.
Status serve(const Options& options, Clock& clock, std::ostream& log);

}  // namespace cicd::center
