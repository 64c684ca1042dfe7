#include "center/store/upkeep.hpp"

#include "center/store/intake.hpp"
#include "center/store/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace cicd::center {
namespace {

constexpr std::int64_t large_portion = 200;
constexpr std::int64_t small_portion = 20;
constexpr std::int64_t events_kept_days = 35;
constexpr std::chrono::minutes between_checks{1};
constexpr std::uint64_t incremental = 2;  // PRAGMA auto_vacuum: unused pages can be cut off
constexpr std::uint64_t pages_to_fill = 256;
constexpr std::uint64_t pages_cut_at_once = 500;
constexpr std::uint64_t pages_cut_when_busy = 50;

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

std::uint64_t number(Connection& connection, const char* pragma) {
  Query query(connection, pragma);
  return query.next() ? static_cast<std::uint64_t>(query.integer(0)) : 0U;
}

// What the file consists of.
struct Pages {
  explicit Pages(Connection& connection)
      : all(number(connection, "PRAGMA page_count")),
        unused(number(connection, "PRAGMA freelist_count")),
        bytes(number(connection, "PRAGMA page_size")) {}

  [[nodiscard]] std::uint64_t used_bytes() const { return (all - unused) * bytes; }

  std::uint64_t all;
  std::uint64_t unused;
  std::uint64_t bytes;  // of each
};

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
  if (keeping_.max_bytes > 0 && Pages(connection).used_bytes() > keeping_.max_bytes &&
      forget_bugs(connection, clock_.wall().time_since_epoch().count()))
    more = true;
  if (shrink(connection, busy)) more = true;
  return more;
}

bool Upkeep::forget_old(Connection& connection) {
  const auto now = clock_.wall();
  const auto before = [now](std::int64_t days) {
    return (now - std::chrono::days{days}).time_since_epoch().count();
  };
  bool more = forget_events(connection, before(events_kept_days));
  if (keeping_.days > 0 && forget_bugs(connection, before(keeping_.days))) more = true;
  return more;
}

// Cuts unused pages off the file, as far as they are more than new reports will soon fill: an eighth of the
// file, none of them when the file or the disk is too full. True when some of those are left.
bool Upkeep::shrink(Connection& connection, bool busy) {
  if (number(connection, "PRAGMA auto_vacuum") != incremental) return false;
  const Pages pages(connection);
  auto surplus = pages.unused - std::min(pages.unused, std::max(pages.all / 8, pages_to_fill));
  if (keeping_.max_bytes > 0 && pages.all * pages.bytes > keeping_.max_bytes)
    surplus = std::max(surplus, std::min(pages.unused, pages.all - keeping_.max_bytes / pages.bytes));
  if (!room_.is_left()) surplus = pages.unused;
  if (surplus == 0) return false;
  const auto now = std::min(surplus, busy ? pages_cut_when_busy : pages_cut_at_once);
  connection.exec(fmt::format("PRAGMA incremental_vacuum({})", now).c_str());
  return surplus > now;
}

void Upkeep::settle(Connection& connection) {
  const Pages pages(connection);
  const auto limit = room_.log_limit();
  if (pages.bytes > 0) log_pages_ = std::min(limit / 2 / pages.bytes, most_log_pages);
  const auto log = room_.log_bytes();
  const bool cut = room_.file_bytes() > pages.all * pages.bytes;
  if (log > limit || (log > 0 && (cut || !room_.is_left()))) connection.checkpoint();
  static_cast<void>(connection.take_failure());  // the next write meets it again
}

}  // namespace cicd::center
