#pragma once

namespace cicd::app {

// Exit codes, numbered as sysexits.h numbers the like. `send` uses them under --strict only, `run` never once
// there is a command to run: its code is the command's.
enum ExitCode : int {
  exit_ok = 0,
  exit_nothing_found = 1,    // explain, rules: no cause, no hit, no usable entry
  exit_usage = 64,           // a flag, an operand or a variable is wrong
  exit_log_unreadable = 66,  // the log, or another file to be read
  exit_unreachable = 69,     // the collector, or the spool; the report waits, if it can
  exit_kept = 75,            // no collector is configured; the report waits in the spool
  exit_refused = 76,         // by the collector, for good
  exit_unauthorised = 77,    // the collector refused the token
  exit_bad_config = 78,      // a config file is broken or holds a wrong value; reporting is off (doctor)
};

}  // namespace cicd::app
