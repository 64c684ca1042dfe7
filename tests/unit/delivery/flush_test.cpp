#include "delivery/flush.hpp"

#include "unit/delivery/scene.hpp"

#include "support/stopwatch.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

using namespace cicd;
using namespace cicd::delivery;
using cicd::test::FaultServer;
using cicd::test::header;
using cicd::test::http_answer;
using cicd::test::HttpScene;
using cicd::test::in;
using cicd::test::make_body;
using cicd::test::Peer;
using cicd::test::TempDir;

namespace {

struct FlushScene {
  TempDir dir;
  test::FakeClock clock;
  Result<Spool> spool = Spool::open(dir.path(), clock);

  void keep(const std::string& event_id, const std::string& destination) {
    REQUIRE(spool->put(make_body(event_id), destination));
    clock.advance(Millis{1});
  }
  Flushed flush_to(const FaultServer& server, const FlushOptions& options = {}, Millis span = Millis{3000}) {
    Courier courier(net::make_http(Env{}), system_clock());
    const auto target = test::collector(server.url());
    return flush(*spool, {&target, 1}, courier, in(span), options);
  }
};

std::vector<std::string> event_ids(const FaultServer& server) {
  std::vector<std::string> ids;
  for (const auto& request : server.requests())
    ids.push_back(header(request, "Idempotency-Key"));
  return ids;
}

}  // namespace

TEST_CASE("flush delivers all in order of age and tells how far it is") {
  FlushScene scene;
  FaultServer server(http_answer(200));
  const auto hash = test::collector(server.url()).hash();
  for (const char* id : {"a", "b", "c", "d"})
    scene.keep(id, hash);
  std::vector<std::pair<std::size_t, std::size_t>> progress;
  FlushOptions options;
  options.progress = [&progress](std::size_t done, std::size_t total) { progress.emplace_back(done, total); };
  const auto flushed = scene.flush_to(server, options);
  CHECK(flushed.delivered == 4);
  CHECK(flushed.left == 0);
  CHECK(flushed.fate == Fate::delivered);
  CHECK(event_ids(server) == std::vector<std::string>{"a", "b", "c", "d"});
  CHECK(progress == std::vector<std::pair<std::size_t, std::size_t>>{{1, 4}, {2, 4}, {3, 4}, {4, 4}});
  CHECK(server.connections() == 1);
}

TEST_CASE(
    "an entry goes only to the collector it was made for, one for nobody to any, and --any-url sends all") {
  FlushScene scene;
  FaultServer server(http_answer(200));
  scene.keep("ours", test::collector(server.url()).hash());
  scene.keep("theirs", "0123456789abcdef");
  scene.keep("nobodys", "");
  const auto first = scene.flush_to(server);
  CHECK(first.delivered == 2);
  CHECK(first.left == 1);
  CHECK(first.elsewhere == 1);
  CHECK(event_ids(server) == std::vector<std::string>{"ours", "nobodys"});
  REQUIRE(scene.spool->list().size() == 1);
  CHECK(scene.spool->list()[0].attempts == 0);

  FlushOptions options;
  options.any_url = true;
  const auto flushed = scene.flush_to(server, options);
  CHECK(flushed.delivered == 1);
  CHECK(flushed.left == 0);
}

TEST_CASE("a webhook takes only what was made for it") {
  FlushScene scene;
  FaultServer server(http_answer(200));
  scene.keep("nobodys", "");
  const auto target = webhook_at(server.url("/hook"));
  scene.keep("its", target->hash());
  Courier courier(net::make_http(Env{}), system_clock());
  CHECK(flush(*scene.spool, {&*target, 1}, courier, in(Millis{3000})).delivered == 1);
  CHECK(event_ids(server) == std::vector<std::string>{"its"});
}

TEST_CASE("several targets are served at once, and one that is dead holds up only its own") {
  FlushScene scene;
  FaultServer dead(http_answer(503, ""));
  FaultServer alive(http_answer(200));
  const std::vector<Target> targets = {test::collector(dead.url()), *webhook_at(alive.url("/hook"))};
  for (const std::string id : {"a", "b"}) {
    scene.keep(id + "_dead", targets[0].hash());
    scene.keep(id + "_alive", targets[1].hash());
  }
  Courier courier(net::make_http(Env{}), system_clock());
  const auto flushed = flush(*scene.spool, targets, courier, in(Millis{3000}));
  CHECK(flushed.delivered == 2);
  CHECK(flushed.left == 2);
  CHECK(flushed.elsewhere == 0);
  CHECK(event_ids(alive) == std::vector<std::string>{"a_alive", "b_alive"});
  CHECK(event_ids(dead) == std::vector<std::string>{"a_dead", "a_dead", "a_dead"});
}

TEST_CASE("flush stops at the first failure of the network and heeds no stamp") {
  FlushScene scene;
  FaultServer server(http_answer(503, ""));
  const auto hash = test::collector(server.url()).hash();
  scene.spool->trip(hash);
  for (const char* id : {"a", "b", "c"})
    scene.keep(id, hash);
  const auto flushed = scene.flush_to(server);
  CHECK(flushed.delivered == 0);
  CHECK(flushed.left == 3);
  CHECK(flushed.fate == Fate::unreachable);
  CHECK(flushed.reason.find("503") != std::string::npos);
  CHECK(event_ids(server) == std::vector<std::string>{"a", "a", "a"});
}

TEST_CASE("a refused or damaged entry is put aside and the others go") {
  FlushScene scene;
  FaultServer server([&](Peer& peer) {
    for (;;) {
      const auto request = peer.read_request();
      if (request.empty()) return;
      server.record(request);
      peer.send(http_answer(header(request, "Idempotency-Key") == "bad" ? 422 : 200));
    }
  });
  const auto hash = test::collector(server.url()).hash();
  for (const char* id : {"bad", "torn", "good"})
    scene.keep(id, hash);
  const auto torn = scene.dir.path() / scene.spool->list()[1].file;
  std::filesystem::resize_file(torn, 300);
  const auto flushed = scene.flush_to(server);
  CHECK(flushed.delivered == 1);
  CHECK(flushed.quarantined == 2);
  CHECK(flushed.left == 0);
  CHECK(flushed.fate == Fate::refused);
  CHECK(scene.spool->quarantined() == 2);
}

TEST_CASE("flush ends with its deadline") {
  FlushScene scene;
  FaultServer silent([](Peer& peer) { peer.wait(); });
  const auto hash = test::collector(silent.url()).hash();
  scene.keep("a", hash);
  scene.keep("b", hash);
  const test::Stopwatch watch;
  const auto flushed = scene.flush_to(silent, {}, Millis{500});
  CHECK(flushed.left == 2);
  CHECK(flushed.fate == Fate::unreachable);
  CHECK(watch.running() <= Millis{800});
}

TEST_CASE("twenty senders and five flushers at once: every report is taken exactly once") {
  const TempDir dir;
  std::atomic<int> count = 0;
  std::mutex mutex;
  std::map<std::string, int> taken;
  FaultServer server([&](Peer& peer) {
    for (;;) {
      const auto request = peer.read_request();
      if (request.empty()) return;
      if (count++ % 3 == 1) {
        peer.send(http_answer(503, ""));
        continue;
      }
      {
        const std::lock_guard lock(mutex);
        ++taken[header(request, "Idempotency-Key")];
      }
      peer.send(http_answer(200));
    }
  });
  const auto url = server.url();
  const auto target = test::collector(url);
  // All are forked before the first one starts: a child of a process whose other threads are at work may
  // inherit a lock that nobody will ever open.
  std::array<int, 2> gate{};
  REQUIRE(::pipe(gate.data()) == 0);
  std::vector<pid_t> children;
  for (int i = 0; i < 25; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(gate[1]);
      char nothing = 0;
      while (::read(gate[0], &nothing, 1) > 0) {
      }
      if (i % 5 == 4) {
        const auto spool = Spool::open(dir.path(), system_clock());
        Courier courier(net::make_http(Env{}), system_clock());
        for (int n = 0; n < 5; ++n)
          flush(*spool, {&target, 1}, courier, in(Millis{3000}));
      } else {
        HttpScene(dir.path()).put(url, "event" + std::to_string(i), Millis{5000});
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  ::close(gate[0]);
  ::close(gate[1]);
  for (const pid_t child : children)
    ::waitpid(child, nullptr, 0);
  // What the last of them left behind because the server was busy goes with a flush or two.
  const auto spool = Spool::open(dir.path(), system_clock());
  Courier courier(net::make_http(Env{}), system_clock());
  for (int n = 0; n < 20 && !spool->list().empty(); ++n)
    flush(*spool, {&target, 1}, courier, in(Millis{3000}));
  CHECK(spool->list().empty());
  CHECK(spool->quarantined() == 0);
  const std::lock_guard lock(mutex);
  CHECK(taken.size() == 20);
  for (const auto& one : taken) {
    CAPTURE(one.first);
    CHECK(one.second == 1);
  }
}
