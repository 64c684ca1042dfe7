#include "unit/net/timed_post.hpp"

#include "support/fault_server.hpp"

#include <doctest/doctest.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <thread>
#include <variant>

#include <arpa/inet.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cicd::test {

namespace {

bool raise_loopback() {
  const Fd fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  ifreq request{};
  std::strcpy(request.ifr_name, "lo");
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  return ::ioctl(fd.get(), SIOCSIFFLAGS, &request) == 0;
}

// Binds port 53 and leaves it open for the life of the process: questions arrive and nobody reads them.
bool open_silent_dns() {
  const int fd = ::socket(AF_INET, SOCK_DGRAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(53);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

bool enter_dead_dns() {
  if (::unshare(CLONE_NEWNS | CLONE_NEWNET) != 0) return false;
  if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return false;
  if (::mount("none", "/mnt", "tmpfs", 0, nullptr) != 0) return false;
  std::ofstream("/mnt/resolv.conf") << "nameserver 127.0.0.1\n";
  if (::mount("/mnt/resolv.conf", "/etc/resolv.conf", nullptr, MS_BIND, nullptr) != 0) return false;
  return raise_loopback() && open_silent_dns();
}

std::optional<ChildResult> in_child(const std::function<Timed()>& act, const std::function<bool()>& prepare,
                                    const std::function<void(int)>& watch) {
  std::array<int, 2> pipe{};
  REQUIRE(::pipe(pipe.data()) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    if (!prepare()) ::_exit(1);
    const auto timed = act();
    const auto* error = std::get_if<net::NetError>(&timed.answer);
    const auto failure = error == nullptr ? -1 : static_cast<int>(error->failure);
    const auto text = std::to_string(failure) + " " + std::to_string(timed.took.count()) + " " +
                      std::to_string(timed.running.count()) + " " + (error == nullptr ? "" : error->message);
    const auto written = ::write(pipe[1], text.data(), text.size());
    ::_exit(written < 0 ? 1 : 0);
  }
  ::close(pipe[1]);
  watch(child);
  std::string text;
  std::array<char, 4096> block{};
  for (ssize_t got = 0; (got = ::read(pipe[0], block.data(), block.size())) > 0;) {
    text.append(block.data(), static_cast<std::size_t>(got));
  }
  ::close(pipe[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (text.empty()) return std::nullopt;
  ChildResult result;
  std::size_t used = 0;
  result.failure = static_cast<net::Failure>(std::stoi(text, &used));
  text.erase(0, used);
  result.took = Millis{std::stoll(text, &used)};
  text.erase(0, used);
  result.running = Millis{std::stoll(text, &used)};
  result.message = text.substr(used);
  return result;
}

}  // namespace cicd::test

using namespace cicd;
using cicd::test::FaultServer;
using cicd::test::Peer;
using cicd::test::post;

namespace {
constexpr Millis span{500};
}

TEST_CASE("a process that was stopped past its deadline gives up as soon as it goes on") {
  FaultServer server([](Peer& peer) { peer.wait(); });
  const auto result = test::in_child([&] { return post(server.url(), {}, span); }, [] { return true; },
                                     [](int child) {
                                       std::this_thread::sleep_for(Millis{100});
                                       ::kill(child, SIGSTOP);
                                       std::this_thread::sleep_for(Millis{700});
                                       ::kill(child, SIGCONT);
                                     });
  REQUIRE(result);
  CHECK(result->failure == net::Failure::timeout);
  CHECK(result->took >= Millis{750});
  CHECK(result->running <= Millis{400});
}

TEST_CASE("a DNS server that never answers costs the deadline, no more") {
  const auto result = test::in_child([] { return post("http://collector.example:8080", {}, span); },
                                     test::enter_dead_dns, [](int) {});
  if (!result) {
    MESSAGE("skipped: 'a DNS server that never answers' needs the right to make a network namespace");
    return;
  }
  CHECK(result->failure == net::Failure::timeout);
  CHECK(result->message.find("was not resolved in time") != std::string::npos);
  CHECK(result->took >= span - Millis{20});
  CHECK(result->running <= span + Millis{300});
}
