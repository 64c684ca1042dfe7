#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace cicd::delivery {

// What became of a report at one place.
enum class Fate {
  delivered,     // it is there, or was there already
  kept,          // not tried: no collector is configured; it waits in the spool
  unreachable,   // no usable answer: network, TLS, certificate, redirect, overload
  unauthorised,  // 401 or 403
  refused,       // 400, 404, 413 twice, 422, or a page instead of an answer
  failed,        // a place on this machine could not be written
};

// What a collector says about a report it took; empty where it did not say.
struct Receipt {
  std::string id;      // of the bug
  std::string status;  // "new", "duplicate", "reopened"
  std::optional<std::int64_t> count;
};

// The result at one sink.
struct Outcome {
  std::string sink;  // its name, for a person: "http://collector:8080", "file build/report.jsonl"
  Fate fate = Fate::failed;
  std::string reason;  // one sentence without a final dot; empty when delivered
  Receipt receipt;
  int status = 0;             // of the last HTTP answer, 0: none
  bool in_spool = false;      // it waits in the spool and is delivered later
  bool quarantined = false;   // it was refused for good and lies in quarantine/
  std::size_t drained = 0;    // older reports that were delivered with the time left
  std::size_t dropped = 0;    // oldest reports that had to go because the spool was full
  std::size_t expired = 0;    // reports that went because nobody took them for too long
  std::string spool_trouble;  // why the report could not be kept in the spool; empty when it was
};

// `outcome` as one line for a person, without credentials and without a line end.
std::string describe(const Outcome& outcome);

}  // namespace cicd::delivery
