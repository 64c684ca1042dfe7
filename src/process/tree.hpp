#pragma once

#include <vector>

#include <sys/types.h>

namespace cicd::process {

// The processes that `root` started, and those they started, youngest generation last; without `root` itself.
// What lost its parent is not found. Empty where /proc cannot be read.
std::vector<pid_t> descendants(pid_t root);

}  // namespace cicd::process
