#pragma once

#include "base/clock.hpp"
#include "delivery/outcome.hpp"
#include "delivery/target.hpp"
#include "net/http.hpp"

#include <optional>
#include <string>

namespace cicd::delivery {

// What to do after an answer.
enum class Next {
  done,        // delivered
  retry,       // in a moment; when no try is left, keep
  keep,        // in the spool, no retry now
  quarantine,  // it will never be taken
  shrink,      // once more with half the log tail; when it was too large again, quarantine
  hop,         // once to another address, if that may be trusted; else keep
};

// What an answer means for the report.
struct Verdict {
  Next next = Next::keep;
  Fate fate = Fate::unreachable;  // if it stays at this
  std::string reason;             // one sentence without a final dot; empty when done
  std::optional<Millis> wait;     // what Retry-After asks for
  Receipt receipt;                // when done
};

// What `answer` from a target of `kind` means; the table "what counts as delivered". `place` is the target as
// shown to a person. A pure function: `now` is only for a Retry-After that is a date.
Verdict judge(const net::Answer& answer, Target::Kind kind, const std::string& place, WallTime now);

// How long to wait after try number `tried` (from 1): full jitter, evenly spread over 0 to 200 ms ·
// 2^(tried-1). `dice` is any random number.
Millis backoff(int tried, std::uint32_t dice);

// The address to POST to after a redirect from `from` to the Location `location`, or nothing when it must not
// be followed: only the same scheme, host and port, or https on the same host after http.
std::optional<net::Url> allowed_hop(const net::Url& from, const std::string& location);

// The milliseconds a Retry-After header asks for: seconds, or an HTTP date (RFC 9110, section 5.6.7,
// IMF-fixdate) from `now` on; nothing when it is malformed. Never negative, at most a day.
std::optional<Millis> parse_retry_after(const std::string& text, WallTime now);

}  // namespace cicd::delivery
