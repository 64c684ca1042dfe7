#include "center/store/events.hpp"

#include "center/store/schema.hpp"
#include "unit/center/database_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>

using namespace cicd;
using namespace cicd::center;

namespace {

struct Events : test::DatabaseFile {
  EventSorter sorter;

  // Notes the events `first` to `last` of a bug of the same number.
  void note(int first, int last) {
    connection->exec("BEGIN");
    for (int number = first; number <= last; ++number)
      note_event(*connection, key(number), number, clock.wall());
    connection->exec("COMMIT");
    REQUIRE(connection->take_failure());
  }

  // Sorts to the end, each portion in a transaction.
  void sort(const char* end) {
    for (bool more = true; more;) {
      connection->exec("BEGIN");
      more = sorter.portion(*connection, clock.wall());
      connection->exec(end);
      REQUIRE(connection->take_failure());
    }
  }

  [[nodiscard]] std::int64_t rows(std::string_view table) const {
    Query query(*connection, fmt::format("SELECT count(*) FROM {}", table));
    REQUIRE(query.next());
    return query.integer(0);
  }

  // In a transaction of its own: each question would begin one otherwise.
  [[nodiscard]] bool knows(int first, int last) const {
    connection->exec("SAVEPOINT asking");
    int known = 0;
    for (int number = first; number <= last; ++number)
      known += bug_of_event(*connection, key(number)) == number ? 1 : 0;
    connection->exec("RELEASE asking");
    return known == last - first + 1;
  }

  // In another order than that of the numbers.
  static std::string key(int number) {
    return fmt::format("{:016x}", static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15U);
  }
};

constexpr int many = 50'001;

}  // namespace

TEST_CASE("an event is known at once, after a restart, and to nobody after a rollback") {
  Events store;
  store.note(1, 3);
  CHECK(store.knows(1, 3));
  CHECK_FALSE(bug_of_event(*store.connection, store.key(4)));
  store.connection->exec("BEGIN");
  note_event(*store.connection, store.key(4), 4, store.clock.wall());
  CHECK(store.knows(4, 4));
  store.connection->exec("ROLLBACK");
  CHECK_FALSE(bug_of_event(*store.connection, store.key(4)));
  store.reopen();
  CHECK(store.knows(1, 3));
  CHECK_FALSE(bug_of_event(*store.connection, store.key(4)));
}

TEST_CASE("few new events stay where they are, old ones are put into the index") {
  Events store;
  store.note(1, 3);
  store.sort("COMMIT");
  CHECK(store.rows("event") == 0);
  store.clock.advance(std::chrono::hours{25});
  store.sort("COMMIT");
  CHECK(store.rows("event") == 3);
  CHECK(store.rows("event_arrival") == 0);
  CHECK(store.rows("temp.new_event") == 0);
  CHECK(store.knows(1, 3));
}

TEST_CASE("many events are put into the index, those too that come meanwhile") {
  Events store;
  store.note(1, many);
  store.connection->exec("BEGIN");
  for (int portion = 0; portion < 5; ++portion)
    CHECK(store.sorter.portion(*store.connection, store.clock.wall()));
  store.connection->exec("COMMIT");
  store.note(many + 1, many + 100);
  store.sort("COMMIT");
  CHECK(store.rows("event_arrival") >= store.rows("temp.new_event"));
  CHECK(store.rows("event_arrival") <= 100);
  CHECK(store.rows("event") + store.rows("temp.new_event") == many + 100);
  CHECK(store.knows(1, many + 100));
  store.reopen();
  CHECK(store.knows(1, many + 100));
}

TEST_CASE("sorting that is rolled back again and again forgets nothing") {
  Events store;
  store.note(1, many);
  store.sort("ROLLBACK");
  CHECK(store.rows("event") == 0);
  CHECK(store.rows("event_arrival") == many);
  store.reopen();
  CHECK(store.knows(1, many));
  store.sort("COMMIT");
  CHECK(store.rows("event") == many);
  CHECK(store.rows("event_arrival") == 0);
}

TEST_CASE("a file of version 1 gets what version 2 added") {
  Events store;
  store.connection->exec("DROP TABLE event_arrival; DROP INDEX errorlog_first; PRAGMA user_version=1");
  REQUIRE(store.connection->take_failure());
  CHECK(look_at(*store.connection) == Contents::older);
  store.reopen();
  CHECK(look_at(*store.connection) == Contents::ours);
  store.note(1, 3);
  CHECK(store.knows(1, 3));
}
