#pragma once

#include "base/clock.hpp"
#include "process/signals.hpp"

#include <array>
#include <cstdint>
#include <optional>

#include <sys/types.h>

namespace cicd::process {

// A process of our process group that does nothing but note the signals it gets. What it got as well was sent
// to the whole group, and thereby to the command too: that must not be forwarded again.
//
// The kernel signals the members of a group from the youngest to the oldest, so whatever reaches us through
// the group is pending at the witness by then, and a question (a real-time signal with the highest number) is
// taken from its queue after it: the answer does not depend on timing.
//
// While we are stopped as the command is, it also looks after both: whoever continues the command may not
// know of us.
class Witness {
 public:
  // Where no process or memory is granted there is no witness, and every answer is `unknown`.
  Witness();
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;
  // Ends and reaps it.
  ~Witness();

  // How far the `signal` reached that we have just got. Takes a context switch.
  Reach reach_of(int signal);

  // Asks it to send us SIGCONT, again and again, as soon as the stopped process `pid` is not stopped any more
  // or the time `until` has come. False when it cannot see that, because there is no /proc or no witness.
  bool wake_us_after(pid_t pid, std::optional<SteadyTime> until);
  // Takes that back.
  void let_us_sleep();
  // Its process; -1 when there is none.
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  struct Board;

  [[nodiscard]] bool ask() const;

  Board* board_ = nullptr;
  pid_t pid_ = -1;
  std::array<std::uint32_t, 65> accounted_{};  // sightings we know of already, by signal
};

}  // namespace cicd::process
