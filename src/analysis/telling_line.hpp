#pragma once

#include "analysis/course.hpp"
#include "analysis/evidence.hpp"
#include "analysis/rule.hpp"
#include "analysis/scanner.hpp"
#include "analysis/texts.hpp"

#include <span>
#include <vector>

namespace cicd::analysis {

// What the failed step said last, when no rule knows its tool: its last line that says something
// (rule step.last_output), and of its last lines the one that looks most like a message: a place in a file,
// red letters, words of complaint (rule step.telling_line). In a log without steps that no
// rule explains the last lines of all are looked at, for such a message only. Hits of rules whose role is
// `position`, by line.
std::vector<RawHit> telling_lines(const Evidence& evidence, const Course& course, Texts& texts,
                                  std::span<const Rule> rules, Told told);

}  // namespace cicd::analysis
