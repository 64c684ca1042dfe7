#pragma once

#include "process/outputs.hpp"
#include "process/run.hpp"
#include "process/signals.hpp"
#include "process/tap.hpp"
#include "process/witness.hpp"

#include <array>
#include <cstdint>
#include <optional>

#include <sys/types.h>

namespace cicd::process {

// The time between the command's start and its end: one thread that sleeps in poll. From here on nothing
// needs memory of its own, so nothing can fail.
class Session {
 public:
  // `early`: the signals that arrived until the command was loaded. Whom else they reached is not known; they
  // are forwarded, for what has no handler yet cannot tell one from two.
  Session(const Signals& signals, Outputs& outputs, Tap& tap, pid_t command, const sigset_t& early,
          std::optional<Millis> timeout);

  // Until the command is gone and what it wrote is forwarded, or left to a relay.
  void last();

  // What waitpid told of the command.
  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] SteadyTime ended_at() const { return ended_at_; }
  [[nodiscard]] bool timed_out() const { return timed_out_; }
  [[nodiscard]] bool told_to_end() const { return told_to_end_; }

 private:
  void take_signals();
  void take(const signalfd_siginfo& info);
  // How far the signal reached that we have just got.
  Reach reach_of(int signal);
  // What a signal means when the command is gone and its reader slow: without us it would be writing still.
  void take_in_its_place(int signal);
  // Takes the ends and stops of the command; as pid 1 the ends of orphans as well.
  void reap();
  // Forwards what there is now, as far as the readers take it.
  void pass_what_is_there();
  // Stops us as the command was, until somebody continues us or it.
  void stop_like_command(int signal);
  void mind_time();
  // Sends `signal` to the command and all it started.
  void end_by(int signal);
  // Milliseconds until something has to be done unasked; -1: nothing has.
  [[nodiscard]] int patience() const;
  [[nodiscard]] bool over();
  // Whether all that stood in our pipes when the command ended has reached the target.
  [[nodiscard]] bool delivered() const;

  const Signals& signals_;
  Outputs& outputs_;
  Tap& tap_;
  Witness witness_;
  sigset_t early_;
  bool unwitnessed_ = true;  // what we take now may have been sent before there was a witness
  Parties parties_;
  SteadyTime ended_at_{};
  std::optional<SteadyTime> next_kill_;
  std::array<std::uint64_t, 2> due_{};  // bytes of each channel that the target must have before we leave
  int status_ = 0;
  bool modes_may_follow_ = false;  // something has just happened on a terminal
  bool ended_ = false;
  bool timed_out_ = false;
  bool told_to_end_ = false;
};

}  // namespace cicd::process
