#pragma once

#include "ci/run_context.hpp"

namespace cicd::ci {

// Adds to `context` what GitHub, Gitea and Forgejo tell beyond plain variables: the event file (at most 8
// MiB), the claims of ACTIONS_RUNTIME_TOKEN, links, and the names of the running and of the failed step from
// the workflow file or the step's script. `context` must hold what the provider's rules gave; facts it has
// stay.
void read_actions_runner(const Env& env, const DetectOptions& options, RunContext& context);

}  // namespace cicd::ci
