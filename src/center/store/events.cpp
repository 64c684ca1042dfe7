#include "center/store/events.hpp"

#include <chrono>

namespace cicd::center {
namespace {

constexpr std::int64_t many_arrivals = 50'000;
constexpr std::int64_t sorted_at_once = 2000;
constexpr std::int64_t dropped_at_once = 4000;
constexpr std::chrono::hours oldest_arrival{24};

std::optional<std::int64_t> find(Connection& connection, std::string_view sql, std::string_view key) {
  Query query(connection, sql, key);
  return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

bool worth_sorting(Connection& connection, WallTime now) {
  std::int64_t first = 0;
  {
    Query oldest(connection, "SELECT id, seen FROM event_arrival ORDER BY id LIMIT 1");
    if (!oldest.next()) return false;
    first = oldest.integer(0);
    if (oldest.integer(1) < (now - oldest_arrival).time_since_epoch().count()) return true;
  }
  Query newest(connection, "SELECT max(id) FROM event_arrival");
  return newest.next() && newest.integer(0) - first >= many_arrivals;
}

// Removes the oldest arrivals as far as they are in the index. True when some of those are left.
bool drop_arrivals(Connection& connection) {
  Query(connection,
        "DELETE FROM event_arrival WHERE id IN (SELECT id FROM event_arrival ORDER BY id LIMIT ?)"
        " AND NOT EXISTS (SELECT 1 FROM temp.new_event WHERE new_event.key = event_arrival.key)",
        dropped_at_once)
      .run();
  return connection.changes() == dropped_at_once;
}

}  // namespace

void open_events(Connection& connection) {
  connection.exec(
      "CREATE TEMP TABLE new_event (key TEXT PRIMARY KEY, bug INTEGER NOT NULL, seen INTEGER NOT NULL)"
      " WITHOUT ROWID;"
      "INSERT OR REPLACE INTO temp.new_event SELECT key, bug, seen FROM event_arrival ORDER BY id");
}

std::optional<std::int64_t> bug_of_event(Connection& connection, std::string_view key) {
  if (const auto bug = find(connection, "SELECT bug FROM temp.new_event WHERE key = ?", key)) return bug;
  return find(connection, "SELECT bug FROM event WHERE key = ?", key);
}

void note_event(Connection& connection, std::string_view key, std::int64_t bug, WallTime now) {
  const std::int64_t seen = now.time_since_epoch().count();
  Query(connection, "INSERT INTO event_arrival (key, bug, seen) VALUES (?,?,?)", key, bug, seen).run();
  Query(connection, "INSERT OR REPLACE INTO temp.new_event (key, bug, seen) VALUES (?,?,?)", key, bug, seen)
      .run();
}

bool EventSorter::portion(Connection& connection, WallTime now) {
  if (!sorting_) {
    sorting_ = worth_sorting(connection, now);
    after_.clear();
    return sorting_;
  }
  sorting_ = sort(connection) || drop_arrivals(connection);
  return sorting_;
}

// Should the transaction fail, its keys stay in temp.new_event, and so do their arrivals, for the next time.
bool EventSorter::sort(Connection& connection) {
  std::string last;
  if (Query query(connection,
                  "SELECT max(key), count(*) FROM"
                  " (SELECT key FROM temp.new_event WHERE key > ? ORDER BY key LIMIT ?)",
                  after_, sorted_at_once);
      query.next() && query.integer(1) > 0)
    last = query.text(0);
  if (last.empty()) return false;
  Query(connection,
        "INSERT OR REPLACE INTO event (key, bug, seen)"
        " SELECT key, bug, seen FROM temp.new_event WHERE key > ? AND key <= ? ORDER BY key",
        after_, last)
      .run();
  Query(connection, "DELETE FROM temp.new_event WHERE key > ? AND key <= ?", after_, last).run();
  after_ = last;
  return true;
}

}  // namespace cicd::center
