#include "base/text.hpp"
#include "center/json_text.hpp"
#include "center/store/intake.hpp"
#include "center/store/schema.hpp"
#include "report/wire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace cicd::center {
namespace {

// The statuses of the collector before the sources, and what they mean now; any other word means open.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> old_statuses{{
    {"resolved", "resolved"},
    {"fixed", "resolved"},
    {"verified", "resolved"},
    {"deployed", "resolved"},
    {"closed", "resolved"},
    {"ignored", "ignored"},
    {"cannot_reproduce", "ignored"},
    {"wontfix", "ignored"},
}};

std::string_view status_now(std::string_view old_status) {
  for (const auto& [old_word, word] : old_statuses)
    if (equals_ignoring_case(old_status, old_word)) return word;
  return "open";
}

struct OldTable {
  std::vector<std::string> columns;

  [[nodiscard]] bool has(std::string_view name) const {
    return std::find(columns.begin(), columns.end(), name) != columns.end();
  }
  // The first of `names` that is a column, as an SQL expression; else NULL.
  [[nodiscard]] std::string first_of(std::initializer_list<const char*> names) const {
    for (const char* name : names)
      if (has(name)) return name;
    return "NULL";
  }
};

OldTable old_columns(Connection& connection) {
  OldTable table;
  Query query(connection, "SELECT name FROM pragma_table_info('errorlog')");
  while (query.next())
    table.columns.emplace_back(query.text(0));
  return table;
}

// A moment in one of SQLite's spellings ("2026-02-11 08:30:00.123") as milliseconds since 1970.
std::string millis_of(const std::string& column) {
  return fmt::format("CAST((julianday({}) - 2440587.5) * 86400000 + 0.5 AS INTEGER)", column);
}

// Every column of the old row as a member, so that nothing of it is lost; what holds JSON goes in as JSON.
std::string report_body(const Query& row, const OldTable& table, int first_column) {
  JsonText json;
  json.begin_object();
  for (std::size_t index = 0; index < table.columns.size(); ++index) {
    const auto& name = table.columns[index];
    const int column = first_column + static_cast<int>(index);
    if (row.is_null(column) || name == "id" || name == "fingerprint") continue;
    const auto text = row.text(column);
    const bool holds_json = name == "context" || name == "stack_trace";
    const bool empty_name = text.empty() && (name == "project_id" || name == "error_type");
    json.key(name);
    if (empty_name)
      json.value("unknown");
    else if (row.is_integer(column))
      json.value(row.integer(column));
    else if (holds_json && !report::check_json(text, 100))
      json.raw(text);
    else if (name == "context")
      json.begin_object().member("text", text).end_object();
    else
      json.value(text);
  }
  return json.end_object().take();
}

// What the old collector knew beyond the report itself.
struct OldBug {
  std::int64_t id = 0;
  std::int64_t first_seen = 0;
  std::int64_t last_seen = 0;
  std::int64_t count = 1;
  std::string status;
};

void take_over(Connection& connection, const OldBug& old, const std::string& body) {
  auto parsed = report::parse_incoming(body);
  if (!std::holds_alternative<report::Incoming>(parsed)) {
    // A column holds what no report may hold; keep the row under its names alone.
    JsonText json;
    parsed = report::parse_incoming(json.begin_object()
                                        .member("project_id", "unknown")
                                        .member("error_type", "UnreadableRow")
                                        .member("error_message", body)
                                        .end_object()
                                        .take());
  }
  // The next id is the old one, so that links to the bug stay right.
  Query(connection, "UPDATE sqlite_sequence SET seq = ? WHERE name = 'errorlog'", old.id - 1).run();
  auto incoming = std::move(std::get<report::Incoming>(parsed));
  const auto receipt = take_report(connection, incoming, body, WallTime{Millis{old.last_seen}});
  Query(connection,
        "UPDATE errorlog SET status = ?2, count = count + ?3, first_seen = min(first_seen, ?4) WHERE id = ?1",
        receipt.bug, status_now(old.status), std::max<std::int64_t>(old.count - 1, 0), old.first_seen)
      .run();
}

}  // namespace

void migrate_before_source(Connection& connection, WallTime now) {
  const auto table = old_columns(connection);
  connection.exec("ALTER TABLE errorlog RENAME TO errorlog_before_source");
  create_tables(connection);
  Query(connection, "INSERT INTO sqlite_sequence (name, seq) VALUES ('errorlog', 0)").run();
  std::string sql = fmt::format(
      "SELECT rowid, {}, {}, {}, {}", millis_of(table.first_of({"first_seen", "timestamp", "created_at"})),
      millis_of(table.first_of({"last_seen", "updated_at", "timestamp", "created_at"})),
      table.first_of({"count", "occurrences", "occurrence_count"}), table.first_of({"status"}));
  for (const auto& column : table.columns)
    sql += ", \"" + replace_all(column, "\"", "\"\"") + '"';
  sql += " FROM errorlog_before_source ORDER BY rowid";
  {
    constexpr int known_columns = 5;
    const std::int64_t today = now.time_since_epoch().count();
    Query row(connection, sql);
    while (row.next()) {
      OldBug old;
      old.id = row.integer(0);
      old.last_seen = row.is_null(2) ? today : row.integer(2);
      old.first_seen = row.is_null(1) ? old.last_seen : row.integer(1);
      if (!row.is_null(3)) old.count = row.integer(3);
      old.status = row.text(4);
      take_over(connection, old, report_body(row, table, known_columns));
    }
  }
  connection.forget_statements();
  connection.exec("DROP TABLE errorlog_before_source");
}

}  // namespace cicd::center
