#pragma once

#include "ci/run_context.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace cicd::ci {

// Every fact of `context` under the name a person knows it by, in the order in which `doctor` shows them.
std::vector<std::pair<std::string_view, const Fact*>> named_facts(const RunContext& context);

}  // namespace cicd::ci
