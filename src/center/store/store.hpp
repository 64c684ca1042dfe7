#pragma once

#include "base/clock.hpp"
#include "base/file.hpp"
#include "center/store/checkpointer.hpp"
#include "center/store/database.hpp"
#include "center/store/readers.hpp"
#include "center/store/room.hpp"
#include "center/store/writer.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace cicd::center {

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
  [[nodiscard]] bool has_room() const { return room_.is_left(); }
  [[nodiscard]] std::uint64_t file_bytes() const { return room_.file_bytes(); }
  // Whether the file was migrated from before the sources just now. What is old in it is kept until the next
  // start.
  [[nodiscard]] bool migrated() const { return migrated_; }
  // Writes what waits, then closes the file.
  void stop();

 private:
  Store(const std::filesystem::path& file, Fd lock, const Keeping& keeping);

  Fd lock_;
  Room room_;
  bool migrated_ = false;
  std::unique_ptr<Checkpointer> checkpointer_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<Readers> readers_;
};

}  // namespace cicd::center
