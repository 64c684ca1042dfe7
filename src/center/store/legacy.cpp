#include "base/text.hpp"
#include "center/json_text.hpp"
#include "center/store/intake.hpp"
#include "center/store/schema.hpp"
#include "report/wire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace cicd::center {
namespace {

constexpr std::size_t max_depth = 100;  // of JSON in a column: a report may nest 128 deep
constexpr std::size_t max_name = 512;   // bytes of project_id in a report

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
  // The first of `names` that is a column with a value in the row, as an SQL expression; else NULL.
  [[nodiscard]] std::string first_of(std::initializer_list<const char*> names,
                                     const char* around = "{}") const {
    std::string values;
    for (const char* name : names)
      if (has(name)) values += fmt::format(fmt::runtime(around), name) + ", ";
    return "coalesce(" + values + "NULL, NULL)";
  }
  // The same for a moment in one of SQLite's spellings ("2026-02-11 08:30:00.123"), as milliseconds since
  // 1970.
  [[nodiscard]] std::string first_moment_of(std::initializer_list<const char*> names) const {
    return fmt::format("CAST(({} - 2440587.5) * 86400000 + 0.5 AS INTEGER)",
                       first_of(names, "julianday({})"));
  }
};

OldTable old_columns(Connection& connection) {
  OldTable table;
  Query query(connection, "SELECT name FROM pragma_table_info('errorlog')");
  while (query.next())
    table.columns.emplace_back(query.text(0));
  return table;
}

// The old row's context: an object as it is, anything else as the text of one.
void write_context(JsonText& json, std::string_view text) {
  const bool is_json = !report::check_json(text, max_depth);
  const auto kind = is_json ? report::JsonView(text).kind() : report::JsonView::Kind::string;
  if (kind == report::JsonView::Kind::object || kind == report::JsonView::Kind::null)
    json.raw(text);
  else
    json.begin_object().member("text", text).end_object();
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
    json.key(name);
    if (text.empty() && (name == "project_id" || name == "error_type"))
      json.value("unknown");
    else if (name == "project_id" && text.size() > max_name)
      json.value(report::bounded_text(text, max_name)).member("whole_project_id", text);
    else if (name == "context")
      write_context(json, text);
    else if (row.is_integer(column))
      json.value(row.integer(column));
    else if (name == "stack_trace" && !report::check_json(text, max_depth))
      json.raw(text);
    else
      json.value(text);
  }
  return json.end_object().take();
}

// A report with what a row is known by alone, for one whose columns hold what no report may hold.
std::string identity_of(const std::string& body) {
  const auto members = report::JsonView(body).members();
  const auto text_or = [&members](std::string_view name, std::string_view otherwise) {
    const auto value = report::find(members, name);
    return value.empty() ? std::string(otherwise) : value.text();
  };
  JsonText json;
  json.begin_object().member("project_id", text_or("project_id", "unknown"));
  json.member("error_type", text_or("error_type", "UnreadableRow"));
  json.member("error_message", text_or("error_message", body)).member("file_path", text_or("file_path", ""));
  if (const auto line = report::find(members, "line_number").integer()) json.member("line_number", *line);
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
  if (!std::holds_alternative<report::Incoming>(parsed)) parsed = report::parse_incoming(identity_of(body));
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

Result<std::string> name_in_the_way(Connection& connection) {
  auto fresh = Connection::open(":memory:", Connection::Mode::create, 0);
  if (!fresh) return std::move(fresh).error();
  upgrade_tables(**fresh);
  std::vector<std::string> wanted{"errorlog_before_source"};
  {
    Query query(**fresh,
                "SELECT name FROM sqlite_schema WHERE name <> 'errorlog' AND name NOT LIKE 'sqlite_%'");
    while (query.next())
      wanted.emplace_back(query.text(0));
  }
  if (auto status = (*fresh)->take_failure(); !status) return std::move(status).error();
  for (const auto& name : wanted) {
    Query taken(connection, "SELECT name FROM sqlite_schema WHERE name = ? COLLATE NOCASE", name);
    if (taken.next()) return std::string(taken.text(0));
  }
  return std::string();
}

void migrate_before_source(Connection& connection, WallTime now) {
  const auto table = old_columns(connection);
  // Other tables and views are to go on naming errorlog, which is there again in the end.
  connection.exec("PRAGMA legacy_alter_table=ON");
  connection.exec("ALTER TABLE errorlog RENAME TO errorlog_before_source");
  connection.exec("PRAGMA legacy_alter_table=OFF");
  upgrade_tables(connection);
  Query(connection, "INSERT INTO sqlite_sequence (name, seq) VALUES ('errorlog', 0)").run();
  std::string sql = fmt::format(
      "SELECT rowid, {}, {}, {}, {}", table.first_moment_of({"first_seen", "timestamp", "created_at"}),
      table.first_moment_of({"last_seen", "updated_at", "timestamp", "created_at"}),
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
