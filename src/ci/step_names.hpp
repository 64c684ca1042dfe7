#pragma once

#include "ci/run_context.hpp"
#include "ci/workflow_search.hpp"

namespace cicd::ci {

// Adds to `context` the step we run in, under its name in the workflow file. `found` is the running job
// there, null when it is not known. Empty where the runner gives no more than an index or a name it made up.
void name_running_step(const Env& env, const FoundJob* found, RunContext& context);

// Adds the step that failed by `options.steps_json`, and the first meaningful line of its script: from the
// workflow file, else from the script on disk, else by the step's id.
void name_failed_step(const Env& env, const DetectOptions& options, const FoundJob* found,
                      RunContext& context);

}  // namespace cicd::ci
