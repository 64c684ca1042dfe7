#pragma once

#include "base/clock.hpp"

namespace cicd::test {

// A clock whose hands the test moves. Sleeping moves both of them.
class FakeClock final : public Clock {
 public:
  [[nodiscard]] WallTime wall() const override { return wall_; }
  [[nodiscard]] SteadyTime steady() const override { return steady_; }
  void sleep(Millis span) override { advance(span); }

  void advance(Millis span) {
    wall_ += span;
    steady_ += span;
  }
  void jump_wall(Millis span) { wall_ += span; }

 private:
  WallTime wall_{Millis{1'795'295'045'123}};  // 2026-11-21T21:04:05.123Z
  SteadyTime steady_{};
};

}  // namespace cicd::test
