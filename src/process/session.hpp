#pragma once

#include "process/memory_kills.hpp"
#include "process/outputs.hpp"
#include "process/run.hpp"
#include "process/signals.hpp"
#include "process/tap.hpp"
#include "process/witness.hpp"

#include <optional>

#include <sys/types.h>

namespace cicd::process {

// The time between the command's start and its end: one thread that sleeps in poll. From here on nothing
// needs memory of its own, so nothing can fail.
class Session {
 public:
  Session(const Signals& signals, Outputs& outputs, Tap& tap, pid_t command, std::optional<Millis> timeout);

  // Until the command is gone and what it wrote is forwarded, or left to a relay.
  void last();

  // What waitpid told of the command.
  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] SteadyTime ended_at() const { return ended_at_; }
  [[nodiscard]] bool timed_out() const { return timed_out_; }
  [[nodiscard]] bool told_to_end() const { return told_to_end_; }
  // How the kernel's kills stood early in the command's life; nothing when that life was over sooner.
  [[nodiscard]] const std::optional<MemoryKills>& kills() const { return kills_; }

 private:
  // Gets a witness and notes the kernel's kills. Both take the time of starting a small program, in which a
  // command on the same processor waits: so it happens when the command has had a millisecond, or before its
  // first words are passed on. A signal that somebody sends to the whole group earlier reaches it twice.
  void settle();
  void take_signals();
  void take(const signalfd_siginfo& info);
  // Takes the ends and stops of the command; as pid 1 the ends of orphans as well.
  void reap();
  void mind_time();
  // Sends `signal` to the command and all it started.
  void end_by(int signal);
  // Milliseconds until something has to be done unasked; -1: nothing has.
  [[nodiscard]] int patience() const;
  [[nodiscard]] bool over();

  const Signals& signals_;
  Outputs& outputs_;
  Tap& tap_;
  bool settled_ = false;
  std::optional<Witness> witness_;
  std::optional<MemoryKills> kills_;
  Parties parties_;
  SteadyTime ended_at_{};
  std::optional<SteadyTime> next_kill_;
  int status_ = 0;
  bool ended_ = false;
  bool timed_out_ = false;
  bool told_to_end_ = false;
};

}  // namespace cicd::process
