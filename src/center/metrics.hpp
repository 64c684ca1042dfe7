#pragma once

#include "center/store/intake.hpp"

#include <atomic>
#include <cstdint>
#include <string>

namespace cicd::center {

// What this process has done so far. Counters only go up.
struct Metrics {
  std::atomic<std::uint64_t> requests{0};
  std::atomic<std::uint64_t> responses_4xx{0};
  std::atomic<std::uint64_t> responses_5xx{0};
  std::atomic<std::uint64_t> reports_new{0};
  std::atomic<std::uint64_t> reports_duplicate{0};
  std::atomic<std::uint64_t> reports_reopened{0};
  std::atomic<std::uint64_t> reports_overload{0};
  std::atomic<std::int64_t> connections{0};

  // Counts one report that was stored, and one answer with that status.
  void count_report(Receipt::Verdict verdict);
  void count_answer(int status);
};

// Values that are asked for when somebody looks.
struct Gauges {
  std::uint64_t waiting_writes = 0;
  std::uint64_t database_bytes = 0;
};

// Both in the Prometheus text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).
std::string render_metrics(const Metrics& metrics, const Gauges& gauges);

}  // namespace cicd::center
