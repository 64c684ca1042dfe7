#include "delivery/verdict.hpp"

#include "support/fake_clock.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

using namespace cicd;
using namespace cicd::delivery;
using Kind = Target::Kind;

namespace {

const std::string place = "http://collector:8080";
constexpr const char* json_type = "application/json";

net::Response answer(int status, const std::string& body = "{}", const std::string& type = json_type) {
  net::Response response;
  response.status = status;
  response.body = body;
  response.content_type = type;
  return response;
}

Verdict judge_status(int status, Kind kind = Kind::collector) {
  return judge(answer(status), kind, place, test::FakeClock().wall());
}

}  // namespace

TEST_CASE("every status means what the table of delivery says") {
  struct Row {
    std::vector<int> statuses;
    Next next;
    Fate fate;
  };
  const std::vector<Row> rows = {
      {{200, 201, 202, 204, 299, 409}, Next::done, Fate::delivered},
      {{408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}, Next::retry, Fate::unreachable},
      {{401, 403}, Next::keep, Fate::unauthorised},
      {{404}, Next::keep, Fate::refused},
      {{400, 422}, Next::quarantine, Fate::refused},
      {{413}, Next::shrink, Fate::refused},
      {{301, 302, 303, 307, 308}, Next::hop, Fate::unreachable},
      {{300, 304, 305, 306, 399}, Next::keep, Fate::unreachable},
      {{402, 405, 410, 415, 418, 451}, Next::keep, Fate::refused},
      {{501, 505, 507, 511, 525, 599}, Next::keep, Fate::unreachable},
      {{0, 101, 199, 600, 999}, Next::keep, Fate::unreachable},
  };
  for (const auto& row : rows) {
    for (const int status : row.statuses) {
      CAPTURE(status);
      const auto verdict = judge_status(status);
      CHECK(verdict.next == row.next);
      CHECK(verdict.fate == row.fate);
      CHECK(verdict.reason.empty() == (row.next == Next::done));
    }
  }
}

TEST_CASE("every failure of the network is retried but a bad address and a bad certificate") {
  using net::Failure;
  for (const auto& [failure, next] :
       std::vector<std::pair<Failure, Next>>{{Failure::resolve, Next::retry},
                                             {Failure::connect, Next::retry},
                                             {Failure::tls, Next::retry},
                                             {Failure::timeout, Next::retry},
                                             {Failure::empty_reply, Next::retry},
                                             {Failure::protocol, Next::retry},
                                             {Failure::proxy, Next::retry},
                                             {Failure::certificate, Next::keep},
                                             {Failure::bad_url, Next::keep}}) {
    const auto verdict = judge(net::NetError{failure, "why", {}}, Kind::collector, place, {});
    CHECK(verdict.next == next);
    CHECK(verdict.fate == Fate::unreachable);
    CHECK(verdict.reason == "why");
  }
}

TEST_CASE("a 2xx is believed by its body") {
  const auto next = [](const net::Response& response, Kind kind = Kind::collector) {
    const auto verdict = judge(response, kind, place, {});
    return std::make_tuple(verdict.next, verdict.fate);
  };
  const auto delivered = std::make_tuple(Next::done, Fate::delivered);
  const auto refused = std::make_tuple(Next::keep, Fate::refused);
  const auto unfinished = std::make_tuple(Next::keep, Fate::unreachable);

  CHECK(next(answer(200, R"({"id":1})")) == delivered);
  CHECK(next(answer(200, R"({"id":1})", "")) == delivered);
  CHECK(next(answer(204, "", "")) == delivered);
  CHECK(next(answer(200, " \r\n", "text/plain")) == delivered);
  CHECK(next(answer(200, "<html>Please log in</html>", "text/html")) == refused);
  CHECK(next(answer(200, "\n<!DOCTYPE html>", json_type)) == refused);
  CHECK(next(answer(200, "welcome", "text/html; charset=utf-8")) == refused);
  CHECK(next(answer(200, "ok", "text/plain")) == refused);
  CHECK(next(answer(200, R"({"id":)")) == refused);
  CHECK(next(answer(200, "ok", "text/plain"), Kind::webhook) == delivered);
  CHECK(next(answer(200, "<html>", ""), Kind::webhook) == refused);

  auto cut = answer(200, R"({"id":)");
  cut.complete = false;
  CHECK(next(cut) == unfinished);
  auto huge = answer(200, "{" + std::string(net::max_answer_bytes - 1, ' '));
  huge.complete = false;
  CHECK(next(huge) == delivered);
  huge.body = std::string(net::max_answer_bytes, 'x');
  CHECK(next(huge) == refused);
}

TEST_CASE("a collector's answer is read, whatever it lacks") {
  const auto receipt = [](const std::string& body) {
    return judge(answer(200, body), Kind::collector, place, {}).receipt;
  };
  CHECK(receipt(R"({"id":17,"status":"reopened","count":3})").id == "17");
  CHECK(receipt(R"({"id":17,"status":"reopened","count":3})").status == "reopened");
  CHECK(receipt(R"({"id":17,"status":"reopened","count":3})").count == 3);
  CHECK(receipt(R"({"id":"a-b"})").id == "a-b");
  CHECK(receipt(R"({"id":{"x":1},"status":7,"count":"many"})").status == "7");
  CHECK_FALSE(receipt(R"({"count":"many"})").count.has_value());
  CHECK(receipt("[1,2]").id.empty());
  CHECK(receipt(R"({"status":"new\n\u001b[31m"})").status == "new [31m");
}

TEST_CASE("a refusal tells what FastAPI says about each field") {
  const auto reason = [](int status, const std::string& body, const std::string& type = json_type) {
    return judge(answer(status, body, type), Kind::collector, place, {}).reason;
  };
  CHECK(reason(422, R"({"detail":[{"loc":["body","project_id"],"msg":"field required","type":"missing"},)"
                    R"({"loc":["body","tags",0],"msg":"bad"}]})") ==
        "http://collector:8080 answered 422: it does not accept the report "
        "(body.project_id: field required; body.tags.0: bad)");
  CHECK(reason(400, R"({"detail":"no such project"})") ==
        "http://collector:8080 answered 400: it does not understand the report (no such project)");
  CHECK(reason(400, R"({"detail":[{"msg":"m"},7,null]})").find("(m; 7)") != std::string::npos);
  CHECK(reason(404, "<html>not here</html>", "text/html") ==
        "http://collector:8080 answered 404: there is no collector at this address; check the URL");
  CHECK(reason(400, "plain\nwords", "text/plain").find("(plain words)") != std::string::npos);
  CHECK(reason(400, std::string(5000, 'x'), "text/plain").size() < 400);
}

TEST_CASE("Retry-After is seconds or a date") {
  const auto now = test::FakeClock().wall();  // 2026-11-21T21:04:05.123Z
  CHECK(parse_retry_after("3", now) == Millis{3000});
  CHECK(parse_retry_after("0", now) == Millis{0});
  CHECK(parse_retry_after("999999999", now) == Millis{86'400'000});
  CHECK(parse_retry_after("Sat, 21 Nov 2026 21:04:10 GMT", now) == Millis{4877});
  CHECK(parse_retry_after("Sat, 21 Nov 2020 21:04:10 GMT", now) == Millis{0});
  for (const char* bad :
       {"", "-1", "soon", "1.5", "Sat, 31 Feb 2026 21:04:10 GMT", "Sat, 21 Nov 2026 21:04:10 CET"}) {
    CHECK_FALSE(parse_retry_after(bad, now).has_value());
  }
  auto busy = answer(429);
  busy.retry_after = "2";
  CHECK(judge(busy, Kind::collector, place, now).wait == Millis{2000});
}

TEST_CASE("the pause before a retry is spread over the whole span, which doubles") {
  for (const auto& [tried, most] : std::vector<std::pair<int, int>>{{1, 200}, {2, 400}, {3, 800}}) {
    CHECK(backoff(tried, 0) == Millis{0});
    CHECK(backoff(tried, static_cast<std::uint32_t>(most)) == Millis{most});
    CHECK(backoff(tried, static_cast<std::uint32_t>(most) + 1) == Millis{0});
    CHECK(backoff(tried, 4'294'967'295U) <= Millis{most});
  }
}

TEST_CASE("a redirect is followed only where the report and its token may go") {
  const auto hop = [](const char* from, const char* location) -> std::string {
    const auto to = allowed_hop(*net::parse_url(from), location);
    return to ? to->shown() : "";
  };
  CHECK(hop("http://h:8080/a/b", "/c") == "http://h:8080/c");
  CHECK(hop("http://h:8080/a/b", "c") == "http://h:8080/a/c");
  CHECK(hop("http://h:8080/a", "http://H:8080/x?y=1") == "http://h:8080/x?y=1");
  CHECK(hop("http://h/a", "https://h/a") == "https://h/a");
  CHECK(hop("http://h:8080/a", "https://h/a") == "https://h/a");
  CHECK(hop("https://h/a", "//h/b") == "https://h/b");
  CHECK(hop("http://h:8080/a", "http://h:8081/a").empty());
  CHECK(hop("http://h/a", "http://other/a").empty());
  CHECK(hop("http://h/a", "https://h.evil.example/a").empty());
  CHECK(hop("http://h/a", "http://h@evil.example/a").empty());
  CHECK(hop("http://h/a", "//evil.example/a").empty());
  CHECK(hop("https://h/a", "http://h/a").empty());
  CHECK(hop("https://h/a", "ftp://h/a").empty());
  CHECK(hop("https://h/a", "file:///etc/passwd").empty());
  CHECK(hop("https://h/a", "").empty());
  CHECK(hop("https://h/a", "javascript:alert(1)").empty());
}
