#pragma once

#include "base/file.hpp"

#include <csignal>
#include <optional>

#include <sys/types.h>

struct signalfd_siginfo;

namespace cicd::process {

// Our hold on the signals of this process: all that can be forwarded are blocked and read from one
// descriptor. What stood before is remembered for the command, which must find it unchanged.
class Signals {
 public:
  // Nothing when the kernel grants no descriptor; then everything is as it was before.
  static std::optional<Signals> take();

  [[nodiscard]] int fd() const { return fd_.get(); }
  // The next signal that arrived; false when there is none.
  bool next(signalfd_siginfo& info) const;
  // Those that arrived and were not taken by `next` yet.
  [[nodiscard]] sigset_t arrived() const;

  // Puts mask and dispositions back as they were. Async-signal-safe: it runs between vfork and exec.
  void restore() const;

  // Stops this process by `signal` (SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU), as it stopped the command; returns
  // when somebody continues us. Does nothing when somebody has done so already, nor where the kernel does not
  // let us stop (pid 1, orphaned group).
  void stop_by(int signal) const;

 private:
  Signals() = default;

  Fd fd_;
  sigset_t mask_{};
  struct sigaction child_ended_ {};
  struct sigaction file_too_large_ {};
};

// What is known about who else got a signal that reached us.
enum class Reach {
  only_us,
  whole_group,  // the command has it already
  unknown,
};

// Who is who when a signal is judged.
struct Parties {
  pid_t self;
  pid_t command;
  bool session_leader;              // are we
  bool command_left_group = false;  // that we lead: in our place it would have been the leader, who cannot
};

// Whether the command must get `info` from us, so that it gets it once, as it would without us.
bool must_forward(const signalfd_siginfo& info, Reach reach, const Parties& parties);

// Sends the signal of `info` to `pid`, with its value where the sender gave one.
void forward(const signalfd_siginfo& info, pid_t pid);

// Whether `signal` asks a process to end.
bool asks_to_end(int signal);

}  // namespace cicd::process
