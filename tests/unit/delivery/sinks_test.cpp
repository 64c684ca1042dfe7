#include "delivery/sinks.hpp"

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "unit/delivery/scene.hpp"

#include "support/stopwatch.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include <sys/stat.h>

using namespace cicd;
using namespace cicd::delivery;
using cicd::test::body_of;
using cicd::test::FaultServer;
using cicd::test::header;
using cicd::test::http_answer;
using cicd::test::HttpScene;
using cicd::test::in;
using cicd::test::make_body;
using cicd::test::make_report;
using cicd::test::Peer;
using cicd::test::TempDir;

namespace {

std::string nowhere() {
  return "http://127.0.0.1:" + std::to_string(test::unused_port());
}

Outcome put_file(const std::filesystem::path& path, const std::string& event_id) {
  const auto report = make_report(event_id);
  const auto body = report::render(report, 1U << 20U);
  return make_file_sink(path, system_clock())->put({report, body}, in(Millis{1000}));
}

std::vector<std::string> event_ids_in(const std::filesystem::path& path) {
  const auto bytes = *read_file(path, 1U << 24U);
  std::vector<std::string> ids;
  for (const auto line : split(bytes, '\n')) {
    if (line.empty()) continue;
    const auto json = nlohmann::json::parse(line, nullptr, false);
    ids.push_back(json.is_object() ? json["context"]["event_id"].get<std::string>() : "broken");
  }
  return ids;
}

}  // namespace

TEST_CASE("--sink names a place, with its value where it needs one") {
  CHECK(parse_sink("log-center")->kind == SinkSpec::Kind::log_center);
  CHECK(parse_sink("file=out/r.jsonl")->kind == SinkSpec::Kind::file);
  CHECK(parse_sink("file=out/r=1.jsonl")->value == "out/r=1.jsonl");
  CHECK(parse_sink("webhook=https://h/x?a=b")->value == "https://h/x?a=b");
  CHECK(parse_sink("summary")->kind == SinkSpec::Kind::summary);
  CHECK(parse_sink("annotations")->kind == SinkSpec::Kind::annotations);
  for (const std::string bad :
       {"", "mail", "file", "file=", "webhook=", "summary=x", "log-center=http://h", "=x", "File=x"}) {
    CAPTURE(bad);
    REQUIRE_FALSE(parse_sink(bad));
    CHECK(parse_sink(bad).error().code == Errc::invalid_input);
  }
  CHECK(parse_sink("webhok=https://h/secret").error().message.find("secret") == std::string::npos);
}

TEST_CASE("a delivered report leaves nothing in the spool") {
  const TempDir dir;
  FaultServer server(http_answer(200));
  HttpScene scene(dir.path());
  const auto outcome = scene.put(server.url(), "abc");
  CHECK(outcome.fate == Fate::delivered);
  CHECK(outcome.sink == server.url());
  CHECK(outcome.receipt.id == "7");
  CHECK(scene.spool->list().empty());
  CHECK(describe(outcome) == "reported to " + server.url() + " as bug 7, new, seen 1 time");
}

TEST_CASE("without a collector in reach the report waits, and the next run brings it along") {
  const TempDir dir;
  HttpScene scene(dir.path());
  FaultServer server([&, up = std::make_shared<std::atomic<int>>(0)](Peer& peer) {
    for (;;) {
      const auto request = peer.read_request();
      if (request.empty()) return;
      server.record(request);
      peer.send(up->fetch_add(1) < 3 ? http_answer(502, "") : http_answer(200));
    }
  });
  const auto first = scene.put(server.url(), "first");
  CHECK(first.fate == Fate::unreachable);
  CHECK(first.in_spool);
  CHECK(first.status == 502);
  REQUIRE(scene.spool->list().size() == 1);
  CHECK(scene.spool->list()[0].attempts == 1);
  CHECK(describe(first).find("; kept in the spool, delivered later") != std::string::npos);

  const auto second = scene.put(server.url(), "second");
  CHECK(second.fate == Fate::delivered);
  CHECK(second.drained == 1);
  CHECK(scene.spool->list().empty());
  const auto requests = server.requests();
  REQUIRE(requests.size() == 5);
  CHECK(header(requests[3], "Idempotency-Key") == "second");  // the new one goes first
  CHECK(header(requests[4], "Idempotency-Key") == "first");
}

TEST_CASE("after a failure the next runs try once and for a second only") {
  const TempDir dir;
  HttpScene scene(dir.path());
  FaultServer server(http_answer(503, ""));
  scene.put(server.url(), "first");
  CHECK(server.requests().size() == 3);
  scene.put(server.url(), "second");
  CHECK(server.requests().size() == 4);

  FaultServer silent([](Peer& peer) { peer.wait(); });
  scene.spool->trip(test::collector(silent.url()).hash());
  const test::Stopwatch watch;
  const auto outcome = scene.put(silent.url(), "third", Millis{5000});
  CHECK(outcome.fate == Fate::unreachable);
  CHECK(watch.running() < Millis{1300});
}

TEST_CASE("a success takes the stamp of a failure away") {
  const TempDir dir;
  HttpScene scene(dir.path());
  FaultServer server(http_answer(200));
  const auto hash = test::collector(server.url()).hash();
  scene.spool->trip(hash);
  CHECK(scene.put(server.url(), "abc").fate == Fate::delivered);
  CHECK_FALSE(scene.spool->tripped(hash));
}

TEST_CASE("a refused report is put aside, and an unauthorised one waits") {
  const TempDir dir;
  HttpScene scene(dir.path());
  FaultServer refusing(http_answer(422, R"({"detail":[{"loc":["body","project_id"],"msg":"too long"}]})"));
  const auto refused = scene.put(refusing.url(), "refused");
  CHECK(refused.fate == Fate::refused);
  CHECK(refused.quarantined);
  CHECK_FALSE(refused.in_spool);
  CHECK(describe(refused).find("body.project_id: too long") != std::string::npos);
  CHECK(scene.spool->list().empty());
  CHECK(scene.spool->quarantined() == 1);

  FaultServer closed(http_answer(401));
  const auto unauthorised = scene.put(closed.url(), "unauthorised");
  CHECK(unauthorised.fate == Fate::unauthorised);
  CHECK(unauthorised.in_spool);
  CHECK_FALSE(scene.spool->tripped(test::collector(closed.url()).hash()));
}

TEST_CASE("without a usable spool a report is still sent, and a loss is said") {
  const TempDir dir;
  dir.write("file", "x");
  HttpScene scene(dir.path() / "file");
  REQUIRE_FALSE(scene.spool);
  FaultServer server(http_answer(200));
  const auto sent = scene.put(server.url(), "abc");
  CHECK(sent.fate == Fate::delivered);
  CHECK_FALSE(sent.spool_trouble.empty());

  const auto lost = scene.put(nowhere(), "abc");
  CHECK(lost.fate == Fate::unreachable);
  CHECK_FALSE(lost.in_spool);
  CHECK(describe(lost).find("it is lost, because it could not be kept either: spool: ") != std::string::npos);
}

TEST_CASE("with no collector the report waits for whichever comes") {
  const TempDir dir;
  HttpScene scene(dir.path());
  const auto report = make_report("abc");
  const auto body = report::render(report, 1U << 20U);
  const auto outcome = make_spool_sink(scene.spool)->put({report, body}, in(Millis{1000}));
  CHECK(outcome.fate == Fate::kept);
  CHECK(outcome.in_spool);
  CHECK(describe(outcome).find("CICD_REPORT_URL") != std::string::npos);
  FaultServer server(http_answer(200));
  const auto next = scene.put(server.url(), "next");
  CHECK(next.drained == 1);
  CHECK(server.requests().size() == 2);
}

TEST_CASE("the spool holds neither token nor URL") {
  const TempDir dir;
  HttpScene scene(dir.path());
  const auto port = std::to_string(test::unused_port());
  scene.put("http://joe:pa55word@127.0.0.1:" + port, "abc");
  for (const auto& file : std::filesystem::recursive_directory_iterator(dir.path())) {
    const auto bytes = *read_file(file.path(), 1U << 20U);
    for (const std::string secret : {"t0ken", "pa55word", "joe"}) {
      CHECK(bytes.find(secret) == std::string::npos);
      CHECK(file.path().native().find(secret) == std::string::npos);
    }
    CHECK(bytes.find(port) == std::string::npos);
  }
  REQUIRE(scene.spool->list().size() == 1);
}

TEST_CASE("a webhook gets the same JSON with its signature, and its address is not shown") {
  FaultServer server(http_answer(200, "ok", "Content-Type: text/plain\r\n"));
  const TempDir dir;
  const auto spool = Spool::open(dir.path(), system_clock());
  const auto target = webhook_at(server.url("/hook/s3cret?key=k"), "key of the team");
  REQUIRE(target);
  const auto sink = make_http_sink(*target, net::make_http(Env{}), spool, system_clock());
  const auto report = make_report("abc");
  const auto body = report::render(report, 1U << 20U);
  const auto outcome = sink->put({report, body}, in(Millis{3000}));
  CHECK(outcome.fate == Fate::delivered);
  CHECK(sink->name().find("s3cret") == std::string::npos);
  CHECK(sink->name().find("key=k") == std::string::npos);
  REQUIRE(server.requests().size() == 1);
  const auto request = server.requests()[0];
  CHECK(request.find("POST /hook/s3cret?key=k HTTP/1.1\r\n") == 0);
  CHECK(body_of(request) == body.json());
  CHECK(header(request, "X-Cicd-Report-Signature") ==
        "sha256=" + hmac_sha256_hex("key of the team", body.json()));
  CHECK(header(request, "Authorization").empty());
}

TEST_CASE("a webhook without a secret sends no signature") {
  FaultServer server(http_answer(204, "", ""));
  Courier courier(net::make_http(Env{}), system_clock());
  CHECK(courier.send(make_body("abc"), *webhook_at(server.url("/")), in(Millis{3000})).fate ==
        Fate::delivered);
  CHECK(header(server.requests()[0], "X-Cicd-Report-Signature").empty());
}

TEST_CASE("a Unix socket is an address as well") {
  const TempDir dir;
  FaultServer::Options options;
  options.unix_socket = dir.path() / "s";
  FaultServer server(
      [&](Peer& peer) {
        server.record(peer.read_request());
        peer.send(http_answer(200));
      },
      options);
  for (const auto& address :
       {"unix:" + options.unix_socket.native(), "unix://" + options.unix_socket.native()}) {
    const auto sent = test::send_to(address);
    CHECK(sent.fate == Fate::delivered);
  }
  CHECK(server.requests()[0].find("POST /api/v1/logs/report HTTP/1.1\r\n") == 0);
  CHECK(collector_at("unix:/run/x.sock")->shown() == "unix:/run/x.sock");
  CHECK_FALSE(collector_at("unix:"));
  CHECK_FALSE(collector_at("unix:///"));
}

TEST_CASE("targets are told apart by where they are, not by how they are written") {
  const auto hash = [](const char* url) { return collector_at(url)->hash(); };
  CHECK(hash("http://h:80") == hash("HTTP://H/"));
  CHECK(hash("http://h") == hash("http://joe:pa55@h/api/v1/logs/report"));
  CHECK(hash("http://h") != hash("https://h"));
  CHECK(hash("http://h") != hash("http://h:8080"));
  CHECK(hash("http://h") != hash("http://h/prefix"));
  CHECK(hash("http://h").size() == 16);
}

TEST_CASE("a file gets one line of JSON for each report") {
  const TempDir dir;
  const auto path = dir.path() / "reports.jsonl";
  CHECK(put_file(path, "a").fate == Fate::delivered);
  CHECK(put_file(path, "b").fate == Fate::delivered);
  CHECK(event_ids_in(path) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a line that its writer did not finish spoils no other") {
  const TempDir dir;
  const auto path = dir.write("reports.jsonl", R"({"half":)");
  CHECK(put_file(path, "a").fate == Fate::delivered);
  CHECK(event_ids_in(path) == std::vector<std::string>{"broken", "a"});
}

TEST_CASE("many writers of one file do not mix their lines") {
  const TempDir dir;
  const auto path = dir.path() / "reports.jsonl";
  std::vector<std::thread> writers;
  for (int i = 0; i < 8; ++i) {
    writers.emplace_back([&path, i] {
      for (int n = 0; n < 25; ++n)
        put_file(path, std::to_string(i) + "_" + std::to_string(n));
    });
  }
  for (auto& writer : writers)
    writer.join();
  auto ids = event_ids_in(path);
  std::sort(ids.begin(), ids.end());
  CHECK(ids.size() == 200);
  CHECK(std::unique(ids.begin(), ids.end()) == ids.end());
  CHECK(std::find(ids.begin(), ids.end(), "broken") == ids.end());
}

TEST_CASE("a file that cannot take a line says why and never hangs") {
  const TempDir dir;
  const auto failed = [&](const std::filesystem::path& path) {
    const auto outcome = put_file(path, "a");
    CHECK(outcome.fate == Fate::failed);
    return outcome.reason;
  };
  CHECK(failed(dir.path()).find(dir.path().native()) != std::string::npos);
  CHECK(failed(dir.path() / "none" / "x").find("none/x") != std::string::npos);
  REQUIRE(::mkfifo((dir.path() / "fifo").c_str(), 0600) == 0);
  CHECK(failed(dir.path() / "fifo").find("is not a regular file") != std::string::npos);
  if (std::filesystem::exists("/dev/full")) CHECK_FALSE(failed("/dev/full").empty());
}

TEST_CASE("a dead sink delays no other, and all end with the deadline") {
  const TempDir dir;
  constexpr Millis span{1500};
  const auto spool = Spool::open(dir.path() / "spool", system_clock());
  FaultServer dead([](Peer& peer) { peer.wait(); });
  FaultServer alive([&](Peer& peer) {
    alive.record(peer.read_request());
    std::this_thread::sleep_for(Millis{300});
    peer.send(http_answer(200));
  });
  std::vector<std::unique_ptr<Sink>> sinks;
  sinks.push_back(make_http_sink(test::collector(dead.url()), net::make_http(Env{}), spool, system_clock()));
  sinks.push_back(
      make_http_sink(*webhook_at(dead.url("/hook")), net::make_http(Env{}), spool, system_clock()));
  sinks.push_back(
      make_http_sink(*webhook_at(alive.url("/hook")), net::make_http(Env{}), spool, system_clock()));
  sinks.push_back(make_file_sink(dir.path() / "r.jsonl", system_clock()));
  const auto report = make_report("abc");
  const auto body = report::render(report, 1U << 20U);
  const test::Stopwatch watch;
  const auto outcomes = dispatch(sinks, {report, body}, in(span));
  CHECK(watch.running() <= span + Millis{300});
  REQUIRE(outcomes.size() == 4);
  CHECK(outcomes[0].fate == Fate::unreachable);
  CHECK(outcomes[1].fate == Fate::unreachable);
  CHECK(outcomes[2].fate == Fate::delivered);
  CHECK(outcomes[3].fate == Fate::delivered);
  CHECK(spool->list().size() == 2);
}
