#pragma once

#include <filesystem>
#include <vector>

namespace cicd {
class Env;
}

namespace cicd::ci {

// Files of this machine that may hold the failing step's log when none is named, the likeliest first; at most
// 16, all of them existing regular files that are not empty. Where they are is in the table of
// log_candidates.cpp:
//   GitHub's and Azure's own runner keep the pages not yet uploaded in <runner>/_diag/pages/*.log,
//   Buildkite names a file (enable-job-log-tmpfile), Jenkins keeps the build's log on the controller.
// Of several pages written in the last hour before the newest, the largest is the whole job's, so it comes
// first.
std::vector<std::filesystem::path> log_candidates(const Env& env);

}  // namespace cicd::ci
