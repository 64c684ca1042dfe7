#pragma once

#include "app/log_pass.hpp"
#include "app/settings.hpp"
#include "base/clock.hpp"
#include "ci/run_context.hpp"
#include "report/report.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace cicd::app {

// What is known about the failed command beyond CI facts and log. Empty: nobody said.
struct Circumstances {
  std::string step;       // name of the failed step, when the settings name none
  std::string command;    // as a shell would show it
  std::string directory;  // relative to the repository
  std::optional<std::int64_t> exit_code;
  std::string signal;
  std::optional<Millis> duration;
  analysis::Told told = analysis::Told::nothing;
  bool succeeded = false;  // reported all the same, by --on always
  bool cancelled = false;
  bool timed_out = false;      // ended by --timeout-command
  bool out_of_memory = false;  // ended by the kernel's out-of-memory killer
};

// How many characters of a name a report holds: of a job, a branch, a step; more is rubbish.
inline constexpr std::size_t name_chars = 300;

// Puts one report together: settings beat detected facts, and every text passes the redactor.
report::Report compose(const Settings& settings, const ci::RunContext& context,
                       const Circumstances& circumstances, LogFindings found,
                       const redact::Redactor& redactor, const Clock& clock);

}  // namespace cicd::app
