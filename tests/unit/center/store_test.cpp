#include "center/store/store.hpp"

#include "center/store/bugs.hpp"
#include "center/store/intake.hpp"
#include "center/store/keys.hpp"
#include "center/store/stats.hpp"
#include "center/store/tasks.hpp"
#include "unit/center/database_file.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <future>
#include <variant>

using namespace cicd;
using namespace cicd::center;

namespace {

struct Bugs : test::DatabaseFile {
  Receipt take(std::string_view body) {
    auto parsed = report::parse_incoming(body);
    REQUIRE(std::holds_alternative<report::Incoming>(parsed));
    const auto receipt = take_report(*connection, std::get<report::Incoming>(parsed), body, clock.wall());
    REQUIRE(connection->take_failure());
    return receipt;
  }
};

constexpr const char* failure =
    R"({"project_id":"p","source":"cicd","error_type":"T","context":{"job_name":"j","step_name":"s"}})";

}  // namespace

TEST_CASE("a bug counts its reports and keeps its first and last time") {
  Bugs store;
  CHECK(store.take(failure).verdict == Receipt::Verdict::created);
  const auto first = store.clock.wall().time_since_epoch().count();
  store.clock.advance(Millis{5000});
  const auto receipt = store.take(failure);
  CHECK(receipt.verdict == Receipt::Verdict::repeated);
  CHECK(receipt.count == 2);
  const auto bug = load_bug(*store.connection, receipt.bug);
  REQUIRE(bug);
  CHECK(bug->first_seen == first);
  CHECK(bug->last_seen == first + 5000);
}

TEST_CASE("a clock that jumps back moves nothing back") {
  Bugs store;
  const auto bug = store.take(failure).bug;
  const auto last = load_bug(*store.connection, bug)->last_seen;
  store.clock.jump_wall(-std::chrono::hours{48});
  store.take(failure);
  CHECK(load_bug(*store.connection, bug)->last_seen == last);
}

TEST_CASE("only the newest reports stay, with the first of each day") {
  Bugs store;
  for (int day = 0; day < 3; ++day) {
    for (int number = 0; number < 30; ++number)
      store.take(failure);
    store.clock.advance(std::chrono::days{1});
  }
  // The newest 20, and the first of each of the three days.
  CHECK(load_reports(*store.connection, 1, 1 << 20).size() == 23);
  CHECK(load_bug(*store.connection, 1)->count == 90);
}

TEST_CASE("an answer with reports is bounded, but never empty") {
  Bugs store;
  for (int number = 0; number < 10; ++number)
    store.take(failure);
  CHECK(load_reports(*store.connection, 1, 1).size() == 1);
  CHECK(load_reports(*store.connection, 1, 2 * std::string_view(failure).size()).size() == 2);
}

TEST_CASE("too many variants push out the one not seen for longest") {
  Bugs store;
  for (int number = 0; number < 210; ++number) {
    store.clock.advance(Millis{1});
    store.take(R"({"project_id":"p","source":"cicd","error_type":"T","context":{"signature":"s)" +
               std::to_string(number) + R"("}})");
  }
  const auto variants = load_variants(*store.connection, 1);
  CHECK(variants.size() == 200);
  CHECK(variants.front().signature == "s209");
}

TEST_CASE("a lease ends by itself and can be prolonged by its holder") {
  Bugs store;
  store.take(failure);
  using Outcome = ClaimAnswer::Outcome;
  const auto claim = [&store](const char* agent) {
    return claim_bug(*store.connection, 1, agent, Millis{60'000}, store.clock.wall()).outcome;
  };
  CHECK(claim("a") == Outcome::granted);
  store.clock.advance(Millis{59'000});
  CHECK(claim("b") == Outcome::held_by_other);
  CHECK(claim("a") == Outcome::granted);
  store.clock.advance(Millis{59'000});
  CHECK(claim("b") == Outcome::held_by_other);
  store.clock.advance(Millis{1'000});
  CHECK(claim("b") == Outcome::granted);
  CHECK(set_status(*store.connection, 1, "resolved", store.clock.wall()));
  CHECK(claim("b") == Outcome::not_open);
}

TEST_CASE("the same status again is no change") {
  Bugs store;
  store.take(failure);
  CHECK(set_status(*store.connection, 1, "open", store.clock.wall()));
  CHECK(load_history(*store.connection, 1).empty());
  CHECK_FALSE(set_status(*store.connection, 2, "open", store.clock.wall()));
}

TEST_CASE("today ends at midnight UTC") {
  Bugs store;  // 2026-11-21T21:04:05Z
  store.take(failure);
  store.clock.advance(std::chrono::hours{3});
  store.take(failure);
  const auto stats = load_stats(*store.connection, "", "", store.clock.wall());
  CHECK(stats.total_reports == 2);
  CHECK(stats.today_reports == 1);
  REQUIRE(stats.per_day.size() == 2);
  CHECK(stats.per_day[0] == std::pair<std::string, std::int64_t>{"2026-11-21", 1});
}

TEST_CASE("a key is shown once and kept as a hash") {
  Bugs store;
  const auto key = add_key(*store.connection, "p", store.clock.wall());
  CHECK(key.size() > 40);
  CHECK(list_keys(*store.connection, "").size() == 1);
  CHECK_FALSE(Query(*store.connection, "SELECT 1 FROM project_key WHERE key_hash = ?", key).next());
  CHECK(revoke_keys(*store.connection, "other") == 0);
  CHECK(revoke_keys(*store.connection, "p") == 1);
}

TEST_CASE("a failed query stops the ones after it until somebody asks") {
  Bugs store;
  store.connection->exec("SELECT * FROM nowhere");
  CHECK_FALSE(Query(*store.connection, "SELECT 1").next());
  const auto status = store.connection->take_failure();
  REQUIRE_FALSE(status);
  CHECK(Query(*store.connection, "SELECT 1").next());
}

TEST_CASE("one work that fails takes no other with it") {
  test::TempDir directory;
  auto store = Store::open(directory.path() / "a.db", {}, system_clock());
  REQUIRE(store);
  auto& writer = (*store)->writer();
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  std::vector<std::promise<bool>> ends(4);
  // The first work holds the writer, so that the others form one group.
  CHECK(writer.submit([opened](Connection&) { opened.wait(); },
                      [&](const Status& s) { ends[0].set_value(s.has_value()); }));
  for (std::size_t number = 1; number < 4; ++number)
    CHECK(writer.submit(
        [number](Connection& connection) {
          connection.exec(number == 2 ? "INSERT INTO nowhere VALUES (1)"
                                      : "INSERT INTO claim (bug, agent, until) VALUES (NULL, 'a', 1)");
        },
        [&ends, number](const Status& s) { ends[number].set_value(s.has_value()); }));
  gate.set_value();
  CHECK(ends[0].get_future().get());
  CHECK(ends[1].get_future().get());
  CHECK_FALSE(ends[2].get_future().get());
  CHECK(ends[3].get_future().get());
  (*store)->stop();
  auto reading = open_for_reading(directory.path() / "a.db");
  REQUIRE(reading);
  Query count(**reading, "SELECT count(*) FROM claim");
  REQUIRE(count.next());
  CHECK(count.integer(0) == 2);
}

TEST_CASE("a full queue turns work away and stop() finishes what was taken") {
  test::TempDir directory;
  test::FakeClock clock;
  REQUIRE(lock_file(directory.path() / "a.db"));
  auto opened_file = open_for_writing(directory.path() / "a.db", 1 << 20, clock);
  REQUIRE(opened_file);
  std::promise<void> gate;
  auto opened = gate.get_future().share();
  std::promise<void> holding;
  int done = 0;
  Writer writer(std::move(opened_file->connection), 2,
                {[](Connection&, bool) { return false; }, [](Connection&) {}}, [] { return ok(); });
  const auto count = [&done](const Status&) { ++done; };
  CHECK(writer.submit(
      [&](Connection&) {
        holding.set_value();
        opened.wait();
      },
      count));
  holding.get_future().wait();
  const auto nothing = [](Connection&) {};
  CHECK(writer.submit(nothing, count));
  CHECK(writer.submit(nothing, count));
  CHECK_FALSE(writer.submit(nothing, count));
  gate.set_value();
  writer.stop();
  CHECK(done == 3);
  CHECK_FALSE(writer.submit(nothing, count));
}

TEST_CASE("a second server is refused while the first one works") {
  test::TempDir directory;
  const auto file = directory.path() / "a.db";
  auto first = Store::open(file, {}, system_clock());
  REQUIRE(first);
  const auto second = Store::open(file, {}, system_clock());
  REQUIRE_FALSE(second);
  CHECK(second.error().code == Errc::denied);
  first->reset();
  CHECK(Store::open(file, {}, system_clock()));
}

TEST_CASE("an event of a bug that was forgotten counts no second time") {
  Bugs store;
  constexpr const char* event =
      R"({"project_id":"p","error_type":"E","context":{"event_id":"0123456789abcdef"}})";
  const auto first = store.take(event);
  store.connection->exec("DELETE FROM errorlog");
  const auto again = store.take(event);
  CHECK(again.verdict == Receipt::Verdict::repeated);
  CHECK(again.bug == first.bug);
  CHECK(again.count == 0);
  CHECK_FALSE(load_bug(*store.connection, first.bug));
}
