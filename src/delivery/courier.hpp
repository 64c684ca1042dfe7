#pragma once

#include "base/clock.hpp"
#include "delivery/outcome.hpp"
#include "delivery/target.hpp"
#include "delivery/verdict.hpp"
#include "net/http.hpp"
#include "report/body.hpp"

#include <memory>
#include <string>

namespace cicd::delivery {

// How sending one report ended.
struct Sent {
  enum class Ending {
    delivered,
    keep,        // try again another day
    quarantine,  // it will never be taken
  };
  Ending ending = Ending::keep;
  Fate fate = Fate::unreachable;
  std::string reason;  // one sentence, empty when delivered
  Receipt receipt;
  int status = 0;
  // The other side cannot take anything now: the next report would fare no better.
  bool network_failed = false;
};

// What came back, and what it means.
struct Posted {
  net::Answer answer;
  Verdict verdict;  // its `next` is never `hop`
};

// One POST of `request` to `target`, and one more where a redirect leads, if that may be trusted.
Posted post(net::Http& http, net::Request request, const Target& target, const Deadline& deadline,
            const Clock& clock);

// Carries one report to one target and does what its answers ask for: retries with full jitter, one redirect
// by hand, one halving of the log tail.
class Courier {
 public:
  // `clock` must outlive the courier.
  Courier(std::unique_ptr<net::Http> http, Clock& clock) : http_(std::move(http)), clock_(clock) {}

  // At most `attempts` tries, all within the deadline.
  Sent send(const report::Body& body, const Target& target, const Deadline& deadline, int attempts = 3);

 private:
  std::unique_ptr<net::Http> http_;
  Clock& clock_;
};

}  // namespace cicd::delivery
