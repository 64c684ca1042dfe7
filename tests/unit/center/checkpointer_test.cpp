#include "center/store/checkpointer.hpp"

#include "unit/center/database_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace cicd;
using namespace cicd::center;

namespace {

// The file of one test with somebody who writes to it, a page and more at a time, and what the log then held.
struct WrittenFile : test::DatabaseFile {
  Checkpointer checkpointer;
  std::uint64_t pages = 0;
  bool began_anew = false;

  explicit WrittenFile(std::uint64_t enough) : checkpointer(open_another()) {
    connection->watch_log([this, enough](std::uint64_t now) {
      began_anew = began_anew || now < pages;
      pages = now;
      checkpointer.log_grew(*connection, now, enough);
    });
    connection->exec("CREATE TABLE line (text TEXT)");
  }
  ~WrittenFile() {
    connection.reset();
    checkpointer.stop();
  }

  std::unique_ptr<Connection> open_another() {
    auto opened = Connection::open(file(), Connection::Mode::write, 1 << 20);
    REQUIRE(opened);
    return std::move(*opened);
  }

  void write(int times) {
    for (int time = 0; time < times; ++time)
      Query(*connection, "INSERT INTO line VALUES (?)", std::string(4000, 'x')).run();
    REQUIRE(connection->take_failure());
  }
};

}  // namespace

TEST_CASE("the log begins anew while somebody writes all the time") {
  WrittenFile file(100);
  int written = 0;
  for (; !file.began_anew && written < 100'000; written += 10)
    file.write(10);
  CHECK(file.began_anew);
  auto reader = file.open_another();
  CHECK(Query(*reader, "SELECT 1 FROM line GROUP BY 1 HAVING count(*) = ?", written).next());
}

TEST_CASE("the log begins anew also when each transaction is large") {
  WrittenFile file(1000);
  for (int written = 0; !file.began_anew && written < 30'000; written += 400) {
    file.connection->exec("BEGIN");
    file.write(400);
    file.connection->exec("COMMIT");
  }
  CHECK(file.began_anew);
}

TEST_CASE("a short log stays as it is") {
  WrittenFile file(1'000'000);
  file.write(300);
  CHECK_FALSE(file.began_anew);
  CHECK(file.pages >= 300);
}

TEST_CASE("everything is in the file when both have ended") {
  const test::TempDir kept;
  const auto copy = kept.path() / "copy.db";
  {
    WrittenFile file(100);
    file.write(500);
    file.connection.reset();
    file.checkpointer.stop();
    CHECK_FALSE(std::filesystem::exists(file.file().string() + "-wal"));
    std::filesystem::copy_file(file.file(), copy);
  }
  auto opened = Connection::open(copy, Connection::Mode::still, 1 << 20);
  REQUIRE(opened);
  CHECK(Query(**opened, "SELECT 1 FROM line GROUP BY 1 HAVING count(*) = 500").next());
}
