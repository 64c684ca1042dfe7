#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::process {

// The first command of a step script that says what the step is about: "npm ci" of
// "#!/bin/bash\nset -e\ncd web && npm ci". Skips blank lines, comments, shell settings, assignments, exports,
// changes of directory and printing; takes `\` at a line's end as a continuation. One line of at most 200
// bytes; empty when there is none. For shell scripts; others give their first line that is no assignment.
std::string first_command(std::string_view script);

// The same for the file at `path`, of which at most 64 KiB are looked at. Empty also when it cannot be read
// or is not a regular file.
std::string first_command_of(const std::filesystem::path& path);

// The script that a shell call among `words` is to run, when a runner wrote it for one step alone
// (".../_temp/<uuid>.sh" of GitHub's and Azure's), its last word; empty when that is something else.
std::string_view step_script(const std::vector<std::string>& words);

}  // namespace cicd::process
