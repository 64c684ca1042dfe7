#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cicd::analysis {

// The shape of a message: digits, hex runs, UUIDs, quoted temporary paths, times and durations become one
// mark, so that the same message of another run has the same shape.
std::string fold(std::string_view text);

// A key of that shape, for tables: another run of the program may have another.
std::uint64_t shape_of(std::string_view text);

// `text` with `*` for what a program made up in a directory for temporary files: "/tmp/tmp.Xy3/run.sh" is
// "/tmp/*/run.sh". The rest stays as it is.
std::string lasting_paths(std::string_view text);

// `text` with only the last two parts of each absolute path: what stands above them differs from machine to
// machine; nor does a name count that a program made up in /tmp.
std::string short_paths(std::string_view text);

}  // namespace cicd::analysis
