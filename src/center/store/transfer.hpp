#pragma once

#include "center/store/database.hpp"

#include <cstdint>
#include <iosfwd>
#include <istream>

namespace cicd::center {

// Writes everything but the keys of projects as JSON lines: first {"log_center_export":VERSION}, then an
// object per row whose "type" is bug, report, variant, status_change, event, claim, day_count or text. A
// report's `body` is the JSON it was sent as, on one line. One consistent state, also while a server writes.
// Errors: as Connection::take_failure; io when `out` takes no more.
Status export_lines(Connection& connection, std::ostream& out);

// How many of them came.
struct Imported {
  std::int64_t bugs = 0;
  std::int64_t reports = 0;
};

// Reads such lines into a database without bugs, all or nothing.
// Errors: invalid_input when there are bugs already, or for a line it does not understand, by its number;
// no_space; io.
Result<Imported> import_lines(Connection& connection, std::istream& in);

}  // namespace cicd::center
