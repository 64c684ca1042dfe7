#pragma once

#include "base/clock.hpp"
#include "center/store/database.hpp"

#include <string>

namespace cicd::center {

// The version of the tables this program writes, kept in PRAGMA user_version. A file of a higher version is
// refused.
constexpr int schema_version = 3;

// What a file holds before anything is done to it.
enum class Contents {
  nothing,        // no tables: a new file
  before_source,  // table errorlog from before reports had a source
  older,          // user_version 1 to schema_version - 1
  ours,           // user_version schema_version
  newer,          // user_version above schema_version
  foreign,        // tables of some other program
};

// Looks at the tables of an open file; what fails is kept by the connection.
Contents look_at(Connection& connection);

// Brings the tables of an older version up to schema_version, and makes them where there are none. Runs
// inside the caller's transaction.
void upgrade_tables(Connection& connection);

// The name of a table, view or index of a file from before the sources that the tables of schema_version need
// for themselves; empty when there is none.
// Errors: io when there is no memory.
Result<std::string> name_in_the_way(Connection& connection);

// Brings the rows of an `errorlog` from before the sources over into the tables of schema_version: every row
// becomes a runtime bug and keeps its id, rows that now have the same fingerprint become one. A row without a
// time counts as seen `now`. Runs inside the caller's transaction.
void migrate_before_source(Connection& connection, WallTime now);

}  // namespace cicd::center
