#include "base/clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace cicd {

namespace {

class SystemClock final : public Clock {
 public:
  [[nodiscard]] WallTime wall() const override {
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
  }
  [[nodiscard]] SteadyTime steady() const override { return std::chrono::steady_clock::now(); }
  void sleep(Millis span) override { std::this_thread::sleep_for(span); }
};

}  // namespace

Clock& system_clock() {
  static SystemClock clock;
  return clock;
}

Millis Deadline::left() const {
  return std::max(Millis{0}, std::chrono::duration_cast<Millis>(end_ - clock_->steady()));
}

Deadline Deadline::within(Millis span) const {
  Deadline sooner = *this;
  sooner.end_ = std::min(end_, clock_->steady() + span);
  return sooner;
}

std::string to_rfc3339(WallTime time) {
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{days};
  const std::chrono::hh_mm_ss of_day{time - days};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     of_day.hours().count(), of_day.minutes().count(), of_day.seconds().count(),
                     of_day.subseconds().count());
}

}  // namespace cicd
