#include "center/store/intake.hpp"

#include "base/hash.hpp"
#include "center/store/events.hpp"

#include <chrono>
#include <optional>

namespace cicd::center {
namespace {

constexpr std::size_t max_column = 8192;  // bytes of a type in the list of bugs
constexpr std::int64_t max_variants = 200;

struct Bug {
  std::int64_t id = 0;
  std::int64_t count = 0;
  std::string status;
  std::int64_t last_day = 0;
  std::int64_t search_hash = 0;
};

std::optional<std::string> text_or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

// What stands for one event of one project.
std::string event_key(const report::Incoming& incoming) {
  return sha256_hex(report::join_escaped({incoming.identity.project_id, incoming.event_id})).substr(0, 24);
}

std::optional<Receipt> counted_before(Connection& connection, std::string_view key) {
  const auto bug = bug_of_event(connection, key);
  if (!bug) return std::nullopt;
  Query query(connection, "SELECT count FROM errorlog WHERE id = ?", *bug);
  const auto count = query.next() ? query.integer(0) : 0;  // a bug that was forgotten has no reports left
  return Receipt{*bug, Receipt::Verdict::repeated, count};
}

std::optional<Bug> find_bug(Connection& connection, const std::string& fingerprint) {
  Query query(connection,
              "SELECT id, count, status, last_day, search_hash FROM errorlog WHERE fingerprint = ?",
              fingerprint);
  if (!query.next()) return std::nullopt;
  return Bug{query.integer(0), query.integer(1), std::string(query.text(2)), query.integer(3),
             query.integer(4)};
}

Bug insert_bug(Connection& connection, const report::Incoming& in, std::int64_t now, std::int64_t day) {
  const auto& who = in.identity;
  Query(
      connection,
      "INSERT INTO errorlog (project_id, source, level, environment, error_type, error_message, file_path,"
      " line_number, status, count, first_seen, last_seen, first_commit, last_commit, repo_url, fingerprint,"
      " last_report, last_day, search_hash) VALUES "
      "(?1,?2,?3,?4,?5,?6,?7,?8,'open',0,?9,?9,?10,?10,?11,?12,0,?13,0)",
      who.project_id, report::source_name(who.source), in.level, text_or_null(in.environment),
      report::bounded_text(who.error_type, max_column), in.error_message, text_or_null(who.file_path),
      who.line_number, now, text_or_null(in.commit_hash), text_or_null(in.repo_url), in.fingerprint, day)
      .run();
  return Bug{connection.last_id(), 0, "open", day - 1, 0};
}

void update_bug(Connection& connection, const Bug& bug, const report::Incoming& in, std::int64_t now,
                std::int64_t day) {
  Query(connection,
        "UPDATE errorlog SET level=?2, environment=?3, error_message=?4, file_path=?5, line_number=?6, "
        "count=?7, last_seen=max(last_seen,?8), last_commit=coalesce(?9,last_commit),"
        " first_commit=coalesce(first_commit,?9), repo_url=coalesce(?10,repo_url), last_report=?11, "
        "last_day=?12,"
        " search_hash=?13 WHERE id=?1",
        bug.id, in.level, text_or_null(in.environment), in.error_message, text_or_null(in.identity.file_path),
        in.identity.line_number, bug.count, now, text_or_null(in.commit_hash), text_or_null(in.repo_url),
        report_id(bug.id, bug.count), day, bug.search_hash)
      .run();
}

// A statement of its own, because it runs the triggers that count bugs by status.
void reopen(Connection& connection, const Bug& bug, std::int64_t now) {
  Query(connection, "UPDATE errorlog SET status = 'open' WHERE id = ?", bug.id).run();
  Query(connection,
        "INSERT INTO history (bug, at, old_status, new_status, cause) VALUES "
        "(?,?,'resolved','open','reported again')",
        bug.id, now)
      .run();
}

void keep_report(Connection& connection, const Bug& bug, const report::Incoming& in, std::string_view body,
                 std::int64_t now, bool lasting) {
  Query(connection,
        "INSERT OR REPLACE INTO report (id, received, lasting, context_offset, context_length, body)"
        " VALUES (?,?,?,?,?,?)",
        report_id(bug.id, bug.count), now, lasting ? 1 : 0, static_cast<std::int64_t>(in.context_offset),
        static_cast<std::int64_t>(in.context_length), Blob{body})
      .run();
  if (bug.count <= reports_in_full) return;
  Query(connection, "DELETE FROM report WHERE id = ? AND lasting = 0",
        report_id(bug.id, bug.count - reports_in_full))
      .run();
}

void count_variant(Connection& connection, const Bug& bug, const report::Incoming& in, std::int64_t now) {
  if (in.signature.empty()) return;
  Query(
      connection,
      "UPDATE variant SET count = count + 1, message = ?3, last_seen = ?4 WHERE bug = ?1 AND signature = ?2",
      bug.id, in.signature, in.error_message, now)
      .run();
  if (connection.changes() > 0) return;
  Query(connection, "INSERT INTO variant (bug, signature, count, message, last_seen) VALUES (?,?,1,?,?)",
        bug.id, in.signature, in.error_message, now)
      .run();
  Query(connection,
        "DELETE FROM variant WHERE bug = ?1 AND (SELECT count(*) FROM variant WHERE bug = ?1) > ?2 AND "
        "signature ="
        " (SELECT signature FROM variant WHERE bug = ?1 ORDER BY last_seen, signature LIMIT 1)",
        bug.id, max_variants)
      .run();
}

void count_day(Connection& connection, const report::Incoming& in, std::int64_t day) {
  Query(connection,
        "INSERT INTO day_count (day, project_id, source, count) VALUES (?,?,?,1)"
        " ON CONFLICT (day, project_id, source) DO UPDATE SET count = count + 1",
        day, in.identity.project_id, report::source_name(in.identity.source))
      .run();
}

}  // namespace

std::string_view verdict_name(Receipt::Verdict verdict) {
  switch (verdict) {
    case Receipt::Verdict::created:
      return "new";
    case Receipt::Verdict::repeated:
      return "duplicate";
    case Receipt::Verdict::reopened:
      break;
  }
  return "reopened";
}

std::int64_t day_of(WallTime time) {
  return std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
}

Receipt take_report(Connection& connection, const report::Incoming& incoming, std::string_view body,
                    WallTime now) {
  const auto key = incoming.event_id.empty() ? std::string() : event_key(incoming);
  if (!key.empty())
    if (const auto before = counted_before(connection, key)) return *before;

  const auto millis = now.time_since_epoch().count();
  const auto day = day_of(now);
  const auto known = find_bug(connection, incoming.fingerprint);
  auto bug = known ? *known : insert_bug(connection, incoming, millis, day);
  Receipt receipt{bug.id, known ? Receipt::Verdict::repeated : Receipt::Verdict::created, bug.count + 1};
  if (bug.status == "resolved") {
    receipt.verdict = Receipt::Verdict::reopened;
    reopen(connection, bug, millis);
  }
  bug.count += 1;
  if (const auto hash = static_cast<std::int64_t>(fnv1a(incoming.search_text)); hash != bug.search_hash) {
    bug.search_hash = hash;
    Query(connection, "INSERT OR REPLACE INTO pending_text (bug, text) VALUES (?,?)", bug.id,
          incoming.search_text)
        .run();
  }
  update_bug(connection, bug, incoming, millis, day);
  keep_report(connection, bug, incoming, body, millis, !known || bug.last_day != day);
  count_variant(connection, bug, incoming, millis);
  count_day(connection, incoming, day);
  if (!key.empty()) note_event(connection, key, bug.id, now);
  return receipt;
}

}  // namespace cicd::center
