#include "analysis/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace cicd::analysis {

double confidence_of(const RankedHit& hit, const Rule& rule, const Course& course) {
  double sure = 1 / (1 + std::exp(-(hit.score - 70) / 12));
  if (rule.role != Role::cause) sure *= 0.6;
  if (course.job_ok()) return std::min(sure, 0.2);
  return course.known() && course.failed_end() == 0 ? std::min(sure, 0.45) : sure;
}

}  // namespace cicd::analysis
