#pragma once

#include <span>

namespace cicd::process {

// Closes every descriptor of this process but those in `kept`, in any order; -1 among them counts for
// nothing. Async-signal-safe.
void close_all_but(std::span<const int> kept);

// Closes what we inherited beyond the standard descriptors: a dup of stdout, a lock. Ours are all
// close-on-exec, and what survived our own exec is not.
void close_inherited();

}  // namespace cicd::process
