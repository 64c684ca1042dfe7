#include "process/channel.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace cicd::process {

namespace {

constexpr std::size_t chunk = 65536;

bool named_fifo(int fd, const struct stat& info) {
  struct statfs system {};
  return S_ISFIFO(info.st_mode) && ::fstatfs(fd, &system) == 0 && system.f_type != PIPEFS_MAGIC;
}

// Reads what tee left in the side pipe and shows it to the tap.
void show(const SidePipe& side, char* buffer, std::size_t bytes, Tap& tap) {
  while (bytes > 0) {
    const auto got = ::read(side.read.get(), buffer, std::min(bytes, chunk));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return;
    tap.feed({buffer, static_cast<std::size_t>(got)});
    bytes -= static_cast<std::size_t>(got);
  }
}

}  // namespace

bool wait_for(std::span<pollfd> wanted, int timeout) {
  std::array<pollfd, 8> asked{};
  nfds_t count = 0;
  for (const auto& each : wanted) {
    if (each.fd >= 0) asked[count++] = each;
  }
  const bool happened = ::poll(asked.data(), count, timeout) > 0;
  count = 0;
  for (auto& each : wanted) {
    each.revents = each.fd >= 0 && happened ? asked[count].revents : static_cast<short>(0);
    if (each.fd >= 0) ++count;
  }
  return happened;
}

SidePipe SidePipe::open() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return {};
  return {Fd(ends[0]), Fd(ends[1])};
}

Channel::Channel(Fd source, int target)
    : source_(std::move(source)), target_(target), buffer_(new char[chunk]) {
  struct stat info {};
  if (::fstat(target, &info) != 0) return;
  socket_ = S_ISSOCK(info.st_mode);
  copies_ = socket_;                     // splice(2) blocks in a blocking socket, whatever its flags say
  watched_ = !named_fifo(target, info);  // the next reader may open it by its name
}

void Channel::close_target() {
  own_target_.reset();
  if (target_ >= 0) ::close(target_);
  target_ = -1;
}

bool Channel::writers_gone() const {
  pollfd source{source_.get(), 0, 0};
  return ::poll(&source, 1, 0) == 1 && (source.revents & (POLLHUP | POLLERR)) != 0;
}

std::uint64_t Channel::on_the_way() const {
  int unread = 0;
  if (ended() || ::ioctl(source_.get(), FIONREAD, &unread) != 0) unread = 0;
  return end_ - begin_ + static_cast<std::uint64_t>(unread);
}

void Channel::pass_what_is_there(const SidePipe& side, Tap& tap) {
  const std::uint64_t due = passed_ + on_the_way();
  while (passed_ < due && pump(side, tap) == Flow::moved) {
  }
}

void Channel::watch(pollfd* pair) const {
  // While blocked the source must not wake us: its POLLHUP would do so without end.
  pair[0] = {blocked_ ? -1 : source_.get(), POLLIN, 0};
  pair[1] = {!ended() && (watched_ || blocked_) ? target_ : -1, static_cast<short>(blocked_ ? POLLOUT : 0),
             0};
}

void Channel::react(const pollfd* pair, const SidePipe& side, Tap& tap) {
  if (ended()) return;
  if (watched_ && (pair[1].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) {
    source_.reset();
  } else if (pair[0].revents != 0 || pair[1].revents != 0) {
    pump(side, tap);
  }
}

Channel::Flow Channel::pump(const SidePipe& side, Tap& tap) {
  if (ended()) return Flow::ended;
  if (!side.read && !copies_) reopen_target();
  const Flow flow = copies_ ? copy(tap) : pass_pages(side, tap);
  blocked_ = flow == Flow::blocked;
  if (flow == Flow::ended) source_.reset();
  return flow;
}

Channel::Flow Channel::pass_pages(const SidePipe& side, Tap& tap) {
  std::size_t fresh = 0;
  if (owed_ == 0) {
    const auto got = ::tee(source_.get(), side.write.get(), chunk, SPLICE_F_NONBLOCK);
    if (got == 0) return Flow::ended;
    if (got < 0 && errno == EAGAIN) return Flow::starved;
    if (got < 0) {  // not a pipe, or a kernel without it
      reopen_target();
      return copy(tap);
    }
    owed_ = fresh = static_cast<std::size_t>(got);
  }
  Flow flow = splice_owed();
  show(side, buffer_.get(), fresh, tap);
  if (copies_) flow = copy(tap);
  return flow;
}

Channel::Flow Channel::splice_owed() {
  while (owed_ > 0) {
    const auto moved =
        ::splice(source_.get(), nullptr, target_, nullptr, owed_, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
    if (moved > 0) {
      owed_ -= static_cast<std::size_t>(moved);
      passed_ += static_cast<std::uint64_t>(moved);
    } else if (moved < 0 && errno == EAGAIN) {
      return Flow::blocked;
    } else if (moved < 0 && errno == EINVAL) {  // the target is no pipe
      reopen_target();
      return Flow::moved;
    } else if (moved == 0 || errno != EINTR) {
      return Flow::ended;
    }
  }
  return Flow::moved;
}

void Channel::reopen_target() {
  copies_ = true;
  if (socket_) return;  // cannot be opened by name; send(2) has its own flag
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "/proc/self/fd/%d", target_);
  own_target_ = Fd(::open(name.data(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
}

Channel::Flow Channel::copy(Tap& tap) {
  if (begin_ < end_) return write_pending();
  const auto got = ::read(source_.get(), buffer_.get(), chunk);
  if (got < 0 && errno == EAGAIN) return Flow::starved;
  if (got < 0 && errno == EINTR) return Flow::moved;
  if (got <= 0) return Flow::ended;  // EIO: the last holder of a pseudo-terminal closed it
  begin_ = 0;
  end_ = static_cast<std::size_t>(got);
  const Flow flow = write_pending();
  const std::size_t seen = std::min(owed_, static_cast<std::size_t>(got));
  owed_ -= seen;
  tap.feed({buffer_.get() + seen, static_cast<std::size_t>(got) - seen});
  return flow;
}

Channel::Flow Channel::write_pending() {
  while (begin_ < end_) {
    const char* bytes = buffer_.get() + begin_;
    const std::size_t count = end_ - begin_;
    ssize_t written = -1;
    if (socket_) {
      written = ::send(target_, bytes, count, MSG_DONTWAIT | MSG_NOSIGNAL);
    } else if (own_target_) {
      written = ::write(own_target_.get(), bytes, count);
    } else {
      pollfd room{target_, POLLOUT, 0};
      if (::poll(&room, 1, 0) == 0) return Flow::blocked;
      written =
          ::write(target_, bytes, std::min<std::size_t>(count, PIPE_BUF));  // so much fits, says POLLOUT
    }
    if (written > 0) {
      begin_ += static_cast<std::size_t>(written);
      passed_ += static_cast<std::uint64_t>(written);
    } else if (errno == EAGAIN) {
      return Flow::blocked;
    } else if (errno != EINTR) {
      return Flow::ended;
    }
  }
  return Flow::moved;
}

}  // namespace cicd::process
