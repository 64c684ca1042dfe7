#pragma once

#include "redact/span.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace cicd::redact {

// Removes from `spans` those that lie within a mask, `[REDACTED:kind]`, that stands in `text` already.
void drop_masked(std::string_view text, std::vector<Span>& spans);

// How many masks stand in `text`.
std::uint64_t count_masks(std::string_view text);

}  // namespace cicd::redact
