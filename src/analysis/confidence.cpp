#include "analysis/confidence.hpp"

#include <cmath>

namespace cicd::analysis {

double confidence_of(const std::vector<RankedHit>& ranked, std::ptrdiff_t index,
                     std::span<const Rule> rules) {
  const RankedHit& hit = ranked[static_cast<std::size_t>(index)];
  const Role role = rules[hit.hit.rule].role;
  const double sure = 1 / (1 + std::exp(-(hit.score - 70) / 12));
  return role == Role::generic || role == Role::cascade ? sure * 0.6 : sure;
}

}  // namespace cicd::analysis
