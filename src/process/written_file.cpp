#include "process/written_file.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <new>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::process {

namespace {

constexpr std::int64_t most = std::int64_t{256} << 20;
constexpr std::size_t chunk = 65536;

bool appends(int fd) {
  const int flags = ::fcntl(fd, F_GETFL);
  return flags >= 0 && (flags & O_APPEND) != 0;
}

// The same file for reading, as it was most likely opened for writing only. It may have been renamed or
// removed.
Fd open_for_reading(int fd) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "/proc/self/fd/%d", fd);
  return Fd(::open(name.data(), O_RDONLY | O_CLOEXEC));
}

}  // namespace

std::optional<WrittenFile> WrittenFile::at(int fd) {
  struct stat info {};
  if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  WrittenFile file;
  file.fd_ = fd;
  file.size_ = info.st_size;
  file.begin_ = appends(fd) ? info.st_size : ::lseek(fd, 0, SEEK_CUR);
  return file;
}

bool WrittenFile::show(Tap& tap) const {
  struct stat info {};
  const Fd reader = open_for_reading(fd_);
  if (!reader || ::fstat(reader.get(), &info) != 0) return false;
  // Not beyond what the command wrote when the file was longer from the start.
  const std::int64_t end = appends(fd_) || info.st_size != size_ ? info.st_size : ::lseek(fd_, 0, SEEK_CUR);
  const std::unique_ptr<char[]> buffer(new (std::nothrow) char[chunk]);
  if (!buffer) return false;
  std::int64_t at = std::max(begin_, end - most);
  const bool whole = at == begin_;
  while (at < end) {
    const auto got = ::pread(reader.get(), buffer.get(),
                             static_cast<std::size_t>(std::min<std::int64_t>(chunk, end - at)), at);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    tap.feed({buffer.get(), static_cast<std::size_t>(got)});
    at += got;
  }
  return whole;
}

}  // namespace cicd::process
