#include "center/store/tasks.hpp"

namespace cicd::center {
namespace {

std::optional<std::string> status_of(Connection& connection, std::int64_t bug) {
  Query query(connection, "SELECT status FROM errorlog WHERE id = ?", bug);
  if (!query.next()) return std::nullopt;
  return std::string(query.text(0));
}

}  // namespace

bool is_status(std::string_view word) {
  return word == "open" || word == "resolved" || word == "ignored";
}

bool set_status(Connection& connection, std::int64_t bug, std::string_view status, WallTime now) {
  const auto before = status_of(connection, bug);
  if (!before) return false;
  if (*before == status) return true;
  Query(connection, "UPDATE errorlog SET status = ? WHERE id = ?", status, bug).run();
  Query(connection,
        "INSERT INTO history (bug, at, old_status, new_status, cause) VALUES (?,?,?,?,'changed by hand')",
        bug, std::int64_t{now.time_since_epoch().count()}, *before, status)
      .run();
  if (status != "open") Query(connection, "DELETE FROM claim WHERE bug = ?", bug).run();
  return true;
}

std::optional<Claim> running_claim(Connection& connection, std::int64_t bug, WallTime now) {
  Query query(connection, "SELECT agent, until FROM claim WHERE bug = ? AND until > ?", bug,
              std::int64_t{now.time_since_epoch().count()});
  if (!query.next()) return std::nullopt;
  return Claim{std::string(query.text(0)), query.integer(1)};
}

ClaimAnswer claim_bug(Connection& connection, std::int64_t bug, const std::string& agent, Millis lease,
                      WallTime now) {
  const auto status = status_of(connection, bug);
  if (!status) return {ClaimAnswer::Outcome::no_such_bug, {}};
  if (*status != "open") return {ClaimAnswer::Outcome::not_open, {}};
  const auto held = running_claim(connection, bug, now);
  if (held && held->agent != agent) return {ClaimAnswer::Outcome::held_by_other, *held};
  Claim claim{agent, (now + lease).time_since_epoch().count()};
  Query(connection, "INSERT OR REPLACE INTO claim (bug, agent, until) VALUES (?,?,?)", bug, agent,
        claim.until)
      .run();
  return {ClaimAnswer::Outcome::granted, claim};
}

}  // namespace cicd::center
