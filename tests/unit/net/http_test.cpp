#include "net/curl_http.hpp"

#include "support/fault_server.hpp"

#include <doctest/doctest.h>

using namespace cicd;
using cicd::test::FaultServer;
using cicd::test::http_answer;
using cicd::test::Peer;

namespace {

struct Timed {
  net::Answer answer;
  Millis took{};

  [[nodiscard]] const net::Response& response() const {
    REQUIRE_MESSAGE(std::holds_alternative<net::Response>(answer), std::get<net::NetError>(answer).message);
    return std::get<net::Response>(answer);
  }
  [[nodiscard]] const net::NetError& error() const {
    REQUIRE(std::holds_alternative<net::NetError>(answer));
    return std::get<net::NetError>(answer);
  }
};

Timed post(const std::string& url, Millis span = Millis{3000}) {
  const auto http = net::make_http(Env{});
  net::Request request;
  request.url = url;
  request.body = R"({"a":1})";
  request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer t0ken"}};
  const auto start = system_clock().steady();
  auto answer = http->perform(request, Deadline(system_clock(), span));
  return {std::move(answer), std::chrono::duration_cast<Millis>(system_clock().steady() - start)};
}

}  // namespace

TEST_CASE("a POST carries its headers and body, and the answer comes back whole") {
  FaultServer server(http_answer(201));
  const auto sent = post(server.url("/x"));
  CHECK(sent.response().status == 201);
  CHECK(sent.response().body == R"({"id":7,"status":"new","count":1})");
  CHECK(sent.response().content_type == "application/json");
  CHECK(sent.response().complete);
  REQUIRE(server.requests().size() == 1);
  const auto request = server.requests().front();
  CHECK(request.find("POST /x HTTP/1.1\r\n") == 0);
  CHECK(request.find("Authorization: Bearer t0ken\r\n") != std::string::npos);
  CHECK(request.find("User-Agent: cicd-report/") != std::string::npos);
  CHECK(request.find("Expect:") == std::string::npos);
  CHECK(request.find("\r\n\r\n{\"a\":1}") != std::string::npos);
}
