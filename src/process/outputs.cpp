#include "process/outputs.hpp"

#include <cstddef>
#include <utility>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::process {

namespace {

// One terminal may have two names: /dev/pts/7 and /dev/tty.
bool same_terminal(int a, int b) {
  unsigned first = 0;
  unsigned second = 0;
  return ::ioctl(a, TIOCGDEV, &first) == 0 && ::ioctl(b, TIOCGDEV, &second) == 0 && first == second;
}

bool same_file(int a, int b) {
  struct stat first {};
  struct stat second {};
  if (same_terminal(a, b)) return true;
  return ::fstat(a, &first) == 0 && ::fstat(b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

bool is_stream_socket(int fd) {
  int type = 0;
  socklen_t size = sizeof type;
  return ::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

// Whether bytes written to `fd` arrive as a stream: not through a descriptor that is for reading only, where
// the command must get its error, nor through a pipe that keeps each write apart (O_DIRECT, pipe(2)).
bool takes_stream(int fd) {
  const int flags = ::fcntl(fd, F_GETFL);
  return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY && (flags & O_DIRECT) == 0;
}

bool passes_through_us(Behind what) {
  return what == Behind::terminal || what == Behind::stream;
}

}  // namespace

Behind behind(int fd) {
  const int flags = ::fcntl(fd, F_GETFD);
  struct stat info {};
  if (flags < 0 || (flags & FD_CLOEXEC) != 0 || ::fstat(fd, &info) != 0) return Behind::nothing;
  if (S_ISREG(info.st_mode)) return Behind::file;
  if (!takes_stream(fd)) return Behind::device;
  if (S_ISFIFO(info.st_mode) || (S_ISSOCK(info.st_mode) && is_stream_socket(fd))) return Behind::stream;
  return ::isatty(fd) == 1 ? Behind::terminal : Behind::device;
}

Outputs::Outputs(PtyMode mode) {
  const std::array<Behind, 2> what = {behind(STDOUT_FILENO), behind(STDERR_FILENO)};
  const bool same = same_file(STDOUT_FILENO, STDERR_FILENO);
  connect(0, what[0], mode);
  merged_ = same && !channels_[0].ended();
  if (!merged_) connect(1, what[1], mode);
  files_[0] = what[0] == Behind::file ? WrittenFile::at(STDOUT_FILENO) : std::nullopt;
  files_[1] = what[1] == Behind::file && !same ? WrittenFile::at(STDERR_FILENO) : std::nullopt;
}

void Outputs::connect(std::size_t place, Behind what, PtyMode mode) {
  if (!passes_through_us(what)) {
    complete_ = complete_ && what != Behind::device;
    return;
  }
  const int target = place == 0 ? STDOUT_FILENO : STDERR_FILENO;
  const bool wanted = mode == PtyMode::always || (mode == PtyMode::automatic && what == Behind::terminal);
  auto link = wanted ? open_terminal(target) : open_pipe();
  terminals_[place] = wanted && link;
  // A terminal is worth more to the command than our look at it; who asked for one gets at least the look.
  if (!link && wanted && what != Behind::terminal) link = open_pipe();
  if (!link) {
    complete_ = false;
    return;
  }
  if (terminals_[place]) ::tcgetattr(link->ours.get(), &modes_[place]);
  channels_[place] = Channel(std::move(link->ours), target);
  command_ends_[place] = std::move(link->commands);
}

Wiring Outputs::wiring() const {
  return {command_ends_[0].get(), (merged_ ? command_ends_[0] : command_ends_[1]).get()};
}

void Outputs::started(bool tapped) {
  for (auto& end : command_ends_)
    end.reset();
  const bool pages = (!channels_[0].ended() && !terminals_[0]) || (!channels_[1].ended() && !terminals_[1]);
  if (tapped && pages) side_ = SidePipe::open();
}

bool Outputs::follow_sizes() const {
  bool changed = false;
  for (std::size_t place = 0; place < channels_.size(); ++place) {
    const Channel& channel = channels_[place];
    if (terminals_[place] && !channel.ended()) changed |= follow_size(channel.target(), channel.source());
  }
  return changed;
}

void Outputs::follow_modes() {
  for (std::size_t place = 0; place < channels_.size(); ++place) {
    const Channel& channel = channels_[place];
    if (terminals_[place] && !channel.ended())
      process::follow_modes(channel.source(), channel.target(), modes_[place]);
  }
}

bool Outputs::show_files(Tap& tap) const {
  bool whole = true;
  for (const auto& file : files_) {
    if (file) whole &= file->show(tap);
  }
  return whole;
}

}  // namespace cicd::process
