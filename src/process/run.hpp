#pragma once

#include "base/clock.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cicd {
class Env;
}

// Runs a command so that neither it nor its caller can tell that somebody stands between them.
namespace cicd::process {

// Whether the command gets a pseudo-terminal for its output.
enum class PtyMode {
  automatic,  // when that output is a terminal
  always,
  never,  // a pipe even then
};

// What to run. The words and the environment are passed on byte for byte.
struct Command {
  std::vector<std::string> argv;             // at least the program's name, looked up in PATH as a shell does
  const char* const* environment = nullptr;  // "NAME=value" entries and a null pointer, as main gets them
  // What we say ourselves about the command goes through it; none: it is said as it is.
  std::function<std::string(std::string_view)> masked = {};
};

struct Options {
  PtyMode pty = PtyMode::automatic;
  // Then SIGTERM to the command and its descendants; 10 s later, if the command still runs, SIGKILL to them.
  std::optional<Millis> timeout;
  // Gets the bytes of stdout and stderr in the order in which they flowed by, split anywhere, at most 64 KiB
  // a time, each after it was forwarded. Called in the thread of `run` only; the command waits meanwhile. An
  // exception ends the tapping, never the command.
  std::function<void(std::string_view bytes)> tap;
  // Output that goes straight to a regular file is read from there when the command is gone: after a failure
  // always, after a success only when this is set. At most the last 256 MiB.
  bool tap_files_on_success = false;
};

// How a command ended.
struct Exit {
  enum class Start {
    ran,
    not_found,       // code 127; a line saying so was written to stderr and to the tap
    not_executable,  // code 126; likewise
  };
  Start start = Start::ran;
  int code = 0;    // 0..255; 124 after a time-out; meaningless when `signal` is set
  int signal = 0;  // the signal that killed it, else 0
  Millis duration{0};
  bool timed_out = false;
  bool cancelled = false;  // we were told to end (SIGINT, SIGTERM, SIGHUP, SIGQUIT), or our parent was killed
  bool oom_killed = false;   // the kernel killed the command, or a process of its memory cgroup, for memory
  bool tap_complete = true;  // the tap saw every byte the command and its children wrote until it ended

  [[nodiscard]] bool success() const { return code == 0 && signal == 0; }
};

// Runs `command` to its end and forwards its output, the signals sent to us and its stops meanwhile.
// Afterwards SIGXFSZ is ignored and every signal blocked, so that a cancel cannot interrupt the report: see
// `cancel_requested`. Where even the simplest set-up is refused (descriptors, processes, memory) it replaces
// this process by the command and does not return. Idle while the command is idle; memory is bounded.
Exit run(const Command& command, const Options& options);

// Replaces this process by `command`: for nested and disabled runs. When that fails, one line on stderr and
// exit code 127 (not found) or 126.
[[noreturn]] void become(const Command& command);

// Whether this process runs, at any depth, inside a command that another `run` watches and will report:
// `_CICD_REPORT_PARENT` in `env` names that process, and it is alive.
bool nested(const Env& env);

// Whether we were told to end (SIGINT, SIGTERM, SIGHUP, SIGQUIT) since `run` returned. The signal stays
// pending.
bool cancel_requested();

// Gives stdin, stdout and, unless `keep_stderr`, stderr back: the readers see their end of file while we go
// on. What is written there afterwards is lost.
void hand_back(bool keep_stderr);

// Ends this process the way `exit` says: by the same signal without a core dump, or with its code. A process
// that cannot kill itself (pid 1) exits with 128 + signal. Nothing is flushed.
[[noreturn]] void leave_like(const Exit& exit);

// From here on a fault of our own (a stack that is too small, an abort) ends this process as by
// `leave_like(exit)`, after `line`, which must last, on stderr. To be called once. Handlers that somebody
// else has set stay.
void leave_like_after_crash(const Exit& exit, std::string_view line);

// Occupies those of the descriptors 0, 1 and 2 that are closed, in a way that the command still sees them
// closed, so that no file we open lands there. To be called first in main.
void guard_closed_stdio();

// "SIGKILL" for 9, "SIGRTMIN+3" for a real-time signal, "signal 99" for what has no name.
std::string signal_name(int signal);

}  // namespace cicd::process
