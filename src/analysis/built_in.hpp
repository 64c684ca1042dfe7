#pragma once

#include "analysis/anchor_tables.hpp"
#include "analysis/rule.hpp"

#include <cstdint>

namespace cicd::analysis {

// The anchors of all built-in rules but the locators, by their index in built_in_rules(), and those of
// mark_rows(), from `first_mark` on. Made at compile time.
const AnchorTables& built_in_anchors();

// Ids of anchors from here on are rows of mark_rows().
inline constexpr std::uint32_t first_mark = 1U << 20;

}  // namespace cicd::analysis
