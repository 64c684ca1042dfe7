#pragma once

#include "base/clock.hpp"
#include "base/file.hpp"
#include "center/store/database.hpp"
#include "center/store/readers.hpp"
#include "center/store/writer.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace cicd::center {

// How long things are kept, and how much of the disk is left to others.
struct Keeping {
  std::int64_t days = 365;           // bugs not seen for longer are removed with all their reports; 0: never
  std::uint64_t max_bytes = 0;       // of the database file; the oldest reports go first; 0: no limit
  std::uint64_t min_free_bytes = 0;  // 0: 2 % of the disk, at most 32 MiB
};

// The database file while a server works with it: nobody else may write to it, what waits is written in
// groups, and reading goes on beside.
class Store {
 public:
  // Opens `file`, makes it when it does not exist, and migrates it when it is older; a copy of the old file
  // is put beside it first. Errors: denied when another server uses it or permissions forbid it;
  // invalid_input for a damaged, foreign or newer file, which stays as it is; no_space; io.
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, const Keeping& keeping,
                                             Clock& clock);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  [[nodiscard]] Writer& writer() { return *writer_; }
  [[nodiscard]] Readers& readers() { return *readers_; }
  // Whether the disk has room for another write.
  [[nodiscard]] bool has_room() const;
  [[nodiscard]] std::uint64_t file_bytes() const;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  // Writes what waits, then closes the file.
  void stop();

 private:
  Store(std::filesystem::path file, Fd lock, const Keeping& keeping);

  std::filesystem::path file_;
  Fd lock_;
  Keeping keeping_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<Readers> readers_;
};

}  // namespace cicd::center
