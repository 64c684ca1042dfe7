#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "center/options.hpp"

#include <iosfwd>
#include <istream>

namespace cicd::center {

// The streams of the program.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

// Does what the command line asks for.
// Errors: invalid_input, not_found, denied, no_space, io, each with the sentence for the person who asked.
Status run_command(const Options& options, Clock& clock, const Streams& streams);

}  // namespace cicd::center
