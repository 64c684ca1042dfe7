#pragma once

#include <cstddef>
#include <string_view>

namespace cicd::log {

// How many bytes at the start of `line` a CI system put there: a byte-order mark, the job and step columns of
// `gh run view --log`, the job in front of what act passes on, the step in front of what Drone and
// Woodpecker do, a timestamp in one of the known forms (log/normalise.hpp), or the whole line where it only
// marks a foldable section of GitLab. 0 when there is nothing of that kind.
std::size_t ci_prefix(std::string_view line);

}  // namespace cicd::log
