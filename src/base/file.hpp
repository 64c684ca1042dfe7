#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace cicd {

// Owns one file descriptor and closes it. -1 is "none".
class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    reset(std::exchange(other.fd_, -1));
    return *this;
  }
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { reset(); }

  [[nodiscard]] int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  [[nodiscard]] int release() { return std::exchange(fd_, -1); }
  void reset(int fd = -1);

 private:
  int fd_ = -1;
};

// The whole of a regular file of at most `max_bytes`.
// Errors: not_found; denied; invalid_input for a directory, a FIFO or device, or a larger file; io.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

// Writes all of `bytes` to `fd`, going on after EINTR and, on a non-blocking descriptor, after a wait.
// Errors: no_space; denied; io.
Status write_all(int fd, std::string_view bytes);

}  // namespace cicd
