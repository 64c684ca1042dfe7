#pragma once

#include "analysis/course.hpp"
#include "analysis/evidence.hpp"
#include "analysis/rule.hpp"

#include <span>
#include <vector>

namespace cicd::analysis {

// How much each observation about a hit counts, in points of Rule::rank. Fitted on labelled logs.
struct Weights {
  double failed_step = 26;
  double earlier_failure = -6;  // in a step that failed before the last one that did
  double other_step = -20;      // some other step is known to have failed
  double passed_step = -30;
  double after_failure = -45;
  double distance = -1.3;  // per doubling of the lines up to where the failure is announced
  double repeated = -8;    // the same shape stands there more than 30 times
  double success = -20;    // a tool said afterwards that all is well
  double long_line = -15;
  double later = -0.8;     // per doubling of the hits of the same rule before it in its step
  double in_run = -3;      // not the first of a list of hits of one rule
  double baseline = -100;  // a line of this shape stood in a green log
};

struct RankedHit {
  RawHit hit;
  std::size_t index = 0;  // of the hit in Evidence::hits
  double score = 0;
};

// The hits that may explain the failure, best first; locators are left out.
std::vector<RankedHit> rank_hits(const Evidence& evidence, const Course& course, std::span<const Rule> rules,
                                 const Weights& weights = {});

}  // namespace cicd::analysis
