#pragma once

#include <span>
#include <string_view>

namespace cicd::analysis {

// What a line says about the course of the job rather than about an error.
enum class Mark {
  step_begin,  // a step or command starts here
  step_ok,     // the current step ended well
  step_fail,   // the current step ended badly
  job_fail,    // the job as a whole failed; says nothing about where
  job_ok,      // the job as a whole went well
  cleanup,     // what follows runs whatever happened: caches, uploads, after-scripts
  tool_ok,     // a tool says that all is well
  sum_ok,      // a tool's last line, which says that all is well unless it also counts failures
  voided,      // the failure before it was allowed
  header_end,  // what a runner shows of a step before it runs ends here: its script and environment
};

// One way in which a CI system or tool says so. `anchor` is in the notation of Rule::anchors; a line that
// holds it carries the mark. The first row that fits a line wins.
struct MarkRow {
  Mark mark = Mark::step_begin;
  std::string_view anchor{};
  std::string_view sample{};  // a line that carries it
};

// Every known way.
std::span<const MarkRow> mark_rows();

}  // namespace cicd::analysis
