#include "net/curl_http.hpp"
#include "unit/net/timed_post.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <variant>

using namespace cicd;
using cicd::test::FaultServer;
using cicd::test::http_answer;
using cicd::test::Peer;
using cicd::test::post;
using cicd::test::Timed;
using net::Failure;

namespace {

constexpr Millis span{500};

// A request that runs into its deadline of `span`, and not past it by more than 0.3 s.
void check_deadline(const Timed& timed) {
  CHECK(timed.took.count() >= span.count() - 20);
  CHECK(timed.running.count() <= span.count() + 300);
}

}  // namespace

TEST_CASE("a POST carries its headers and body, and the answer comes back whole") {
  FaultServer server(http_answer(201));
  const auto sent = post(server.url("/x"));
  CHECK(sent.response().status == 201);
  CHECK(sent.response().body == R"({"id":7,"status":"new","count":1})");
  CHECK(sent.response().content_type == "application/json");
  CHECK(sent.response().complete);
  CHECK(sent.response().phases.connected.count() >= 0);
  CHECK(sent.response().phases.secured.count() == -1);
  REQUIRE(server.requests().size() == 1);
  const auto request = server.requests().front();
  CHECK(request.find("POST /x HTTP/1.1\r\n") == 0);
  CHECK(request.find("Authorization: Bearer t0ken\r\n") != std::string::npos);
  CHECK(request.find("User-Agent: cicd-report/") != std::string::npos);
  CHECK(request.find("Expect:") == std::string::npos);
  CHECK(request.find("\r\n\r\n{\"a\":1}") != std::string::npos);
}

TEST_CASE("a large body is sent without waiting for a 100 Continue") {
  FaultServer server(http_answer(200));
  net::Request request;
  request.body = std::string(2'000'000, 'x');
  CHECK(post(server.url(), {}, Millis{3000}, request).response().status == 200);
  REQUIRE(server.requests().size() == 1);
  CHECK(server.requests().front().size() > 2'000'000);
}

TEST_CASE("several requests share one connection") {
  FaultServer server(http_answer(200));
  const auto http = net::make_http(Env{});
  net::Request request;
  request.url = server.url();
  for (int i = 0; i < 5; ++i) {
    const auto answer = http->perform(request, Deadline(system_clock(), Millis{3000}));
    REQUIRE(std::holds_alternative<net::Response>(answer));
  }
  CHECK(server.requests().size() == 5);
  CHECK(server.connections() == 1);
}

TEST_CASE("GET has no body") {
  FaultServer server(http_answer(200, "alive", "Content-Type: text/plain\r\n"));
  net::Request request;
  request.method = "GET";
  CHECK(post(server.url("/healthz"), {}, Millis{3000}, request).response().body == "alive");
  CHECK(server.requests().front().find("GET /healthz HTTP/1.1\r\n") == 0);
}

TEST_CASE("a redirect is reported, never followed") {
  FaultServer server(http_answer(302, "", "Location: http://127.0.0.1:1/elsewhere\r\n"));
  const auto sent = post(server.url());
  CHECK(sent.response().status == 302);
  CHECK(sent.response().location == "http://127.0.0.1:1/elsewhere");
  CHECK(server.requests().size() == 1);
}

TEST_CASE("Retry-After comes as it was sent, and interim answers are passed over") {
  FaultServer server("HTTP/1.1 103 Early Hints\r\nLocation: /no\r\n\r\n" +
                     http_answer(429, "", "retry-AFTER:  12 \r\n"));
  const auto sent = post(server.url());
  CHECK(sent.response().status == 429);
  CHECK(sent.response().retry_after == "12");
  CHECK(sent.response().location.empty());
}

TEST_CASE("a server that accepts and stays silent costs the deadline, no more") {
  FaultServer server([](Peer& peer) { peer.wait(); });
  const auto sent = post(server.url(), {}, span);
  CHECK(sent.error().failure == Failure::timeout);
  CHECK(sent.error().message.find("did not answer in time") != std::string::npos);
  check_deadline(sent);
}

TEST_CASE("a server that never finishes the TLS handshake costs the deadline, no more") {
  FaultServer server([](Peer& peer) { peer.wait(); });
  const auto sent = post("https://127.0.0.1:" + std::to_string(server.port()), {}, span);
  CHECK(sent.error().failure == Failure::timeout);
  CHECK(sent.error().message.find("TLS handshake") != std::string::npos);
  check_deadline(sent);
}

TEST_CASE("a header that drips costs the deadline and is no answer") {
  FaultServer server([](Peer& peer) {
    peer.read_request();
    peer.drip("HTTP/1.1 200 OK\r\nX-Long: " + std::string(10'000, 'x'), Millis{20});
  });
  const auto sent = post(server.url(), {}, span);
  CHECK(sent.error().failure == Failure::timeout);
  check_deadline(sent);
}

TEST_CASE("a body that drips costs the deadline and is an incomplete answer") {
  FaultServer server([](Peer& peer) {
    peer.read_request();
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    peer.drip(std::string(1000, '{'), Millis{20});
  });
  const auto sent = post(server.url(), {}, span);
  CHECK(sent.response().status == 200);
  CHECK_FALSE(sent.response().complete);
  check_deadline(sent);
}

TEST_CASE("headers without end are cut off") {
  FaultServer server([](Peer& peer) {
    peer.read_request();
    peer.send("HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < 3000; ++i)
      peer.send("X-More: " + std::string(100, 'x') + "\r\n");
    peer.wait();
  });
  const auto sent = post(server.url());
  CHECK(sent.error().failure == Failure::protocol);
  CHECK(sent.running < Millis{2000});
}

TEST_CASE("of a 20 MB answer 64 KiB are read") {
  std::size_t given = 0;
  {
    FaultServer server([&given](Peer& peer) {
      peer.read_request();
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\n\r\n");
      const std::string block(100'000, '{');
      for (; given < 20'000'000; given += block.size()) {
        if (!peer.send(block)) return;
      }
    });
    const auto sent = post(server.url());
    CHECK(sent.response().body.size() == net::max_answer_bytes);
    CHECK_FALSE(sent.response().complete);
    CHECK(sent.running < Millis{2000});
  }
  CHECK(given < 20'000'000);
}

TEST_CASE("a chunked answer of exactly the limit is complete") {
  FaultServer server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10000\r\n" +
                     std::string(65536, 'x') + "\r\n0\r\n\r\n");
  const auto sent = post(server.url());
  CHECK(sent.response().body.size() == net::max_answer_bytes);
  CHECK(sent.response().complete);
}

TEST_CASE("a body that breaks off is incomplete") {
  FaultServer server([](Peer& peer) {
    peer.read_request();
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");
  });
  const auto sent = post(server.url());
  CHECK(sent.response().status == 200);
  CHECK_FALSE(sent.response().complete);
}

TEST_CASE("garbage instead of a status line is no answer, and does not reach the message") {
  FaultServer server([](Peer& peer) {
    peer.read_request();
    peer.send("SSH-2.0-\x1b[31mOpenSSH\r\n");
  });
  const auto sent = post(server.url());
  CHECK(sent.error().failure == Failure::protocol);
  CHECK(sent.error().message.find("does not speak HTTP") != std::string::npos);
  CHECK(sent.error().message.find('\x1b') == std::string::npos);
}

TEST_CASE("a connection that closes without an answer is an empty reply") {
  FaultServer server([](Peer& peer) { peer.read_request(); });
  const auto sent = post(server.url());
  CHECK(sent.error().failure == Failure::empty_reply);
}

TEST_CASE("a connection that is reset while the body is on its way is an empty reply, and no signal") {
  FaultServer server([](Peer& peer) { peer.reset(); });
  net::Request request;
  request.body = std::string(8'000'000, 'x');
  const auto sent = post(server.url(), {}, Millis{3000}, request);
  CHECK(sent.error().failure == Failure::empty_reply);
}

TEST_CASE("a port where nobody listens refuses at once") {
  const auto sent = post("http://127.0.0.1:" + std::to_string(test::unused_port()));
  CHECK(sent.error().failure == Failure::connect);
  CHECK(sent.running < Millis{200});
}

TEST_CASE("a deadline that has passed already sends nothing") {
  FaultServer server(http_answer(200));
  const auto sent = post(server.url(), {}, Millis{0});
  CHECK(sent.error().failure == Failure::timeout);
  CHECK(sent.running < Millis{300});
}

TEST_CASE("addresses that cannot be used are told apart before anything is sent") {
  for (const std::string bad :
       {"", "collector", "ftp://h/x", "file:///etc/passwd", "http://", "http://h:99999", "http://h/a b",
        "http://h/\r\nX: y", "javascript:alert(1)"}) {
    CAPTURE(bad);
    CHECK(post(bad).error().failure == Failure::bad_url);
  }
  CHECK(post("http://user:hunter2@ho st/").error().message.find("hunter2") == std::string::npos);
}

TEST_CASE("a line break cannot smuggle a header in") {
  FaultServer server(http_answer(200));
  net::Request request;
  request.headers = {{"Authorization", "Bearer a\r\nX-Evil: 1"}};
  const auto sent = post(server.url(), {}, Millis{1000}, request);
  CHECK(sent.error().failure == Failure::bad_url);
  CHECK(sent.error().message.find("Bearer") == std::string::npos);
  CHECK(server.requests().empty());
}

TEST_CASE("a Unix socket replaces the connection") {
  const test::TempDir dir;
  FaultServer::Options options;
  options.unix_socket = dir.path() / "socket";
  FaultServer server(
      [](Peer& peer) {
        peer.read_request();
        peer.send(http_answer(200));
      },
      options);
  net::Request request;
  request.unix_socket = (dir.path() / "socket").native();
  const auto with_proxy = test::make_env({{"http_proxy", "http://127.0.0.1:1"}});
  CHECK(post("http://localhost/x", with_proxy, Millis{3000}, request).response().status == 200);

  request.unix_socket = (dir.path() / "none").native();
  const auto missing = post("http://localhost/x", {}, Millis{3000}, request);
  CHECK(missing.error().failure == Failure::connect);
  CHECK(missing.error().message.find(request.unix_socket) != std::string::npos);
}
