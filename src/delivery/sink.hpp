#pragma once

#include "base/clock.hpp"
#include "delivery/outcome.hpp"
#include "report/body.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cicd::delivery {

// One report on its way: as fields, for sinks that write for people, and as the JSON on the wire.
struct Parcel {
  const report::Report& report;
  const report::Body& body;
};

// A place reports go to.
class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;

  // For a person, without credentials.
  [[nodiscard]] virtual std::string name() const = 0;
  // Whether `put` may wait for the other side; such sinks run beside each other, each in its own thread.
  [[nodiscard]] virtual bool waits() const = 0;
  // Brings the report there and returns before the deadline or at most 0.3 s after it. Throws nothing.
  virtual Outcome put(const Parcel& parcel, const Deadline& deadline) = 0;
};

// Gives the parcel to every sink under one deadline and returns their outcomes in the same order. Sinks that
// do not wait come first, one after the other, then `before_waiting` is called; the others run at the same
// time, so that a dead one delays nobody.
std::vector<Outcome> dispatch(
    const std::vector<std::unique_ptr<Sink>>& sinks, const Parcel& parcel, const Deadline& deadline,
    const std::function<void()>& before_waiting = [] {});

}  // namespace cicd::delivery
