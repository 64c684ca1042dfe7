#include "process/signals.hpp"

#include <cstdint>
#include <cstring>
#include <initializer_list>

#include <sys/signalfd.h>
#include <unistd.h>

namespace cicd::process {

namespace {

// Everything but what a fault of our own raises: blocked, that could not be told from a fault of the command.
sigset_t forwardable() {
  sigset_t set;
  ::sigfillset(&set);
  for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS})
    ::sigdelset(&set, fault);
  return set;
}

struct sigaction handled_by(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  return action;
}

}  // namespace

std::optional<Signals> Signals::take() {
  Signals signals;
  const sigset_t set = forwardable();
  signals.fd_ = Fd(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
  if (!signals.fd_) return std::nullopt;
  ::sigprocmask(SIG_BLOCK, &set, &signals.mask_);
  // An ignored SIGCHLD would keep the command's exit status from us.
  const struct sigaction plain = handled_by(SIG_DFL);
  ::sigaction(SIGCHLD, &plain, &signals.child_ended_);
  // A file size limit (`ulimit -f`) is meant for the command; our spool gets EFBIG instead of death.
  const struct sigaction ignore = handled_by(SIG_IGN);
  ::sigaction(SIGXFSZ, &ignore, &signals.file_too_large_);
  return signals;
}

bool Signals::next(signalfd_siginfo& info) const {
  return ::read(fd_.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info);
}

sigset_t Signals::arrived() const {
  sigset_t set;
  if (::sigpending(&set) != 0) ::sigemptyset(&set);
  return set;
}

void Signals::restore() const {
  ::sigaction(SIGCHLD, &child_ended_, nullptr);
  ::sigaction(SIGXFSZ, &file_too_large_, nullptr);
  ::sigprocmask(SIG_SETMASK, &mask_, nullptr);
}

void Signals::stop_by(int signal) const {
  const struct sigaction plain = handled_by(SIG_DFL);
  struct sigaction before {};
  if (signal != SIGSTOP) ::sigaction(signal, &plain, &before);
  // A stop that is sent takes back a SIGCONT that waits: it must not come between these two calls.
  const sigset_t waiting = arrived();
  if (::sigismember(&waiting, SIGCONT) != 1) ::kill(::getpid(), signal);
  sigset_t one;
  ::sigemptyset(&one);
  ::sigaddset(&one, signal);
  ::sigprocmask(SIG_UNBLOCK, &one, nullptr);
  ::sigprocmask(SIG_BLOCK, &one, nullptr);
  if (signal != SIGSTOP) ::sigaction(signal, &before, nullptr);
}

bool must_forward(const signalfd_siginfo& info, Reach reach, const Parties& parties) {
  const auto sender = static_cast<pid_t>(info.ssi_pid);
  const auto signal = static_cast<int>(info.ssi_signo);
  const bool from_process = info.ssi_code <= 0;  // SI_USER, SI_QUEUE, SI_TKILL
  if (signal == SIGCHLD) return false;
  if (signal == SIGXCPU && !from_process) return false;  // our own use of the processor is over a limit
  // Our own are answers to our writes (SIGPIPE) and our stops; the command does not signal itself through us.
  if (from_process && (sender == parties.self || sender == parties.command)) return false;
  switch (reach) {
    case Reach::only_us:
      return true;
    case Reach::whole_group:
      return parties.command_left_group;
    case Reach::unknown:
      break;
  }
  if (from_process) return true;
  // The terminal signals a whole group, but on a hang-up the session leader alone; a timer set before our
  // exec is ours alone as well.
  if (signal == SIGHUP || signal == SIGCONT) return parties.session_leader;
  return signal == SIGALRM || signal == SIGVTALRM || signal == SIGPROF;
}

void forward(const signalfd_siginfo& info, pid_t pid) {
  const auto signal = static_cast<int>(info.ssi_signo);
  if (info.ssi_code == SI_QUEUE) {
    sigval value{};
    const auto pointer = static_cast<std::uintptr_t>(info.ssi_ptr);
    std::memcpy(&value.sival_ptr, &pointer, sizeof pointer);
    if (::sigqueue(pid, signal, value) == 0) return;
  }
  ::kill(pid, signal);
}

bool asks_to_end(int signal) {
  return signal == SIGINT || signal == SIGTERM || signal == SIGHUP || signal == SIGQUIT;
}

}  // namespace cicd::process
