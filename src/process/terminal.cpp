#include "process/terminal.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace cicd::process {

namespace {

// The command's end of the pseudo-terminal `ours`: from the kernel itself where it can (4.13), else by its
// name.
Fd open_peer(int ours) {
  Fd peer(::ioctl(ours, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC));
  std::array<char, 64> name{};
  if (!peer && ::ptsname_r(ours, name.data(), name.size()) == 0) {
    peer = Fd(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  }
  return peer;
}

// Line ends stay as the command writes them: the real terminal turns \n into \r\n once.
void set_up(int peer, int like) {
  termios modes{};
  if (::tcgetattr(like, &modes) != 0 && ::tcgetattr(peer, &modes) != 0) return;
  modes.c_oflag &= ~static_cast<tcflag_t>(OPOST);
  ::tcsetattr(peer, TCSANOW, &modes);
}

}  // namespace

std::optional<Link> open_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  Link link{Fd(ends[0]), Fd(ends[1])};
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);  // the other end, which the command gets, keeps blocking
  return link;
}

std::optional<Link> open_terminal(int like) {
  Link link{Fd(::open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)), Fd()};
  if (!link.ours || ::unlockpt(link.ours.get()) != 0) return std::nullopt;
  link.commands = open_peer(link.ours.get());
  if (!link.commands) return std::nullopt;
  set_up(link.commands.get(), like);
  winsize size{24, 80, 0, 0};
  ::ioctl(like, TIOCGWINSZ, &size);
  ::ioctl(link.ours.get(), TIOCSWINSZ, &size);
  return link;
}

void follow_modes(int ours, int to, termios& last) {
  termios now{};
  termios real{};
  if (::tcgetattr(ours, &now) != 0) return;
  const bool same = now.c_iflag == last.c_iflag && now.c_lflag == last.c_lflag &&
                    std::equal(std::begin(now.c_cc), std::end(now.c_cc), std::begin(last.c_cc));
  last = now;
  // In the background the command would be stopped for trying (SIGTTOU).
  if (same || ::tcgetpgrp(to) != ::getpgrp() || ::tcgetattr(to, &real) != 0) return;
  real.c_iflag = now.c_iflag;
  real.c_lflag = now.c_lflag;
  std::copy(std::begin(now.c_cc), std::end(now.c_cc), std::begin(real.c_cc));
  ::tcsetattr(to, TCSANOW, &real);
}

bool follow_size(int from, int ours) {
  winsize wanted{};
  winsize now{};
  if (::ioctl(from, TIOCGWINSZ, &wanted) != 0 || ::ioctl(ours, TIOCGWINSZ, &now) != 0) return false;
  if (wanted.ws_row == now.ws_row && wanted.ws_col == now.ws_col) return false;
  return ::ioctl(ours, TIOCSWINSZ, &wanted) == 0;
}

}  // namespace cicd::process
