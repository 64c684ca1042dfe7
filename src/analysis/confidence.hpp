#pragma once

#include "analysis/ranking.hpp"
#include "analysis/rule.hpp"
#include "analysis/scanner.hpp"

namespace cicd::analysis {

// How likely it is that this hit explains the failure, 0 to 1: a logistic curve over its lead over `rival`,
// the score of the best hit that tells of another kind of failure. Below 0.5 while it is not `told` that the
// build failed and the log does not show it either: when it tells of steps and none of them failed or the job
// went on after it, when all `seems_well` by the log's end, and for words that any program may use where no
// failure is announced. Nothing may have happened.
double confidence_of(const RankedHit& hit, double rival, const Rule& rule, const Course& course,
                     bool seems_well, Told told);

}  // namespace cicd::analysis
