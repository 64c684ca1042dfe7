#include "base/file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd {

void Fd::reset(int fd) {
  if (fd_ >= 0) ::close(fd_);
  fd_ = fd;
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));  // a FIFO must not hang here
  if (!fd) return from_errno(path.native());
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return from_errno(path.native());
  if (!S_ISREG(info.st_mode)) return Error{Errc::invalid_input, path.native() + ": is not a regular file"};
  const auto too_large = [&] {
    return Error{Errc::invalid_input,
                 path.native() + ": is larger than " + std::to_string(max_bytes) + " bytes"};
  };
  if (static_cast<std::uint64_t>(info.st_size) > max_bytes) return too_large();
  std::string bytes;
  for (;;) {
    const std::size_t have = bytes.size();
    const std::size_t room =
        std::max<std::size_t>(4096, static_cast<std::size_t>(info.st_size) + 1 -
                                        std::min(have, static_cast<std::size_t>(info.st_size)));
    bytes.resize(have + room);
    const auto got = ::read(fd.get(), bytes.data() + have, room);
    bytes.resize(have + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got < 0 && errno != EINTR) return from_errno(path.native());
    if (bytes.size() > max_bytes) return too_large();
    if (got == 0) return bytes;
  }
}

Status write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      pollfd ready{fd, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      return from_errno("write");
    }
  }
  return ok();
}

}  // namespace cicd
