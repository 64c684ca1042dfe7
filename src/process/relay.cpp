#include "process/relay.hpp"

#include "process/descriptors.hpp"

#include <cstddef>
#include <functional>
#include <string_view>

#include <unistd.h>

namespace cicd::process {

namespace {

[[noreturn]] void go_on(std::array<Channel, 2>& channels) {
  ::setsid();
  std::array<int, 6> kept{-1, -1, -1, -1, -1, -1};
  for (std::size_t at = 0; at < channels.size(); ++at) {
    const Channel& channel = channels[at];
    if (channel.ended()) continue;
    kept[3 * at] = channel.source();
    kept[3 * at + 1] = channel.target();
    kept[3 * at + 2] = channel.own_target();
  }
  close_all_but(kept);
  (void)::chdir("/");  // keep no file system busy
  const std::function<void(std::string_view)> nobody;
  Tap tap(nobody);
  while (!channels[0].ended() || !channels[1].ended()) {
    std::array<pollfd, 4> wanted{};
    channels[0].watch(&wanted[0]);
    channels[1].watch(&wanted[2]);
    wait_for(wanted, -1);
    for (std::size_t at = 0; at < channels.size(); ++at) {
      channels[at].react(&wanted[2 * at], {}, tap);
      // Its reader gets the end of file although the other channel still lives.
      if (channels[at].ended() && channels[at].target() >= 0) channels[at].close_target();
    }
  }
  ::_exit(0);
}

}  // namespace

bool leave_relay(std::array<Channel, 2>& channels) {
  const pid_t relay = ::fork();
  if (relay == 0) go_on(channels);
  return relay > 0;
}

}  // namespace cicd::process
