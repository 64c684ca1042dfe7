#pragma once

#include "analysis/evidence.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// The course of a job as its marks tell it: which stretch of lines belongs to a step that failed.
class Course {
 public:
  Course(std::span<const MarkedLine> marks, std::uint64_t lines_total);

  enum class Place {
    unknown,  // nothing is known about this line's step
    failed,   // inside the step that failed
    passed,   // its step ended well, or another one began after it
    after,    // after the last step that failed, or in a clean-up
  };
  [[nodiscard]] Place place(std::uint64_t line) const;

  // How many lines lie between `line` and where its failure is announced: the end of its failed step, else
  // that of the last failed step, else the end of the log.
  [[nodiscard]] std::uint64_t distance(std::uint64_t line) const;

  // Whether a tool said that all is well between `line` and the end of its step.
  [[nodiscard]] bool success_follows(std::uint64_t line) const;

  // The last line in which a tool says that all is well; 0: none.
  [[nodiscard]] std::uint64_t last_success() const { return last_success_; }

  // Where the last failed step begins and ends; 0 when none is known.
  [[nodiscard]] std::uint64_t failed_begin() const { return failed_.empty() ? 0 : failed_.back().begin; }
  [[nodiscard]] std::uint64_t failed_end() const { return failed_.empty() ? 0 : failed_.back().end; }
  // The command or name of the last failed step as far as the log tells it; empty: unknown.
  [[nodiscard]] const std::string& failed_command() const { return failed_command_; }
  // Whether the job went on with its work after the last failed step, which then was allowed to fail: a
  // command was run that is none of those that run whatever happens (uploads, reports, shutting down).
  [[nodiscard]] bool went_on() const { return went_on_; }
  // Whether the log tells of steps or jobs at all.
  [[nodiscard]] bool known() const { return known_; }
  // Whether the log says that the whole job went well.
  [[nodiscard]] bool job_ok() const { return job_ok_; }

 private:
  struct Step {
    std::uint64_t begin = 1, end = 0;
    std::uint64_t success = 0;  // the last line in it where a tool says that all is well; 0: none
    bool failed = false, cleanup = false, ended = false;
    std::string_view beginning;  // the line that begins it; valid while the marks are taken
  };
  void take(const MarkedLine& marked);
  void fail(const MarkedLine& marked);
  void fail_job(const MarkedLine& marked);
  // The job failed, as its clean-up tells: so did the last step before it.
  void fail_before_cleanup();
  void close(std::uint64_t end, bool failed);
  [[nodiscard]] const Step* step_of(std::uint64_t line) const;

  std::vector<Step> steps_;         // all that have ended, by line
  mutable std::size_t latest_ = 0;  // the step that was looked up last: the next line is mostly in it, too
  std::vector<Step> failed_;
  Step current_;
  std::string failed_command_;
  std::uint64_t lines_total_;
  std::uint64_t last_success_ = 0;
  bool known_ = false;
  bool job_ok_ = false;
  // Whether the last failed step is of a CI system that says no more of one that may fail.
  bool may_be_allowed_ = false;
  bool went_on_ = false;
};

}  // namespace cicd::analysis
