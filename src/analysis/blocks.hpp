#pragma once

#include "analysis/rule.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace cicd::analysis {

// A run of kept lines, as indices: [first, last].
struct Extent {
  std::size_t first = 0, last = 0;
};

// A line of which only number and normalised text count.
struct TextLine {
  std::uint64_t number = 0;
  std::string text;
};

// Which lines around `lines[at]` belong to its block; at most 60 before and 100 after. Lines whose numbers
// do not follow one another end a block.
Extent block_around(std::span<const TextLine> lines, std::size_t at, Block shape);

}  // namespace cicd::analysis
