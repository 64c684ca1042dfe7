#pragma once

#include "center/store/database.hpp"
#include "center/store/store_file.hpp"

#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <utility>

namespace cicd::test {

// The database of one test, as the server opens it, without a server.
struct DatabaseFile {
  TempDir directory;
  FakeClock clock;
  std::unique_ptr<center::Connection> connection;

  DatabaseFile() {
    REQUIRE(center::lock_file(file()));  // makes the file
    reopen();
  }

  [[nodiscard]] std::filesystem::path file() const { return directory.path() / "a.db"; }

  void reopen() {
    connection.reset();
    auto opened = center::open_for_writing(file(), 1 << 20, clock);
    REQUIRE(opened);
    connection = std::move(opened->connection);
  }
};

}  // namespace cicd::test
