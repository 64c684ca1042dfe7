#pragma once

#include "analysis/evidence.hpp"
#include "analysis/rule.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace cicd::analysis {

// Makes room: keeps the hits that rank best if the log ended at `last_line`, the latest ones, and the lines
// near them, until lines need at most `most_bytes` and there are at most `most_hits` hits. Returns the bytes
// that the lines need now.
std::size_t shed(Evidence& evidence, std::span<const Rule> rules, std::uint64_t last_line,
                 std::size_t most_bytes, std::size_t most_hits);

}  // namespace cicd::analysis
