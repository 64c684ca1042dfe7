#include "analysis/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace cicd::analysis {
namespace {

// Fitted on 522 labelled logs of failed jobs.
constexpr double without_known_tool = -0.37;
constexpr double per_20_points_of_lead = 2.15;
constexpr int least_sure_rank = 60;  // below it a message is often printed by jobs that go well
constexpr double most_by_position = 0.6;
constexpr double where_none_is_known = 0.45;
constexpr double where_job_went_well = 0.2;

}  // namespace

double confidence_of(const RankedHit& hit, double rival, const Rule& rule, const Course& course,
                     bool seems_well, Told told) {
  const double lead = std::clamp((hit.score - rival) / 20, -2.0, 1.0);
  // a line that an announcement names ("Traceback …") is as good as one with a tool's own words
  const bool sound = rule.role == Role::cause || (is_by_place(rule.role) && rule.rank >= least_sure_rank);
  const double sum = per_20_points_of_lead * lead + (sound ? 0 : without_known_tool);
  // nor does a line explain that only says that something failed
  const bool unexplained = rule.role == Role::cascade || (is_by_place(rule.role) && !sound);
  const double sure = std::min(1 / (1 + std::exp(-sum)), unexplained ? most_by_position : 1.0);
  if (course.job_ok()) return std::min(sure, where_job_went_well);
  if (told == Told::failed) return sure;
  const bool failure_known = course.failed_end() != 0 && !course.went_on();
  const bool weak = !sound || rule.rank < least_sure_rank;
  return !failure_known && (weak || seems_well || course.known()) ? std::min(sure, where_none_is_known)
                                                                  : sure;
}

}  // namespace cicd::analysis
