#include "center/store/transfer.hpp"

#include "base/text.hpp"
#include "center/json_text.hpp"
#include "report/json_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace cicd::center {
namespace {

constexpr int export_version = 2;       // of the lines; the tables may change without them
constexpr std::size_t max_depth = 140;  // a report may nest 128 deep

// One kind of line. The columns are written and read under their own names, in this order.
struct Table {
  std::string_view type;
  std::string_view from;  // table or query
  std::string_view into;
  std::string_view columns;
};

constexpr std::array tables{
    Table{
        "bug", "errorlog", "errorlog",
        "id,project_id,source,level,environment,error_type,error_message,file_path,line_number,status,count,"
        "first_seen,last_seen,first_commit,last_commit,repo_url,fingerprint,last_report,last_day,search_"
        "hash"},
    Table{"report", "report", "report", "id,received,lasting,context_offset,context_length,body"},
    Table{"variant", "variant", "variant", "bug,signature,count,message,last_seen"},
    Table{"status_change", "history", "history", "id,bug,at,old_status,new_status,cause"},
    Table{"event",
          "(SELECT key, bug, seen FROM event WHERE key NOT IN (SELECT key FROM event_arrival)"
          " UNION ALL SELECT key, bug, max(seen) AS seen FROM event_arrival GROUP BY key)",
          "event", "key,bug,seen"},
    Table{"claim", "claim", "claim", "bug,agent,until"},
    Table{"day_count", "day_count", "day_count", "day,project_id,source,count"},
    Table{"text",
          "(SELECT rowid AS bug, rtrim(text) AS text FROM bug_text WHERE rowid NOT IN (SELECT bug FROM "
          "pending_text)"
          " UNION ALL SELECT bug, text FROM pending_text)",
          "pending_text", "bug,text"},
};

// A body on one line: line ends stand only between the tokens of JSON, where a blank means the same.
std::string one_line(std::string_view body) {
  std::string line(body);
  std::replace_if(
      line.begin(), line.end(), [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
  return line;
}

void export_table(Connection& connection, const Table& table, std::ostream& out) {
  const auto columns = split(table.columns, ',');
  const auto sql = fmt::format("SELECT {} FROM {}", table.columns, table.from);
  Query query(connection, sql);
  while (out && query.next()) {
    JsonText json;
    json.begin_object().member("type", table.type);
    for (std::size_t index = 0; index < columns.size(); ++index) {
      const int column = static_cast<int>(index);
      json.key(columns[index]);
      if (query.is_null(column))
        json.null();
      else if (columns[index] == "body")
        json.raw(one_line(query.text(column)));
      else if (query.is_integer(column))
        json.value(query.integer(column));
      else
        json.value(query.text(column));
    }
    out << json.end_object().take() << '\n';
  }
}

std::string insert_sql(const Table& table) {
  const auto count = split(table.columns, ',').size();
  std::string places = "?";
  for (std::size_t index = 1; index < count; ++index)
    places += ",?";
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", table.into, table.columns, places);
}

void bind_value(Query& insert, int place, const report::JsonView& value) {
  using Kind = report::JsonView::Kind;
  if (value.empty()) {
    insert.bind(place, nullptr);
  } else if (value.kind() == Kind::object) {
    insert.bind(place, Blob{value.raw()});
  } else if (value.kind() == Kind::number) {
    insert.bind(place, value.integer().value_or(0));
  } else {
    insert.bind(place, value.text());
  }
}

// Where the context of a report stands is found anew: the blanks before a body do not come along.
void bind_context(Query& insert, int place, std::string_view column, const report::JsonView& body) {
  const auto context = report::find(body.members(), "context");
  if (context.kind() != report::JsonView::Kind::object)
    insert.bind(place, 0);
  else if (column == "context_offset")
    insert.bind(place, std::int64_t{context.raw().data() - body.raw().data()});
  else
    insert.bind(place, static_cast<std::int64_t>(context.raw().size()));
}

// Takes over one line; false when it is none of ours.
bool import_line(Connection& connection, std::string_view line, Imported& imported) {
  if (report::check_json(line, max_depth)) return false;
  const auto members = report::JsonView(line).members();
  const auto type = report::find(members, "type").text();
  const auto* table =
      std::find_if(tables.begin(), tables.end(), [&type](const auto& t) { return t.type == type; });
  if (table == tables.end()) return false;
  const auto sql = insert_sql(*table);
  Query insert(connection, sql);
  int place = 0;
  for (const auto column : split(table->columns, ',')) {
    ++place;
    if (column == "context_offset" || column == "context_length")
      bind_context(insert, place, column, report::find(members, "body"));
    else
      bind_value(insert, place, report::find(members, column));
  }
  insert.run();
  imported.bugs += type == "bug" ? 1 : 0;
  imported.reports += type == "report" ? 1 : 0;
  return true;
}

Status import_all(Connection& connection, std::istream& in, Imported& imported) {
  std::string line;
  if (!std::getline(in, line) || line != fmt::format("{{\"log_center_export\":{}}}", export_version))
    return Error{Errc::invalid_input, "line 1: not the export of a log-center of this version"};
  for (std::int64_t number = 2; std::getline(in, line); ++number) {
    if (!import_line(connection, line, imported))
      return Error{Errc::invalid_input,
                   fmt::format("line {}: not a line of an export; nothing was imported", number)};
    if (auto status = connection.take_failure(); !status)
      return std::move(status).error().in(fmt::format("line {}", number));
  }
  if (in.bad()) return Error{Errc::io, "the export could not be read to its end; nothing was imported"};
  return ok();
}

}  // namespace

Status export_lines(Connection& connection, std::ostream& out) {
  connection.exec("BEGIN");
  out << fmt::format("{{\"log_center_export\":{}}}\n", export_version);
  for (const auto& table : tables)
    export_table(connection, table, out);
  connection.exec("COMMIT");
  if (auto status = connection.take_failure(); !status) return status;
  return ok();
}

Result<Imported> import_lines(Connection& connection, std::istream& in) {
  if (Query(connection, "SELECT 1 FROM errorlog").next())
    return Error{Errc::invalid_input, "the database holds bugs already; import needs a new --db"};
  Imported imported;
  connection.exec("BEGIN IMMEDIATE");
  auto status = import_all(connection, in, imported);
  connection.exec(status ? "COMMIT" : "ROLLBACK");
  auto ended = connection.take_failure();
  if (!status) return std::move(status).error();
  if (!ended) {
    connection.exec("ROLLBACK");
    return std::move(ended).error();
  }
  return imported;
}

}  // namespace cicd::center
