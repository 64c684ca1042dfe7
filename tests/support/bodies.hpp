#pragma once

#include "report/body.hpp"

#include <cstddef>
#include <string>

namespace cicd::test {

// A report with the given event id and a log tail of about `tail_bytes`.
inline report::Report make_report(const std::string& event_id, std::size_t tail_bytes = 200) {
  using redact::Constant;
  using redact::SafeText;
  report::Report report;
  report.project_id = SafeText(Constant("rtc_backend"));
  report.error_type = SafeText(Constant("TestFailure"));
  report.error_message = SafeText(Constant("test_total failed"));
  report.job_name = SafeText(Constant("build"));
  report.step_name = SafeText(Constant("Run tests"));
  report.timestamp = "2026-11-21T21:04:05.123Z";
  report.event_id = event_id;
  const SafeText line(Constant("FAILED tests/test_cart.py::test_total\n"));
  while (report.log_tail.size() < tail_bytes)
    report.log_tail += line;
  return report;
}

inline report::Body make_body(const std::string& event_id, std::size_t tail_bytes = 200) {
  return report::render(make_report(event_id, tail_bytes), 1U << 20U);
}

}  // namespace cicd::test
