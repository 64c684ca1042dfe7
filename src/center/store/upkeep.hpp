#pragma once

#include "base/clock.hpp"
#include "center/store/database.hpp"
#include "center/store/events.hpp"
#include "center/store/store.hpp"

namespace cicd::center {

// What is done between the writes: searching is made possible for new texts, new events are sorted, and what
// is too old or too much goes.
class Upkeep {
 public:
  Upkeep(const Keeping& keeping, Clock& clock) : keeping_(keeping), clock_(clock) {}

  // One portion, in the caller's transaction; a small one when `busy`. True when more waits to be done.
  bool portion(Connection& connection, bool busy);

 private:
  bool forget_old(Connection& connection);

  Keeping keeping_;
  Clock& clock_;
  SteadyTime next_check_{};
  EventSorter events_;
};

}  // namespace cicd::center
