#pragma once

#include "analysis/evidence.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace cicd::analysis {

struct Engine;
class Texts;

// What a problem matcher asks for beyond its line with the message: other lines, each directly above or below
// the next one, and that the tool calls it an error.
struct Sequence {
  std::uint32_t rule = 0;            // of the line with the message
  std::uint32_t mild = 0;            // the rule that a hit counts for when it is a warning or less
  std::vector<std::uint32_t> above;  // rules of the lines above, the nearest first
  std::vector<std::uint32_t> below;  // the same below
  bool repeats = false;              // several lines with a message may follow the lines above
  bool mild_by_default = false;      // when no line names a severity
};

// A line of a sequence beside the one with the message.
struct SequencePart {
  std::size_t at = 0;  // index of the kept line
  std::uint32_t rule = 0;
};

// The lines that `sequence` asks for around kept line `at`, the nearest first, those above before those
// below; nothing when one is missing.
std::optional<std::vector<SequencePart>> parts_around(const Sequence& sequence, Engine& engine, Texts& texts,
                                                      std::size_t at);

// The sequence whose hits count for that rule, or null.
const Sequence* sequence_of(const Engine& engine, std::uint32_t rule);

// Holds the hits of problem matchers against their sequences: one without its other lines goes to the next
// best rule for its line, or away; one that the tool calls a warning counts as such.
void settle_sequences(Evidence& evidence, Engine& engine, Texts& texts);

}  // namespace cicd::analysis
