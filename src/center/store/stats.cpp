#include "center/store/stats.hpp"

#include "center/json_text.hpp"
#include "center/store/intake.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace cicd::center {
namespace {

constexpr std::int64_t days_shown = 30;

std::string date_text(std::int64_t day) {
  return to_rfc3339(WallTime{std::chrono::days{day}}).substr(0, 10);
}

void count_bugs(Connection& connection, const std::string& source, const std::string& project_id,
                Stats& stats) {
  Query query(connection,
              "SELECT source, status, project_id, count FROM bug_count"
              " WHERE (?1 = '' OR source = ?1) AND (?2 = '' OR project_id = ?2) AND count > 0",
              source, project_id);
  std::map<std::string, std::int64_t> projects;
  while (query.next()) {
    const auto count = query.integer(3);
    stats.total_bugs += count;
    const auto from = query.text(0);
    (from == "runtime" ? stats.runtime : from == "cicd" ? stats.cicd : stats.deployment) += count;
    const auto status = query.text(1);
    (status == "open" ? stats.open : status == "resolved" ? stats.resolved : stats.ignored) += count;
    projects[std::string(query.text(2))] += count;
  }
  stats.per_project.assign(projects.begin(), projects.end());
  std::stable_sort(stats.per_project.begin(), stats.per_project.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
}

void count_reports(Connection& connection, const std::string& source, const std::string& project_id,
                   std::int64_t today, Stats& stats) {
  Query query(
      connection,
      "SELECT day, sum(count) FROM day_count WHERE (?1 = '' OR source = ?1) AND (?2 = '' OR project_id = ?2)"
      " GROUP BY day ORDER BY day",
      source, project_id);
  while (query.next()) {
    const auto day = query.integer(0);
    stats.total_reports += query.integer(1);
    if (day == today) stats.today_reports = query.integer(1);
    if (day > today - days_shown) stats.per_day.emplace_back(date_text(day), query.integer(1));
  }
}

}  // namespace

Stats load_stats(Connection& connection, const std::string& source, const std::string& project_id,
                 WallTime now) {
  Stats stats;
  count_bugs(connection, source, project_id, stats);
  count_reports(connection, source, project_id, day_of(now), stats);
  return stats;
}

std::string render_stats(const Stats& stats) {
  JsonText json;
  json.begin_object();
  json.member("total_bugs", stats.total_bugs).member("open", stats.open).member("resolved", stats.resolved);
  json.member("ignored", stats.ignored).member("total_reports", stats.total_reports);
  json.member("today_reports", stats.today_reports);
  json.key("per_project").begin_object();
  for (const auto& [project, count] : stats.per_project)
    json.member(project, count);
  json.end_object();
  json.key("per_day").begin_array();
  for (const auto& [date, count] : stats.per_day)
    json.begin_object().member("date", date).member("count", count).end_object();
  json.end_array();
  json.key("source_distribution").begin_object();
  json.member("runtime", stats.runtime).member("cicd", stats.cicd).member("deployment", stats.deployment);
  json.end_object().end_object();
  return json.take();
}

}  // namespace cicd::center
