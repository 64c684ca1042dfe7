#pragma once

#include "process/signals.hpp"

#include <array>
#include <cstdint>

#include <sys/types.h>

namespace cicd::process {

// A process of our process group that does nothing but note the signals it gets. What it got as well was sent
// to the whole group, and thereby to the command too: that must not be forwarded again.
//
// The kernel signals the members of a group from the youngest to the oldest, so whatever reaches us through
// the group is pending at the witness by then, and a question (a real-time signal with the highest number) is
// taken from its queue after it: the answer does not depend on timing.
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

 private:
  struct Board;

  [[nodiscard]] bool ask() const;

  Board* board_ = nullptr;
  pid_t pid_ = -1;
  std::array<std::uint32_t, 65> accounted_{};  // sightings we know of already, by signal
};

}  // namespace cicd::process
