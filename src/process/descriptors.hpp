#pragma once

#include <span>

namespace cicd::process {

// Closes every descriptor of this process but those in `kept`, in any order; -1 among them counts for
// nothing. Async-signal-safe.
void close_all_but(std::span<const int> kept);

// Closes what we inherited beyond the standard descriptors: a dup of stdout, a lock. Ours are all
// close-on-exec, and what survived our own exec is not.
void close_inherited();

// A descriptor that reads as empty and swallows what is written; without /dev/null one that refuses both. The
// lowest free number; -1 when none is left.
int open_nowhere();

// Gives the descriptor `fd` (0, 1 or 2) back, so that whoever is at its other end does not take us for a
// user; nothing else we open lands there. Does nothing when no descriptors are left.
void let_go(int fd);

}  // namespace cicd::process
