#include "center/store/upkeep.hpp"

#include "center/store/intake.hpp"
#include "center/store/search.hpp"

#include <vector>

namespace cicd::center {
namespace {

constexpr std::int64_t large_portion = 200;
constexpr std::int64_t small_portion = 20;
constexpr std::int64_t events_kept_days = 35;
constexpr std::chrono::minutes between_checks{1};

// Moves texts from pending_text into the index. True when some are left.
bool index_texts(Connection& connection, std::int64_t limit) {
  std::vector<std::pair<std::int64_t, std::string>> texts;
  {
    Query query(connection, "SELECT bug, text FROM pending_text ORDER BY bug LIMIT ?", limit);
    while (query.next())
      texts.emplace_back(query.integer(0), query.text(1));
  }
  for (const auto& [bug, text] : texts) {
    Query(connection, "DELETE FROM bug_text WHERE rowid = ?", bug).run();
    Query(connection, "INSERT INTO bug_text (rowid, text) VALUES (?,?)", bug, indexed_text(text)).run();
    Query(connection, "DELETE FROM pending_text WHERE bug = ?", bug).run();
  }
  return static_cast<std::int64_t>(texts.size()) == limit;
}

void forget_bug(Connection& connection, std::int64_t bug) {
  Query(connection, "DELETE FROM report WHERE id >= ? AND id < ?", report_id(bug, 0), report_id(bug + 1, 0))
      .run();
  for (const char* sql : {"DELETE FROM variant WHERE bug = ?", "DELETE FROM history WHERE bug = ?",
                          "DELETE FROM claim WHERE bug = ?", "DELETE FROM pending_text WHERE bug = ?",
                          "DELETE FROM bug_text WHERE rowid = ?", "DELETE FROM errorlog WHERE id = ?"})
    Query(connection, sql, bug).run();
}

// Removes bugs that were last seen before `limit_millis`, oldest first. True when some are left.
bool forget_bugs(Connection& connection, std::int64_t limit_millis) {
  std::vector<std::int64_t> old;
  {
    Query query(connection, "SELECT id FROM errorlog WHERE last_seen < ? ORDER BY last_seen, id LIMIT ?",
                limit_millis, small_portion);
    while (query.next())
      old.push_back(query.integer(0));
  }
  for (const auto bug : old)
    forget_bug(connection, bug);
  return static_cast<std::int64_t>(old.size()) == small_portion;
}

bool forget_events(Connection& connection, std::int64_t limit_millis) {
  Query(connection, "DELETE FROM event WHERE id IN (SELECT id FROM event ORDER BY id LIMIT ?) AND seen < ?",
        large_portion, limit_millis)
      .run();
  return connection.changes() == large_portion;
}

std::uint64_t used_bytes(Connection& connection) {
  const auto pragma = [&connection](const char* sql) {
    Query query(connection, sql);
    return query.next() ? static_cast<std::uint64_t>(query.integer(0)) : 0U;
  };
  return (pragma("PRAGMA page_count") - pragma("PRAGMA freelist_count")) * pragma("PRAGMA page_size");
}

}  // namespace

bool Upkeep::portion(Connection& connection, bool busy) {
  bool more = index_texts(connection, busy ? small_portion : large_portion);
  if (events_.portion(connection, clock_.wall())) more = true;
  if (clock_.steady() >= next_check_) {
    if (forget_old(connection))
      more = true;
    else
      next_check_ = clock_.steady() + between_checks;
  }
  return more;
}

bool Upkeep::forget_old(Connection& connection) {
  const auto now = clock_.wall();
  const auto before = [now](std::int64_t days) {
    return (now - std::chrono::days{days}).time_since_epoch().count();
  };
  bool more = forget_events(connection, before(events_kept_days));
  if (keeping_.days > 0 && forget_bugs(connection, before(keeping_.days))) more = true;
  if (keeping_.max_bytes > 0 && used_bytes(connection) > keeping_.max_bytes &&
      forget_bugs(connection, now.time_since_epoch().count()))
    more = true;
  return more;
}

}  // namespace cicd::center
