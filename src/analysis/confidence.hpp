#pragma once

#include "analysis/ranking.hpp"
#include "analysis/rule.hpp"

namespace cicd::analysis {

// How likely it is that this hit explains the failure, 0 to 1: a logistic curve over its score, fitted on
// labelled logs. Below 0.5 when the log tells of steps and none of them failed: nothing may have happened.
double confidence_of(const RankedHit& hit, const Rule& rule, const Course& course);

}  // namespace cicd::analysis
