#include "center/store/schema.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

namespace cicd::center {
namespace {

// Times are milliseconds since 1970, days are days since 1970 (both UTC).
constexpr const char* tables_of_1 = R"sql(
-- One row a bug.
CREATE TABLE errorlog (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  project_id TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT 'runtime',
  level TEXT NOT NULL,
  environment TEXT,
  error_type TEXT NOT NULL,
  error_message TEXT NOT NULL,
  file_path TEXT,
  line_number INTEGER,
  status TEXT NOT NULL DEFAULT 'open',
  count INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  first_commit TEXT,
  last_commit TEXT,
  repo_url TEXT,
  fingerprint TEXT NOT NULL UNIQUE,
  last_report INTEGER,
  last_day INTEGER NOT NULL,
  search_hash INTEGER NOT NULL
);
-- The order of every list; with the columns that lists filter by, so that a page reads nothing else.
CREATE INDEX errorlog_order ON errorlog (last_seen DESC, id DESC, source, status, project_id);

-- How many bugs there are of each kind, kept right by the triggers: nobody has to count them.
CREATE TABLE bug_count (
  project_id TEXT NOT NULL,
  source TEXT NOT NULL,
  status TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (project_id, source, status)
) WITHOUT ROWID;
CREATE TRIGGER errorlog_added AFTER INSERT ON errorlog BEGIN
  INSERT INTO bug_count VALUES (new.project_id, new.source, new.status, 1)
    ON CONFLICT (project_id, source, status) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER errorlog_removed AFTER DELETE ON errorlog BEGIN
  UPDATE bug_count SET count = count - 1
    WHERE project_id = old.project_id AND source = old.source AND status = old.status;
END;
CREATE TRIGGER errorlog_changed AFTER UPDATE OF status ON errorlog WHEN old.status <> new.status BEGIN
  UPDATE bug_count SET count = count - 1
    WHERE project_id = old.project_id AND source = old.source AND status = old.status;
  INSERT INTO bug_count VALUES (new.project_id, new.source, new.status, 1)
    ON CONFLICT (project_id, source, status) DO UPDATE SET count = count + 1;
END;

-- Reports as they were sent. id = bug * 2^32 + number, so that the reports of a bug lie together.
-- lasting: the first report of its bug or of its day, which thinning leaves alone.
CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  received INTEGER NOT NULL,
  lasting INTEGER NOT NULL,
  context_offset INTEGER NOT NULL,
  context_length INTEGER NOT NULL,
  body BLOB NOT NULL
);

CREATE TABLE variant (
  bug INTEGER NOT NULL,
  signature TEXT NOT NULL,
  count INTEGER NOT NULL,
  message TEXT NOT NULL,
  last_seen INTEGER NOT NULL,
  PRIMARY KEY (bug, signature)
) WITHOUT ROWID;

CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  bug INTEGER NOT NULL,
  at INTEGER NOT NULL,
  old_status TEXT NOT NULL,
  new_status TEXT NOT NULL,
  cause TEXT NOT NULL
);
CREATE INDEX history_bug ON history (bug, id);

-- Events that were counted, but for the newest (event_arrival). key = first 24 hex digits of a SHA-256 over
-- project and event id.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  bug INTEGER NOT NULL,
  seen INTEGER NOT NULL
);

CREATE TABLE claim (
  bug INTEGER PRIMARY KEY,
  agent TEXT NOT NULL,
  until INTEGER NOT NULL
);

CREATE TABLE day_count (
  day INTEGER NOT NULL,
  project_id TEXT NOT NULL,
  source TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, project_id, source)
) WITHOUT ROWID;

-- Keys are kept as SHA-256 only.
CREATE TABLE project_key (
  id INTEGER PRIMARY KEY,
  project_id TEXT NOT NULL,
  key_hash TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL
);

-- What can be searched, by bug. Without positions (detail=none) the index is a third of the size; a hit of
-- all trigrams of a word is compared with the text itself.
CREATE VIRTUAL TABLE bug_text USING fts5(text, tokenize='trigram', detail=none);
-- Texts that are not in bug_text yet.
CREATE TABLE pending_text (
  bug INTEGER PRIMARY KEY,
  text TEXT NOT NULL
);
)sql";

constexpr const char* added_by_2 = R"sql(
-- Events that were counted and are not sorted into event yet, in the order they came.
CREATE TABLE event_arrival (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  bug INTEGER NOT NULL,
  seen INTEGER NOT NULL
);
)sql";

// The order of lists by last_seen also holds the count, which changes with it: a list by count is sorted from
// there. That by first_seen is touched by new bugs alone. Both ascend, so that what is new comes at the end:
// where a tree grows there, its new pages are in order already, which costs least.
constexpr const char* added_by_3 = R"sql(
DROP INDEX IF EXISTS errorlog_order;
CREATE INDEX errorlog_order ON errorlog (last_seen, id, source, status, project_id, count);
CREATE INDEX errorlog_first ON errorlog (first_seen, id, source, status, project_id);
)sql";

// By version, from 1.
constexpr const char* versions[] = {tables_of_1, added_by_2, added_by_3};
static_assert(std::size(versions) == schema_version);

std::int64_t version_of(Connection& connection) {
  Query query(connection, "PRAGMA user_version");
  return query.next() ? query.integer(0) : 0;
}

bool has_row(Connection& connection, const char* sql) {
  return Query(connection, sql).next();
}

}  // namespace

Contents look_at(Connection& connection) {
  const auto version = version_of(connection);
  if (version > schema_version) return Contents::newer;
  if (!has_row(connection, "SELECT 1 FROM sqlite_schema")) return Contents::nothing;
  const bool known =
      has_row(connection,
              "SELECT 1 FROM pragma_table_info('errorlog') WHERE name IN ('project_id', 'error_type')"
              " GROUP BY 1 HAVING count(*) = 2");
  if (!known || version < 0) return Contents::foreign;
  if (version == 0) return Contents::before_source;
  return version < schema_version ? Contents::older : Contents::ours;
}

void upgrade_tables(Connection& connection) {
  for (auto version = version_of(connection); version < schema_version; ++version)
    connection.exec(versions[version]);
  connection.exec(fmt::format("PRAGMA user_version={}", schema_version).c_str());
}

}  // namespace cicd::center
