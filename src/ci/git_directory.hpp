#pragma once

#include "ci/run_context.hpp"

#include <filesystem>

namespace cicd::ci {

// What a git work tree says of itself; each fact is empty when it cannot be read.
struct GitFacts {
  Fact commit;                // full hash of HEAD; empty before the first commit
  Fact branch;                // empty when HEAD is detached
  Fact remote;                // address of origin, else of the only remote, as written there
  std::filesystem::path top;  // the work tree's top directory; empty: no repository here
};

// Looks for `.git` in `start` and above, and reads HEAD, the ref it names (loose, then packed-refs) and the
// config, without running git. Knows worktrees and submodules (a `.git` file, commondir); refs kept in a
// reftable are left empty. Reads regular files only, HEAD and the like up to 4 KiB, config up to 1 MiB and
// packed-refs up to 16 MiB. Formats: gitrepository-layout(5), git-pack-refs(1).
GitFacts read_git_directory(const std::filesystem::path& start);

}  // namespace cicd::ci
