#pragma once

#include "process/tap.hpp"

#include <cstdint>
#include <optional>

namespace cicd::process {

// A regular file that the command writes to by itself, without us between: a full disk or a size limit is its
// own to see. Where it stood before is remembered, and what was added is read afterwards.
class WrittenFile {
 public:
  // Nothing when `fd` is no regular file.
  static std::optional<WrittenFile> at(int fd);

  // Shows the tap what was added since, at most the last 256 MiB. False when it cannot be read, or not all.
  [[nodiscard]] bool show(Tap& tap) const;

 private:
  int fd_ = -1;
  std::int64_t begin_ = 0;
  std::int64_t size_ = 0;
};

}  // namespace cicd::process
