#pragma once

#include "base/clock.hpp"
#include "center/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cicd::center {

// Whether `word` is a status of a bug: open, resolved, ignored.
bool is_status(std::string_view word);

// Sets the status of a bug and notes a real change in its history; a bug that is closed loses its claim.
// False when there is no such bug.
bool set_status(Connection& connection, std::int64_t bug, std::string_view status, WallTime now);

struct Claim {
  std::string agent;
  std::int64_t until = 0;  // milliseconds since 1970
};

// What came of asking for a bug.
struct ClaimAnswer {
  enum class Outcome { granted, held_by_other, not_open, no_such_bug };
  Outcome outcome = Outcome::no_such_bug;
  Claim claim;  // the one that now holds
};

// Gives an open bug to `agent` for `lease`, unless another agent's lease still runs. Asking again prolongs.
ClaimAnswer claim_bug(Connection& connection, std::int64_t bug, const std::string& agent, Millis lease,
                      WallTime now);

// The claim on a bug whose lease still runs.
std::optional<Claim> running_claim(Connection& connection, std::int64_t bug, WallTime now);

}  // namespace cicd::center
