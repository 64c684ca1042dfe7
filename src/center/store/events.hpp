#pragma once

#include "base/clock.hpp"
#include "center/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cicd::center {

// Which events were counted. Their keys are hashes: put into an index one by one, each would change a page of
// its own. So new ones are written one after the other (event_arrival) and looked up in memory
// (temp.new_event, which the connection that writes holds and which rolls back with everything else); many of
// them together are put into the index (event).

// Makes ready what `connection` needs to know events: once, before the other functions.
void open_events(Connection& connection);
// The bug as which the event was counted.
std::optional<std::int64_t> bug_of_event(Connection& connection, std::string_view key);
// Notes that the event was counted as `bug`, in the caller's transaction.
void note_event(Connection& connection, std::string_view key, std::int64_t bug, WallTime now);

// Brings events into the index, portion by portion, whenever many or old ones have gathered.
class EventSorter {
 public:
  // One portion, in the caller's transaction. True when more waits to be done.
  bool portion(Connection& connection, WallTime now);

 private:
  bool sort(Connection& connection);

  bool sorting_ = false;
  std::string after_;  // the key up to which they are in the index
};

}  // namespace cicd::center
