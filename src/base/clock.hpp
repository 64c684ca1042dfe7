#pragma once

#include <chrono>
#include <string>

namespace cicd {

using Millis = std::chrono::milliseconds;
using WallTime = std::chrono::sys_time<Millis>;
using SteadyTime = std::chrono::steady_clock::time_point;

// Where time comes from, so that a test holds the hands.
class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;
  [[nodiscard]] virtual WallTime wall() const = 0;      // may jump
  [[nodiscard]] virtual SteadyTime steady() const = 0;  // never goes back
  virtual void sleep(Millis span) = 0;
};

// The machine's own clock.
Clock& system_clock();

// A point in time after which nothing more is tried. Measured on the steady clock: a wall clock that jumps
// neither shortens nor lengthens it.
class Deadline {
 public:
  Deadline(const Clock& clock, Millis span) : clock_(&clock), end_(clock.steady() + span) {}

  // What is left, never negative.
  [[nodiscard]] Millis left() const;
  [[nodiscard]] bool passed() const { return left() == Millis{0}; }
  // The earlier of this deadline and `span` from now.
  [[nodiscard]] Deadline within(Millis span) const;

 private:
  const Clock* clock_;
  SteadyTime end_;
};

// `time` as "2026-11-21T21:04:05.123Z" (RFC 3339, UTC, milliseconds). Years before 1970 or after 9999 do not
// occur.
std::string to_rfc3339(WallTime time);

}  // namespace cicd
