#pragma once

namespace cicd::app {

// Exit codes of contract section 2 (the names are those of sysexits.h). `send` and `run` use them under
// --strict only.
enum ExitCode : int {
  exit_ok = 0,
  exit_nothing_found = 1,
  exit_usage = 64,
  exit_log_unreadable = 66,
  exit_unreachable = 69,
  exit_kept = 75,
  exit_refused = 76,
  exit_unauthorised = 77,
  exit_bad_config = 78,
};

}  // namespace cicd::app
