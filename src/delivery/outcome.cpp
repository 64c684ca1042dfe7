#include "delivery/outcome.hpp"

#include "delivery/spool.hpp"

#include <fmt/format.h>

#include <chrono>

namespace cicd::delivery {

namespace {

std::string receipt_text(const Receipt& receipt) {
  std::string text;
  if (!receipt.id.empty()) text += " as bug " + receipt.id;
  if (!receipt.status.empty()) text += ", " + receipt.status;
  if (receipt.count) text += fmt::format(", seen {} time{}", *receipt.count, *receipt.count == 1 ? "" : "s");
  return text;
}

std::string whereabouts(const Outcome& outcome) {
  if (outcome.in_spool) return "; kept in the spool, delivered later";
  if (outcome.quarantined) return "; put aside in the spool's quarantine/";
  if (!outcome.spool_trouble.empty())
    return "; it is lost, because it could not be kept either: " + outcome.spool_trouble;
  return {};
}

}  // namespace

std::string describe(const Outcome& outcome) {
  std::string line;
  if (outcome.fate == Fate::delivered) {
    line = "reported to " + outcome.sink + receipt_text(outcome.receipt);
  } else if (outcome.fate == Fate::kept) {
    line =
        "no collector is configured; the report waits in the spool, set CICD_REPORT_URL and run `cicd-report "
        "flush`";
  } else {
    line = "not reported: " + outcome.reason + whereabouts(outcome);
  }
  if (outcome.drained > 0) line += fmt::format("; {} older delivered too", outcome.drained);
  if (outcome.dropped > 0) line += fmt::format("; {} oldest dropped, the spool was full", outcome.dropped);
  if (outcome.expired > 0) {
    const auto days = std::chrono::duration_cast<std::chrono::hours>(SpoolLimits{}.age).count() / 24;
    line += fmt::format("; {} dropped from the spool, over {} days old", outcome.expired, days);
  }
  return line;
}

}  // namespace cicd::delivery
