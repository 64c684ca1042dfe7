#include "process/signals.hpp"

#include "process/run.hpp"

#include <doctest/doctest.h>

#include <cstdint>

#include <sys/signalfd.h>

using namespace cicd::process;

namespace {

constexpr pid_t self = 100;
constexpr pid_t command = 101;
constexpr pid_t stranger = 7;

signalfd_siginfo from(pid_t sender, int signal, int code) {
  signalfd_siginfo info{};
  info.ssi_signo = static_cast<std::uint32_t>(signal);
  info.ssi_pid = static_cast<std::uint32_t>(sender);
  info.ssi_code = code;
  return info;
}

constexpr Parties member{self, command, false};
constexpr Parties leader{self, command, true};

}  // namespace

TEST_CASE("a signal is forwarded exactly when the command does not have it") {
  for (const int signal : {SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH, SIGUSR1, SIGRTMIN + 1}) {
    CAPTURE(signal);
    CHECK(must_forward(from(stranger, signal, SI_USER), Reach::only_us, member));
    CHECK(must_forward(from(stranger, signal, SI_QUEUE), Reach::only_us, member));
    CHECK(must_forward(from(0, signal, SI_KERNEL), Reach::only_us, member));
    CHECK_FALSE(must_forward(from(stranger, signal, SI_USER), Reach::whole_group, member));
    CHECK_FALSE(must_forward(from(0, signal, SI_KERNEL), Reach::whole_group, leader));
  }
}

TEST_CASE("what we or the command itself sent is not forwarded") {
  CHECK_FALSE(must_forward(from(self, SIGPIPE, SI_USER), Reach::only_us, member));
  CHECK_FALSE(must_forward(from(command, SIGTERM, SI_USER), Reach::only_us, member));
  CHECK_FALSE(must_forward(from(stranger, SIGCHLD, SI_USER), Reach::only_us, member));
}

TEST_CASE("what reached the group is forwarded to a command that left it") {
  Parties gone = leader;
  gone.command_left_group = true;
  CHECK(must_forward(from(stranger, SIGTERM, SI_USER), Reach::whole_group, gone));
  CHECK(must_forward(from(0, SIGINT, SI_KERNEL), Reach::whole_group, gone));
}

TEST_CASE("that we used up our processor time is not the command's affair") {
  CHECK_FALSE(must_forward(from(0, SIGXCPU, SI_KERNEL), Reach::only_us, member));
  CHECK(must_forward(from(stranger, SIGXCPU, SI_USER), Reach::only_us, member));
}

TEST_CASE("without a witness the sender decides") {
  CHECK(must_forward(from(stranger, SIGTERM, SI_USER), Reach::unknown, member));
  CHECK_FALSE(must_forward(from(0, SIGINT, SI_KERNEL), Reach::unknown, member));
  CHECK_FALSE(must_forward(from(0, SIGHUP, SI_KERNEL), Reach::unknown, member));
  CHECK(must_forward(from(0, SIGHUP, SI_KERNEL), Reach::unknown, leader));
  CHECK(must_forward(from(0, SIGCONT, SI_KERNEL), Reach::unknown, leader));
  CHECK(must_forward(from(0, SIGALRM, SI_KERNEL), Reach::unknown, member));
}

TEST_CASE("the signals that ask for an end") {
  CHECK(asks_to_end(SIGTERM));
  CHECK(asks_to_end(SIGHUP));
  CHECK_FALSE(asks_to_end(SIGUSR1));
  CHECK_FALSE(asks_to_end(SIGTSTP));
}

TEST_CASE("signals have names") {
  CHECK(signal_name(9) == "SIGKILL");
  CHECK(signal_name(11) == "SIGSEGV");
  CHECK(signal_name(SIGRTMIN) == "SIGRTMIN");
  CHECK(signal_name(SIGRTMIN + 3) == "SIGRTMIN+3");
  CHECK(signal_name(SIGRTMAX) == "SIGRTMAX");
  CHECK(signal_name(99) == "signal 99");
}
