#pragma once

#include "base/clock.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace cicd::test {

// How long something took, in milliseconds since the watch was made.
// A shared machine may stand still for a second and more; a deadline holds for the time in which it ran. So a
// thread wakes up every 5 ms, and what it was late by (20 ms and more) counts as time in which nothing could
// run.
class Stopwatch {
 public:
  Stopwatch() = default;
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() = default;

  // By the clock: for what must not end too early.
  [[nodiscard]] Millis by_clock() const { return since(start_); }
  // Without the time in which nothing could run: for what must not end too late.
  [[nodiscard]] Millis running() const {
    const std::scoped_lock lock(mutex_);
    return since(start_) - stood_still_ - lateness();
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr Millis period{5};
  static constexpr Millis unsuspicious{20};

  static Millis since(Clock::time_point start) {
    return std::chrono::duration_cast<Millis>(Clock::now() - start);
  }
  [[nodiscard]] Millis lateness() const {
    const auto late = since(asleep_) - period;
    return late >= unsuspicious ? late : Millis{0};
  }
  void wake_up_again_and_again(const std::stop_token& stop) {
    std::condition_variable_any waiting;
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
      asleep_ = Clock::now();
      waiting.wait_for(lock, stop, period, [] { return false; });
      stood_still_ += lateness();
    }
  }

  Clock::time_point start_ = Clock::now();
  mutable std::mutex mutex_;
  Clock::time_point asleep_ = start_;  // when the watcher went to sleep last
  Millis stood_still_{0};
  std::jthread watcher_{[this](const std::stop_token& stop) { wake_up_again_and_again(stop); }};
};

}  // namespace cicd::test
