#pragma once

#include "net/curl_http.hpp"

#include "support/fault_server.hpp"
#include "support/stopwatch.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace cicd::test {

// An answer and how long it took: by the clock, and without the time in which the machine stood still.
struct Timed {
  net::Answer answer;
  Millis took{};
  Millis running{};

  [[nodiscard]] const net::Response& response() const {
    const auto* error = std::get_if<net::NetError>(&answer);
    REQUIRE_MESSAGE(error == nullptr, error->message);
    return std::get<net::Response>(answer);
  }
  [[nodiscard]] const net::NetError& error() const {
    REQUIRE(std::holds_alternative<net::NetError>(answer));
    return std::get<net::NetError>(answer);
  }
};

// An environment of these variables.
inline Env make_env(std::initializer_list<std::pair<const std::string, std::string>> variables) {
  return Env(std::map<std::string, std::string, std::less<>>(variables));
}

// Sends `request` (with a small body and two headers when it has none) to `url`.
inline Timed post(const std::string& url, const Env& env = {}, Millis span = Millis{10000},
                  net::Request request = {}) {
  const auto http = net::make_http(env);
  request.url = url;
  if (request.body.empty() && request.method == "POST") request.body = R"({"a":1})";
  if (request.headers.empty()) {
    request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer t0ken"}};
  }
  const Stopwatch watch;
  auto answer = http->perform(request, Deadline(system_clock(), span));
  return {std::move(answer), watch.by_clock(), watch.running()};
}

// How a request in a child process failed: what `net::NetError` said, and how long it took there (see Timed).
struct ChildResult {
  net::Failure failure = net::Failure::protocol;
  Millis took{};
  Millis running{};
  std::string message;
};

// Runs `act` in a child process after `prepare` (nothing when that fails), and meanwhile `watch` in this one
// with the child's id.
std::optional<ChildResult> in_child(const std::function<Timed()>& act, const std::function<bool()>& prepare,
                                    const std::function<void(int)>& watch);

// For `prepare`: a network of its own in which a DNS server takes questions and never answers.
bool enter_dead_dns();

}  // namespace cicd::test
