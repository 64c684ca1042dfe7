#pragma once

#include <optional>
#include <string_view>

namespace cicd::analysis {

// The error type that a step's name tells (contract section 4), or nothing when the name is silent or
// ambiguous.
std::optional<std::string_view> type_from_step_name(std::string_view name);

// The error type that a command line tells ("npm run build", "cargo test --all"), by the same table after
// `sudo`, `env`, `cd … &&` and the like.
std::optional<std::string_view> type_from_command(std::string_view command);

}  // namespace cicd::analysis
