#include "center/metrics.hpp"

#include "base/version.hpp"

#include <fmt/format.h>

namespace cicd::center {
namespace {

void add(std::string& out, const char* name, const char* type, const char* help) {
  out += fmt::format("# HELP log_center_{} {}\n# TYPE log_center_{} {}\n", name, help, name, type);
}

}  // namespace

void Metrics::count_report(Receipt::Verdict verdict) {
  auto& counter = verdict == Receipt::Verdict::created    ? reports_new
                  : verdict == Receipt::Verdict::reopened ? reports_reopened
                                                          : reports_duplicate;
  counter.fetch_add(1, std::memory_order_relaxed);
}

void Metrics::count_answer(int status) {
  requests.fetch_add(1, std::memory_order_relaxed);
  if (status >= 500)
    responses_5xx.fetch_add(1, std::memory_order_relaxed);
  else if (status >= 400)
    responses_4xx.fetch_add(1, std::memory_order_relaxed);
}

std::string render_metrics(const Metrics& metrics, const Gauges& gauges) {
  std::string out;
  add(out, "build_info", "gauge", "The running version.");
  out += fmt::format("log_center_build_info{{version=\"{}\"}} 1\n", version);
  add(out, "requests_total", "counter", "Requests that were answered.");
  out += fmt::format("log_center_requests_total {}\n", metrics.requests.load());
  add(out, "refused_total", "counter", "Answers that refused a request, by class of status.");
  out += fmt::format("log_center_refused_total{{class=\"4xx\"}} {}\n", metrics.responses_4xx.load());
  out += fmt::format("log_center_refused_total{{class=\"5xx\"}} {}\n", metrics.responses_5xx.load());
  add(out, "reports_total", "counter", "Reports that were stored, by what came of them.");
  out += fmt::format("log_center_reports_total{{status=\"new\"}} {}\n", metrics.reports_new.load());
  out +=
      fmt::format("log_center_reports_total{{status=\"duplicate\"}} {}\n", metrics.reports_duplicate.load());
  out += fmt::format("log_center_reports_total{{status=\"reopened\"}} {}\n", metrics.reports_reopened.load());
  add(out, "overload_total", "counter", "Reports turned away because too many were waiting.");
  out += fmt::format("log_center_overload_total {}\n", metrics.reports_overload.load());
  add(out, "connections", "gauge", "Open connections.");
  out += fmt::format("log_center_connections {}\n", metrics.connections.load());
  add(out, "waiting_writes", "gauge", "Changes that wait for the next transaction.");
  out += fmt::format("log_center_waiting_writes {}\n", gauges.waiting_writes);
  add(out, "database_bytes", "gauge", "Size of the database file.");
  out += fmt::format("log_center_database_bytes {}\n", gauges.database_bytes);
  return out;
}

}  // namespace cicd::center
