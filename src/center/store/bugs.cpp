#include "center/store/bugs.hpp"

#include "base/clock.hpp"
#include "center/store/intake.hpp"

#include <cstddef>

namespace cicd::center {
std::optional<Bug> load_bug(Connection& connection, std::int64_t id) {
  Query query(
      connection,
      "SELECT id, project_id, source, level, environment, error_type, error_message, file_path, line_number,"
      " status, count, first_seen, last_seen, first_commit, last_commit, repo_url, fingerprint,"
      " (SELECT substr(body, context_offset + 1, context_length) FROM report WHERE report.id = last_report)"
      " FROM errorlog WHERE id = ?",
      id);
  if (!query.next()) return std::nullopt;
  const auto text = [&query](int column) { return std::string(query.text(column)); };
  Bug bug;
  bug.id = query.integer(0);
  bug.project_id = text(1);
  bug.source = text(2);
  bug.level = text(3);
  bug.environment = text(4);
  bug.error_type = text(5);
  bug.error_message = text(6);
  bug.file_path = text(7);
  if (!query.is_null(8)) bug.line_number = query.integer(8);
  bug.status = text(9);
  bug.count = query.integer(10);
  bug.first_seen = query.integer(11);
  bug.last_seen = query.integer(12);
  bug.first_commit = text(13);
  bug.last_commit = text(14);
  bug.repo_url = text(15);
  bug.fingerprint = text(16);
  bug.context = text(17);
  return bug;
}

std::vector<Variant> load_variants(Connection& connection, std::int64_t bug) {
  std::vector<Variant> variants;
  Query query(connection,
              "SELECT signature, message, count, last_seen FROM variant WHERE bug = ?"
              " ORDER BY count DESC, last_seen DESC, signature",
              bug);
  while (query.next())
    variants.push_back(
        {std::string(query.text(0)), std::string(query.text(1)), query.integer(2), query.integer(3)});
  return variants;
}

std::vector<StatusChange> load_history(Connection& connection, std::int64_t bug) {
  std::vector<StatusChange> changes;
  Query query(connection, "SELECT at, old_status, new_status, cause FROM history WHERE bug = ? ORDER BY id",
              bug);
  while (query.next())
    changes.push_back({query.integer(0), std::string(query.text(1)), std::string(query.text(2)),
                       std::string(query.text(3))});
  return changes;
}

std::vector<std::string> load_reports(Connection& connection, std::int64_t bug, std::size_t max_bytes) {
  std::vector<std::string> reports;
  std::size_t bytes = 0;
  Query query(connection, "SELECT body FROM report WHERE id >= ? AND id < ? ORDER BY id DESC",
              report_id(bug, 0), report_id(bug + 1, 0));
  while (query.next()) {
    bytes += query.text(0).size();
    if (bytes > max_bytes && !reports.empty()) break;
    reports.emplace_back(query.text(0));
  }
  return reports;
}

std::string time_text(std::int64_t millis) {
  return to_rfc3339(WallTime{Millis{millis}});
}

void write_bug(JsonText& json, const Bug& bug) {
  const auto text_or_null = [&json](std::string_view name, const std::string& text) {
    json.key(name);
    if (text.empty())
      json.null();
    else
      json.value(text);
  };
  json.member("id", bug.id).member("project_id", bug.project_id).member("source", bug.source);
  json.member("level", bug.level);
  text_or_null("environment", bug.environment);
  json.member("error_type", bug.error_type).member("error_message", bug.error_message);
  text_or_null("file_path", bug.file_path);
  json.key("line_number");
  if (bug.line_number)
    json.value(*bug.line_number);
  else
    json.null();
  json.member("status", bug.status).member("count", bug.count);
  json.member("first_seen", time_text(bug.first_seen)).member("last_seen", time_text(bug.last_seen));
  text_or_null("first_commit", bug.first_commit);
  text_or_null("last_commit", bug.last_commit);
  text_or_null("repo_url", bug.repo_url);
  json.key("context").raw(bug.context.empty() ? "{}" : bug.context);
  json.member("fingerprint", bug.fingerprint);
}

}  // namespace cicd::center
