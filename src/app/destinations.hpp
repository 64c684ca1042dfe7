#pragma once

#include "app/session.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"
#include "delivery/sink.hpp"
#include "delivery/spool.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cicd::app {

// The spool and the sinks that the settings ask for. Without --sink: the collector (or, when none is
// configured, the spool), the step summary where there is one, and annotations on GitHub.
class Destinations {
 public:
  explicit Destinations(const Session& session);

  // Leaves out the sinks named in `reported_to`, which have the report; false when none is left. A report
  // that some place has need not wait for a collector that nobody configured.
  bool leave_out(const std::vector<std::string>& reported_to);

  // Brings `report` everywhere before `deadline`; one outcome a sink. `before_waiting` is called when all
  // that lies on this machine has it, before the network is touched.
  std::vector<delivery::Outcome> bring(
      const report::Report& report, const Deadline& deadline,
      const std::function<void()>& before_waiting = [] {});

  // What of the settings cannot be reported to, a sentence each.
  [[nodiscard]] const std::vector<std::string>& troubles() const { return troubles_; }

 private:
  void add_collector(const Session& session);
  void add(const Session& session, const std::string& spec);

  const Session& session_;
  Result<delivery::Spool> spool_;
  std::vector<std::unique_ptr<delivery::Sink>> sinks_;
  std::vector<std::string> troubles_;
};

// What `--sink` means here: its values, else the default. Where one of them is none, the collector takes its
// place.
std::vector<std::string> sinks_in_force(const Session& session);

// The largest body the settings allow.
std::size_t largest_body(const Session& session);

// `outcomes` as one line for a person; empty when there is nothing to tell.
std::string describe_outcomes(const std::vector<delivery::Outcome>& outcomes);

// `outcomes` as one JSON object for `send --json`.
std::string outcomes_json(const std::string& event_id, const std::vector<delivery::Outcome>& outcomes);

// The exit code that a fate has under --strict.
int strict_code(delivery::Fate fate);
// The exit code that `outcomes` have under --strict. Summary and annotations decide it only where the report
// goes nowhere else.
int strict_code(const std::vector<delivery::Outcome>& outcomes);

}  // namespace cicd::app
