#pragma once

#include "base/clock.hpp"
#include "center/store/database.hpp"
#include "report/wire.hpp"

#include <cstdint>
#include <string_view>

namespace cicd::center {

// What a reporter is told about its report.
struct Receipt {
  enum class Verdict { created, repeated, reopened };
  std::int64_t bug = 0;
  Verdict verdict = Verdict::created;
  std::int64_t count = 0;
};

// "new", "duplicate", "reopened".
std::string_view verdict_name(Receipt::Verdict verdict);

// How many of a bug's newest reports are kept in full; of older ones the first and one per day stay.
constexpr std::int64_t reports_in_full = 20;

// Counts one report: finds or makes its bug, keeps the report, reopens a resolved bug. An event that was
// counted before changes nothing. Runs inside the caller's transaction.
Receipt take_report(Connection& connection, const report::Incoming& incoming, std::string_view body,
                    WallTime now);

// The rowid of report `number` (from 1) of `bug`.
constexpr std::int64_t report_id(std::int64_t bug, std::int64_t number) {
  return bug * (std::int64_t{1} << 32) + number;
}

// Days since 1970, UTC.
std::int64_t day_of(WallTime time);

}  // namespace cicd::center
