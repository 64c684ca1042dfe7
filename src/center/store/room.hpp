#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>

namespace cicd::center {

// How long things are kept, and how much of the disk is left to others.
struct Keeping {
  std::int64_t days = 365;           // bugs not seen for longer are removed with all their reports; 0: never
  std::uint64_t max_bytes = 0;       // of the database file; the oldest reports go first; 0: no limit
  std::uint64_t min_free_bytes = 0;  // 0: 2 % of the disk, at most 32 MiB
};

// The file that SQLite keeps beside a database, by its ending ("-wal"); where the database is a symbolic
// link, beside the file that it leads to.
std::filesystem::path beside(const std::filesystem::path& file, std::string_view ending);

// The disk on which the database lies, and what the database takes of it.
class Room {
 public:
  Room(std::filesystem::path file, const Keeping& keeping)
      : file_(std::move(file)), log_file_(beside(file_, "-wal")), keeping_(keeping) {}

  // Whether more is free than has to stay free. True when the disk does not tell: the write itself will.
  [[nodiscard]] bool is_left() const;
  // Bytes of the database file and of its write-ahead log (FILE-wal), 0 when there is none.
  [[nodiscard]] std::uint64_t file_bytes() const;
  [[nodiscard]] std::uint64_t log_bytes() const;
  // Bytes up to which the log may grow before it is emptied: a quarter of what is left on the disk, or of the
  // limit for the database file, but from 1 MiB to 64 MiB.
  [[nodiscard]] std::uint64_t log_limit() const;

 private:
  // Free bytes above those that have to stay free, below 0 when there are too few.
  [[nodiscard]] std::int64_t left() const;

  std::filesystem::path file_;
  std::filesystem::path log_file_;
  Keeping keeping_;
};

}  // namespace cicd::center
