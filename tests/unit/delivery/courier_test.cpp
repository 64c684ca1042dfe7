#include "delivery/courier.hpp"

#include "unit/delivery/scene.hpp"

#include "support/stopwatch.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <deque>
#include <tuple>
#include <utility>
#include <vector>

using namespace cicd;
using namespace cicd::delivery;
using cicd::test::body_of;
using cicd::test::FaultServer;
using cicd::test::header;
using cicd::test::http_answer;
using cicd::test::Peer;
using cicd::test::send_to;
using Ending = Sent::Ending;

namespace {

// A server that gives each request the next of its answers, and the last one from then on.
struct Sequence {
  explicit Sequence(std::deque<std::string> all)
      : answers(std::move(all)), server([this](Peer& peer) {
          for (;;) {
            const auto request = peer.read_request();
            if (request.empty()) return;
            server.record(request);
            peer.send(answers.front());
            if (answers.size() > 1) answers.pop_front();
          }
        }) {}
  std::deque<std::string> answers;
  FaultServer server;
};

std::string redirect(int status, const std::string& location) {
  return http_answer(status, "", "Location: " + location + "\r\n");
}

}  // namespace

TEST_CASE("a report is posted once, with its token and event id, and the receipt is read") {
  FaultServer server(http_answer(200));
  const auto sent = send_to(server.url());
  CHECK(sent.ending == Ending::delivered);
  CHECK(sent.receipt.id == "7");
  CHECK(sent.receipt.status == "new");
  CHECK(sent.receipt.count == 1);
  REQUIRE(server.requests().size() == 1);
  const auto request = server.requests()[0];
  CHECK(request.find("POST /api/v1/logs/report HTTP/1.1\r\n") == 0);
  CHECK(header(request, "Authorization") == "Bearer t0ken");
  CHECK(header(request, "Idempotency-Key") == "0123abc");
  CHECK(header(request, "Content-Type") == "application/json");
  CHECK(body_of(request) == test::make_body("0123abc").json());
}

TEST_CASE("the URL may end with a slash, have a prefix, or be the whole address") {
  FaultServer server(http_answer(200));
  for (const char* path :
       {"", "/", "//", "/logs", "/logs/", "/api/v1/logs/report", "/logs/api/v1/logs/report/"}) {
    CHECK(send_to(server.url(path)).ending == Ending::delivered);
  }
  const std::vector<std::string> expected = {"/api/v1/logs/report",      "/api/v1/logs/report",
                                             "/api/v1/logs/report",      "/logs/api/v1/logs/report",
                                             "/logs/api/v1/logs/report", "/api/v1/logs/report",
                                             "/logs/api/v1/logs/report"};
  REQUIRE(server.requests().size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(server.requests()[i].find("POST " + expected[i] + " HTTP/1.1\r\n") == 0);
  }
}

TEST_CASE("an overloaded collector is tried three times, then the report is kept") {
  FaultServer server(http_answer(503, ""));
  const auto sent = send_to(server.url());
  CHECK(sent.ending == Ending::keep);
  CHECK(sent.fate == Fate::unreachable);
  CHECK(sent.status == 503);
  CHECK(sent.network_failed);
  CHECK(server.requests().size() == 3);
}

TEST_CASE("a collector that recovers gets the same event again") {
  Sequence sequence({http_answer(502, ""), http_answer(200)});
  CHECK(send_to(sequence.server.url()).ending == Ending::delivered);
  REQUIRE(sequence.server.requests().size() == 2);
  CHECK(header(sequence.server.requests()[1], "Idempotency-Key") == "0123abc");
}

TEST_CASE("an empty reply is tried again") {
  Sequence sequence({"", http_answer(200)});
  FaultServer server([&, first = true](Peer& peer) mutable {
    server.record(peer.read_request());
    if (!std::exchange(first, false)) peer.send(http_answer(200));
  });
  CHECK(send_to(server.url()).ending == Ending::delivered);
  CHECK(server.requests().size() == 2);
}

TEST_CASE("Retry-After is waited for when it fits and ends the tries when it does not") {
  Sequence short_wait({http_answer(429, "", "Retry-After: 1\r\n"), http_answer(200)});
  const test::Stopwatch watch;
  CHECK(send_to(short_wait.server.url()).ending == Ending::delivered);
  CHECK(watch.by_clock() >= Millis{1000});

  FaultServer long_wait(http_answer(429, "", "Retry-After: 3600\r\n"));
  const test::Stopwatch again;
  const auto sent = send_to(long_wait.url());
  CHECK(sent.ending == Ending::keep);
  CHECK(sent.fate == Fate::unreachable);
  CHECK(long_wait.requests().size() == 1);
  CHECK(again.running() < Millis{500});
}

TEST_CASE("a refusal is not tried again") {
  for (const auto& [status, ending, fate] :
       std::vector<std::tuple<int, Ending, Fate>>{{400, Ending::quarantine, Fate::refused},
                                                  {401, Ending::keep, Fate::unauthorised},
                                                  {403, Ending::keep, Fate::unauthorised},
                                                  {404, Ending::keep, Fate::refused},
                                                  {409, Ending::delivered, Fate::delivered},
                                                  {422, Ending::quarantine, Fate::refused}}) {
    const int answered = status;  // clang 14 cannot capture a structured binding
    CAPTURE(answered);
    FaultServer server(http_answer(status));
    const auto sent = send_to(server.url());
    CHECK(sent.ending == ending);
    CHECK(sent.fate == fate);
    CHECK(server.requests().size() == 1);
  }
}

TEST_CASE("a web page with status 200 is a captive portal, not a delivery") {
  FaultServer server(http_answer(200, "<html>Log in to the Wi-Fi</html>", "Content-Type: text/html\r\n"));
  const auto sent = send_to(server.url());
  CHECK(sent.ending == Ending::keep);
  CHECK(sent.fate == Fate::refused);
  CHECK(sent.reason.find("captive portal") != std::string::npos);
  CHECK(server.requests().size() == 1);
}

TEST_CASE("a report that is too large is sent once more with half its log tail") {
  Sequence sequence({http_answer(413, ""), http_answer(200)});
  CHECK(send_to(sequence.server.url(), Millis{3000}, 20'000).ending == Ending::delivered);
  const auto requests = sequence.server.requests();
  REQUIRE(requests.size() == 2);
  const auto first = nlohmann::json::parse(body_of(requests[0]));
  const auto second = nlohmann::json::parse(body_of(requests[1]));
  const auto tail = [](const nlohmann::json& body) { return body["context"]["log_tail"].get<std::string>(); };
  CHECK(tail(second).size() == tail(first).size() / 2);
  CHECK(tail(first).substr(tail(first).size() - tail(second).size()) == tail(second));
  CHECK(second["context"]["log"]["truncated"] == true);
  CHECK(second["context"]["log"]["bytes_kept"] == tail(second).size());
  CHECK(second["context"]["event_id"] == first["context"]["event_id"]);
  CHECK(header(requests[1], "Idempotency-Key") == "0123abc");
}

TEST_CASE("a report that is too large twice is put aside") {
  FaultServer server(http_answer(413, ""));
  const auto sent = send_to(server.url(), Millis{3000}, 20'000);
  CHECK(sent.ending == Ending::quarantine);
  CHECK(sent.fate == Fate::refused);
  CHECK(server.requests().size() == 2);
}

TEST_CASE("a redirect on the same server is followed once by a POST with everything") {
  for (const int status : {301, 302, 303, 307, 308}) {
    CAPTURE(status);
    FaultServer server([&](Peer& peer) {
      for (;;) {
        const auto request = peer.read_request();
        if (request.empty()) return;
        server.record(request);
        peer.send(request.find(" /new ") == std::string::npos ? redirect(status, "/new") : http_answer(200));
      }
    });
    CHECK(send_to(server.url()).ending == Ending::delivered);
    const auto requests = server.requests();
    REQUIRE(requests.size() == 2);
    CHECK(requests[1].find("POST /new HTTP/1.1\r\n") == 0);
    CHECK(header(requests[1], "Authorization") == "Bearer t0ken");
    CHECK(body_of(requests[1]) == body_of(requests[0]));
  }
}

TEST_CASE("a redirect to another server is not followed, and the token stays here") {
  FaultServer other(http_answer(200));
  FaultServer server(redirect(307, other.url("/x")));
  const auto sent = send_to(server.url());
  CHECK(sent.ending == Ending::keep);
  CHECK(sent.fate == Fate::unreachable);
  CHECK(other.connections() == 0);
  CHECK(server.requests().size() == 1);
}

TEST_CASE("a second redirect ends the way") {
  FaultServer server(redirect(302, "/again"));
  const auto sent = send_to(server.url());
  CHECK(sent.ending == Ending::keep);
  CHECK(sent.fate == Fate::unreachable);
  CHECK(server.requests().size() == 2);
}

TEST_CASE("the deadline holds over retries, redirects and waiting") {
  constexpr Millis span{600};
  FaultServer silent([](Peer& peer) { peer.wait(); });
  FaultServer redirecting([&](Peer& peer) {
    if (peer.read_request().find(" /slow ") != std::string::npos) peer.wait();
    peer.send(redirect(307, "/slow"));
    peer.read_request();
    peer.wait();
  });
  FaultServer dripping([](Peer& peer) {
    peer.read_request();
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
    peer.drip(std::string(900, ' '), Millis{20});
  });
  for (const auto* server : {&silent, &redirecting, &dripping}) {
    const test::Stopwatch watch;
    const auto sent = send_to(server->url(), span);
    CHECK(sent.ending == Ending::keep);
    CHECK(sent.fate == Fate::unreachable);
    CHECK(watch.running() <= span + Millis{300});
  }
}

TEST_CASE("a wall clock that jumps changes nothing about the deadline") {
  test::FakeClock clock;
  FaultServer server(http_answer(503, "", "Retry-After: 2\r\n"));
  Courier courier(net::make_http(Env{}), clock);
  clock.jump_wall(std::chrono::hours{24 * 365});
  const auto sent =
      courier.send(test::make_body("a"), test::collector(server.url()), Deadline(clock, Millis{5000}));
  CHECK(sent.ending == Ending::keep);
  CHECK(server.requests().size() == 3);  // at 0 s, 2 s and 4 s of the steady clock
}
