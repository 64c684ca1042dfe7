#include "process/session.hpp"

#include "process/descriptors.hpp"
#include "process/relay.hpp"
#include "process/tree.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <limits>

#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cicd::process {

namespace {

using std::chrono::steady_clock;

// What the command's own children write while they end with it is still worth a look.
constexpr Millis last_words{10};
// How long we go on when the command has stopped, in milliseconds. Meanwhile what it wrote comes through a
// pseudo-terminal, and a SIGCONT that follows at once is taken: our own stop could take it back.
constexpr int before_stop = 10;
// How long a slow reader keeps us when we were told to end: then a relay goes on.
constexpr Millis patience_with_reader{1000};
constexpr Millis from_term_to_kill{10'000};
// Who prompts may set the terminal's modes right behind its output, which nothing tells us.
constexpr Millis from_prompt_to_modes{20};

}  // namespace

Session::Session(const Signals& signals, Outputs& outputs, Tap& tap, pid_t command, const sigset_t& early,
                 std::optional<Millis> timeout)
    : signals_(signals),
      outputs_(outputs),
      tap_(tap),
      early_(early),
      parties_{::getpid(), command, ::getsid(0) == ::getpid()} {
  if (timeout) next_kill_ = steady_clock::now() + *timeout;
}

void Session::last() {
  take_signals();
  unwitnessed_ = false;
  auto& channels = outputs_.channels();
  bool holds_stdout = !channels[0].ended();
  while (!over()) {
    std::array<pollfd, 5> wanted{};
    wanted[0] = {signals_.fd(), POLLIN, 0};
    channels[0].watch(&wanted[1]);
    channels[1].watch(&wanted[3]);
    const bool happened = wait_for(wanted, patience());
    modes_may_follow_ = happened && !ended_ && outputs_.has_terminal();
    outputs_.follow_modes();  // before a channel ends: these modes stay
    if (wanted[0].revents != 0) take_signals();
    channels[0].react(&wanted[1], outputs_.side(), tap_);
    channels[1].react(&wanted[3], outputs_.side(), tap_);
    if (holds_stdout && channels[0].ended()) {  // the command closed it, or its reader has gone
      holds_stdout = false;
      let_go(STDOUT_FILENO);
    }
    mind_time();
  }
}

int Session::patience() const {
  std::optional<SteadyTime> until = next_kill_;
  if (ended_) until = ended_at_ + (told_to_end_ ? patience_with_reader : last_words);
  if (modes_may_follow_)
    until = std::min(until.value_or(SteadyTime::max()), steady_clock::now() + from_prompt_to_modes);
  if (!until) return -1;
  const auto left = std::chrono::ceil<Millis>(*until - steady_clock::now()).count();
  if (ended_ && left <= 0) return -1;  // only the reader keeps us
  return static_cast<int>(std::clamp<long long>(left, 0, std::numeric_limits<int>::max()));
}

bool Session::over() {
  auto& channels = outputs_.channels();
  if (!ended_) return false;
  if (channels[0].ended() && channels[1].ended()) return true;
  const auto waited = steady_clock::now() - ended_at_;
  if (told_to_end_) {
    // Who died of it left no more to its reader than its pipe holds; who did not, wrote its last words in
    // peace.
    const bool enough = delivered() || WIFSIGNALED(status_) || waited >= patience_with_reader;
    return enough && leave_relay(channels);
  }
  if (waited < last_words || !delivered()) return false;
  const bool only_reader_missing = std::all_of(channels.begin(), channels.end(), [](const Channel& each) {
    return each.ended() || each.writers_gone();
  });
  return !only_reader_missing && leave_relay(channels);
}

bool Session::delivered() const {
  const auto& channels = outputs_.channels();
  for (std::size_t at = 0; at < channels.size(); ++at) {
    if (!channels[at].ended() && channels[at].passed() < due_[at]) return false;
  }
  return true;
}

void Session::take_signals() {
  signalfd_siginfo info{};
  while (signals_.next(info))
    take(info);
}

void Session::take(const signalfd_siginfo& info) {
  const auto signal = static_cast<int>(info.ssi_signo);
  if (signal == SIGCHLD) {
    reap();
    return;
  }
  const bool from_process = info.ssi_code <= 0;
  const auto sender = static_cast<pid_t>(info.ssi_pid);
  if (from_process && (sender == parties_.self || sender == witness_.pid())) return;
  if (ended_) {
    take_in_its_place(signal);
    return;
  }
  // The command asks for the size when it gets the signal: its terminal must have it by then.
  const bool resized = signal == SIGWINCH && outputs_.follow_sizes();
  const Reach reach = reach_of(signal);
  if (asks_to_end(signal) && !(from_process && sender == parties_.command)) told_to_end_ = true;
  parties_.command_left_group = ::getpgrp() == parties_.self && ::getpgid(parties_.command) != parties_.self;
  if (resized || must_forward(info, reach, parties_)) forward(info, parties_.command);
}

void Session::take_in_its_place(int signal) {
  if (asks_to_end(signal)) {
    told_to_end_ = true;
    if (!delivered()) status_ = signal;
    due_ = {};
  } else if (signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU) {
    signals_.stop_by(signal);
  }
}

Reach Session::reach_of(int signal) {
  if (::sigismember(&early_, signal) == 1) {
    ::sigdelset(&early_, signal);
    return Reach::only_us;
  }
  const Reach reach = witness_.reach_of(signal);
  return unwitnessed_ && reach == Reach::only_us ? Reach::unknown : reach;
}

void Session::reap() {
  int status = 0;
  const pid_t whom = parties_.self == 1 ? -1 : parties_.command;
  while (!ended_ || whom == -1) {
    const pid_t pid = ::waitpid(whom, &status, WNOHANG | WUNTRACED);
    if (pid <= 0) return;
    if (pid != parties_.command) continue;
    if (WIFSTOPPED(status)) {
      stop_like_command(WSTOPSIG(status));
      continue;
    }
    ended_ = true;
    ended_at_ = steady_clock::now();
    status_ = status;
    std::ranges::transform(outputs_.channels(), due_.begin(),
                           [](const Channel& each) { return each.passed() + each.on_the_way(); });
    pass_what_is_there();
  }
}

void Session::pass_what_is_there() {
  outputs_.follow_modes();
  for (Channel& each : outputs_.channels())
    each.pass_what_is_there(outputs_.side(), tap_);
}

void Session::stop_like_command(int signal) {
  std::array<pollfd, 1> told{{{signals_.fd(), POLLIN, 0}}};
  pass_what_is_there();
  wait_for(told, before_stop);
  pass_what_is_there();
  const bool watched = witness_.wake_us_after(parties_.command, next_kill_);
  // A tool that slows a process down stops it by SIGSTOP, and continues that process alone.
  if (watched || signal != SIGSTOP) signals_.stop_by(signal);
  witness_.let_us_sleep();
}

void Session::mind_time() {
  if (ended_ || !next_kill_ || steady_clock::now() < *next_kill_) return;
  end_by(timed_out_ ? SIGKILL : SIGTERM);
  next_kill_ = timed_out_ ? std::nullopt : std::optional(steady_clock::now() + from_term_to_kill);
  timed_out_ = true;
}

void Session::end_by(int signal) {
  const auto send = [signal](pid_t pid) {
    ::kill(pid, signal);
    if (signal != SIGKILL) ::kill(pid, SIGCONT);  // a stopped one could not end
  };
  try {
    const auto family = descendants(parties_.command);  // while they still have their parents
    send(parties_.command);
    std::for_each(family.begin(), family.end(), send);
  } catch (...) {  // out of memory: the command itself at least
    send(parties_.command);
  }
}

}  // namespace cicd::process
