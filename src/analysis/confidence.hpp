#pragma once

#include "analysis/ranking.hpp"
#include "analysis/rule.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace cicd::analysis {

// How likely it is that `ranked[index]` explains the failure, 0 to 1: a logistic curve over its score and its
// lead, fitted on labelled logs.
double confidence_of(const std::vector<RankedHit>& ranked, std::ptrdiff_t index, std::span<const Rule> rules);

}  // namespace cicd::analysis
