#include "process/descriptors.hpp"

#include <algorithm>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace cicd::process {

namespace {

// One past the largest number worth looking at where the kernel cannot close ranges.
int horizon() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
  return static_cast<int>(std::min<rlim_t>(limit.rlim_cur, 4096));
}

void close_range(int first, int last) {
  if (first > last) return;
#ifdef SYS_close_range
  if (::syscall(SYS_close_range, first, last, 0) == 0) return;
#endif
  const int end = std::min(last, horizon() - 1);
  for (int fd = first; fd <= end; ++fd)
    ::close(fd);
}

}  // namespace

int open_nowhere() {
  const int fd = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  return fd >= 0 ? fd : ::open("/", O_PATH | O_CLOEXEC);
}

void let_go(int fd) {
  const int nowhere = open_nowhere();
  if (nowhere < 0) return;
  ::dup3(nowhere, fd, O_CLOEXEC);
  ::close(nowhere);
}

void close_all_but(std::span<const int> kept) {
  constexpr int end = 0x7fffffff;
  int first = 0;
  while (true) {
    int next = end;
    for (const int fd : kept) {
      if (fd >= first) next = std::min(next, fd);
    }
    close_range(first, next == end ? end : next - 1);
    if (next == end) return;
    first = next + 1;
  }
}

void close_inherited() {
  const int end = horizon();
  for (int fd = 3; fd < end; ++fd) {
    const int flags = ::fcntl(fd, F_GETFD);
    if (flags >= 0 && (flags & FD_CLOEXEC) == 0) ::close(fd);
  }
}

}  // namespace cicd::process
