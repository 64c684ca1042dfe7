#pragma once

#include "ci/workflow_file.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cicd::ci {

// One entry of the `steps` context: toJSON(steps) is {"<id or index>": {"outcome": …, "conclusion": …}, …}.
struct StepResult {
  std::string key;
  std::string outcome;     // success, failure, cancelled or skipped: what the step did
  std::string conclusion;  // the same after continue-on-error; equal to `outcome` where it is absent
};

// Reads toJSON(steps), in the order it is written. Only objects count; empty when malformed.
// Format: docs.github.com/actions, "Contexts", steps context.
std::vector<StepResult> read_steps(std::string_view json);

// The key of the step that made the job fail; empty when none did. `job` tells the order of the steps, may be
// null.
//
// It is the first step whose conclusion is failure: later ones are clean-up that fails because of it. Without
// one, the last step that failed under continue-on-error (the steps after it went on, and nothing else went
// wrong), then the first cancelled one, which is how a step's time-out shows.
std::string choose_failed_step(const std::vector<StepResult>& steps, const WorkflowJob* job);

}  // namespace cicd::ci
