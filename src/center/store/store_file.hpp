#pragma once

#include "base/clock.hpp"
#include "base/file.hpp"
#include "center/store/database.hpp"

#include <filesystem>
#include <memory>

namespace cicd::center {

// Makes the file when it does not exist and takes the lock that only one server can have.
// Errors: denied when another server has it; io.
Result<Fd> lock_file(const std::filesystem::path& file);

// A file with the tables of this version.
struct Opened {
  std::unique_ptr<Connection> connection;
  bool was_before_source = false;  // and was migrated just now
};

// A connection that may write: makes the tables, or migrates older ones; after a copy of the file was put
// beside it, where they are from before the sources. Must hold the lock.
// Errors: invalid_input for a damaged, foreign or newer file, which stays as it is; denied; no_space; io.
Result<Opened> open_for_writing(const std::filesystem::path& file, std::size_t cache_bytes, Clock& clock);

// A connection for a short visit from another process: to a file that a server is using, or else as
// open_for_writing.
// Errors: as open_for_writing.
Result<std::unique_ptr<Connection>> open_for_visit(const std::filesystem::path& file, Clock& clock);

// A connection that reads a file of this version, also while a server writes to it.
// Errors: not_found; invalid_input for any other file; denied; io.
Result<std::unique_ptr<Connection>> open_for_reading(const std::filesystem::path& file);

// A consistent copy of the database as it stands, also while a server writes to it, that nobody but
// its owner may read. `target` must not exist.
// Errors: invalid_input when it exists; no_space; denied; io.
Status copy_database(const std::filesystem::path& file, const std::filesystem::path& target);

}  // namespace cicd::center
