#include "center/store/upkeep.hpp"

#include "center/store/bugs.hpp"
#include "center/store/intake.hpp"
#include "unit/center/database_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>

using namespace cicd;
using namespace cicd::center;

namespace {

// A file that `count` bugs with a report of 20 kB each went into.
struct FilledFile : test::DatabaseFile {
  explicit FilledFile(int count) {
    connection->exec("BEGIN");
    for (int number = 0; number < count; ++number) {
      const auto body = R"({"project_id":"p","error_type":"T)" + std::to_string(number) +
                        R"(","context":{"log":")" + std::string(20'000, 'x') + R"("}})";
      const auto parsed = report::parse_incoming(body);
      REQUIRE(std::holds_alternative<report::Incoming>(parsed));
      take_report(*connection, std::get<report::Incoming>(parsed), body, clock.wall());
      clock.advance(Millis{1});
    }
    connection->exec("COMMIT");
    REQUIRE(connection->take_failure());
  }

  // As the writer does it while nobody waits.
  void keep_up(const Keeping& keeping) {
    Upkeep upkeep(Room(file(), keeping), keeping, clock);
    bool more = true;
    for (int rounds = 0; more && rounds < 200; ++rounds) {
      connection->exec("BEGIN IMMEDIATE");
      more = upkeep.portion(*connection, false);
      connection->exec("COMMIT");
      upkeep.settle(*connection);
      REQUIRE(connection->take_failure());
    }
    CHECK_FALSE(more);
  }

  [[nodiscard]] std::uint64_t bytes() const { return std::filesystem::file_size(file()); }
  [[nodiscard]] std::uint64_t log_bytes() const {
    return std::filesystem::file_size(file().string() + "-wal");
  }
};

}  // namespace

TEST_CASE("a limit of size bounds the file and its log, not only what is in use") {
  FilledFile store(300);
  REQUIRE(store.bytes() + store.log_bytes() > (6 << 20));
  Keeping keeping;
  keeping.max_bytes = 2 << 20;
  store.keep_up(keeping);
  CHECK(store.bytes() <= keeping.max_bytes);
  CHECK(store.log_bytes() <= 1 << 20);
  const auto left = find_bugs(*store.connection, {}).total;
  CHECK(left > 50);
  CHECK(left < 110);
}

TEST_CASE("a disk with too little room gets back all that is not in use") {
  FilledFile store(100);
  store.connection->exec("DELETE FROM report WHERE id < 50 * 4294967296");
  Keeping keeping;
  keeping.min_free_bytes = std::uint64_t{1} << 60;
  store.keep_up(keeping);
  CHECK(store.bytes() < (3 << 19));
  CHECK(store.log_bytes() == 0);
}

TEST_CASE("a file keeps some unused pages for the next reports") {
  FilledFile store(100);
  store.connection->exec("DELETE FROM report WHERE id < 50 * 4294967296");
  store.keep_up({});
  Query unused(*store.connection, "PRAGMA freelist_count");
  REQUIRE(unused.next());
  CHECK(unused.integer(0) <= 256);
  CHECK(unused.integer(0) > 200);
}

TEST_CASE("a reader does not hold up what gives back room") {
  FilledFile store(300);
  auto reading = open_for_reading(store.file());
  REQUIRE(reading);
  Keeping keeping;
  keeping.max_bytes = 2 << 20;
  {
    (*reading)->exec("BEGIN");
    Query counting(**reading, "SELECT count(*) FROM errorlog");
    REQUIRE(counting.next());
    store.keep_up(keeping);
    CHECK(counting.integer(0) == 300);
    CHECK(store.log_bytes() > 1 << 20);
  }
  (*reading)->exec("COMMIT");
  store.keep_up(keeping);
  CHECK(store.log_bytes() <= 1 << 20);
  CHECK(store.bytes() <= keeping.max_bytes);
}
