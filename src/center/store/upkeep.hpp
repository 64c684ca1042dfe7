#pragma once

#include "base/clock.hpp"
#include "center/store/database.hpp"
#include "center/store/events.hpp"
#include "center/store/room.hpp"

namespace cicd::center {

// What is done between the writes: searching is made possible for new texts, new events are sorted, and what
// is too old or too much goes.
class Upkeep {
 public:
  Upkeep(Room room, const Keeping& keeping, Clock& clock)
      : room_(std::move(room)), keeping_(keeping), clock_(clock) {}

  // One portion, in the caller's transaction; a small one when `busy`. True when more waits to be done.
  bool portion(Connection& connection, bool busy);
  // Gives the disk back what the file and its write-ahead log no longer need. Outside of a transaction; waits
  // for nobody.
  void settle(Connection& connection);
  // How many pages the log may have before they are copied into the file.
  [[nodiscard]] std::uint64_t log_pages() const { return log_pages_; }

 private:
  static constexpr std::uint64_t most_log_pages = 4000;

  bool forget_old(Connection& connection);
  bool shrink(Connection& connection, bool busy);

  Room room_;
  Keeping keeping_;
  Clock& clock_;
  SteadyTime next_check_{};
  std::uint64_t log_pages_ = most_log_pages;
  EventSorter events_;
};

}  // namespace cicd::center
