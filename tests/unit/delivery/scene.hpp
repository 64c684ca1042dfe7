#pragma once

#include "delivery/courier.hpp"
#include "delivery/sinks.hpp"
#include "delivery/spool.hpp"
#include "delivery/target.hpp"
#include "net/curl_http.hpp"

#include "support/bodies.hpp"
#include "support/fake_clock.hpp"
#include "support/fault_server.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace cicd::test {

// The collector at `url`, with a token.
inline delivery::Target collector(const std::string& url) {
  auto target = delivery::collector_at(url, "t0ken");
  REQUIRE(target);
  return *std::move(target);
}

// A time span of real time from now.
inline Deadline in(Millis span) {
  return {system_clock(), span};
}

// Sends one report to `url` under a real deadline.
inline delivery::Sent send_to(const std::string& url, Millis span = Millis{10000},
                              std::size_t tail_bytes = 200) {
  delivery::Courier courier(net::make_http(Env{}), system_clock());
  return courier.send(make_body("0123abc", tail_bytes), collector(url), in(span));
}

// A sink for `url` with a spool in `directory`, and what came of one report.
struct HttpScene {
  explicit HttpScene(const std::filesystem::path& directory, const delivery::SpoolLimits& limits = {},
                     Clock& sink_clock = system_clock())
      : clock(sink_clock), spool(delivery::Spool::open(directory, clock, limits)) {}

  delivery::Outcome put(const std::string& url, const std::string& event_id, Millis span = Millis{3000}) {
    const auto sink = delivery::make_http_sink(collector(url), net::make_http(Env{}), spool, clock);
    const auto report = make_report(event_id);
    const auto body = report::render(report, 1U << 20U);
    return sink->put({report, body}, in(span));
  }

  Clock& clock;
  Result<delivery::Spool> spool;
};

// The value of header `name` in a recorded request, or empty.
inline std::string header(const std::string& request, const std::string& name) {
  const auto at = request.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  const auto from = at + name.size() + 4;
  return request.substr(from, request.find("\r\n", from) - from);
}

// What follows the head of a recorded request.
inline std::string body_of(const std::string& request) {
  return request.substr(request.find("\r\n\r\n") + 4);
}

}  // namespace cicd::test
