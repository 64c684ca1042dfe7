#pragma once

#include "analysis/ranking.hpp"
#include "analysis/rule.hpp"

namespace cicd::analysis {

// How likely it is that this hit explains the failure, 0 to 1: a logistic curve over its lead over `rival`,
// the score of the best hit that tells of another kind of failure. Below 0.5 when the log tells of steps and
// none of them failed, when a tool says afterwards that `all_went_well`, and for words that any program may
// use where no failure is announced: nothing may have happened.
double confidence_of(const RankedHit& hit, double rival, const Rule& rule, const Course& course,
                     bool all_went_well);

}  // namespace cicd::analysis
