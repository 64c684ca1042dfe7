#pragma once

#include "base/clock.hpp"
#include "process/run.hpp"
#include "process/signals.hpp"

#include <string>
#include <vector>

#include <sys/types.h>

namespace cicd::process {

// The variable that tells a `run` inside the command who watches already.
inline constexpr const char* parent_variable = "_CICD_REPORT_PARENT";

// A command laid out for exec, so that nothing needs memory between vfork and exec.
class Image {
 public:
  // Refers to `command`, which must outlive it. `watched`: with `_CICD_REPORT_PARENT` set to our pid.
  Image(const Command& command, bool watched);

  // Replaces this process, looking the program up in PATH and giving a script without `#!` to sh. Returns
  // only on failure: the errno. Async-signal-safe.
  [[nodiscard]] int exec() const;

 private:
  std::string marker_;
  std::vector<char*> argv_;
  std::vector<char*> environment_;
};

// Descriptors that become the command's stdout and stderr; -1: it inherits ours.
struct Wiring {
  int out = -1;
  int err = -1;
};

struct Started {
  pid_t pid = -1;      // -1: no process was granted
  int exec_error = 0;  // errno; the process is gone again, and reaped
  SteadyTime at{};     // just before
};

// Starts the command with the mask and dispositions that `signals` remembers; it is killed when we are.
Started spawn(const Image& image, const Wiring& wiring, const Signals& signals);

// How a command ends that could not be started because of `exec_error`, with the line that says so.
struct Failure {
  Exit::Start start;
  int code;
  std::string line;
};
Failure start_failure(const Command& command, int exec_error);

}  // namespace cicd::process
