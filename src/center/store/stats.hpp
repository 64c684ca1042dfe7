#pragma once

#include "base/clock.hpp"
#include "center/store/database.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace cicd::center {

// The numbers of the dashboard. Bugs are counted, except where reports are named.
struct Stats {
  std::int64_t total_bugs = 0, open = 0, resolved = 0, ignored = 0;
  std::int64_t total_reports = 0, today_reports = 0;
  std::vector<std::pair<std::string, std::int64_t>> per_project;  // most bugs first
  std::vector<std::pair<std::string, std::int64_t>> per_day;      // reports of the last 30 days, oldest first
  std::int64_t runtime = 0, cicd = 0, deployment = 0;
};

// Empty `source` or `project_id` means all. Days are UTC.
Stats load_stats(Connection& connection, const std::string& source, const std::string& project_id,
                 WallTime now);
// As the JSON of /api/v1/dashboard/stats.
std::string render_stats(const Stats& stats);

}  // namespace cicd::center
