#include "process/descriptors.hpp"
#include "process/run.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <initializer_list>
#include <utility>

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace cicd::process {

namespace {

// What the handler below needs, for it gets nothing but a number.
struct Crash {
  Exit exit;
  std::string_view line;
};
Crash crash;
std::array<char, 65536> crash_stack;  // of its own: a stack that is full may be the reason

void leave_after_crash(int /*signal*/) {
  (void)::write(STDERR_FILENO, crash.line.data(), crash.line.size());
  leave_like(crash.exit);
}

}  // namespace

void guard_closed_stdio() {
  for (const int fd : {0, 1, 2}) {
    if (::fcntl(fd, F_GETFD) >= 0) continue;
    const int filler = open_nowhere();  // the lowest free number, and all below are taken
    if (filler >= 0 && filler != fd) ::close(filler);
  }
}

void hand_back(bool keep_stderr) {
  const int nowhere = open_nowhere();
  for (const int fd : {0, 1, 2}) {
    if (fd == 2 && keep_stderr) continue;
    if (nowhere < 0) {
      ::close(fd);
    } else if (nowhere != fd) {
      ::dup3(nowhere, fd, O_CLOEXEC);
    }
  }
  if (nowhere > 2) ::close(nowhere);
  close_inherited();
}

bool cancel_requested() {
  sigset_t pending;
  if (::sigpending(&pending) != 0) return false;
  const std::initializer_list<int> ends = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
  return std::any_of(ends.begin(), ends.end(), [&](int each) { return ::sigismember(&pending, each) == 1; });
}

void leave_like(const Exit& exit) {
  if (exit.signal == 0) ::_exit(exit.code);
  ::prctl(PR_SET_DUMPABLE, 0);  // the command has left its core already
  struct sigaction plain {};
  plain.sa_handler = SIG_DFL;
  ::sigaction(exit.signal, &plain, nullptr);
  ::kill(::getpid(), exit.signal);
  sigset_t one;
  ::sigemptyset(&one);
  ::sigaddset(&one, exit.signal);
  ::sigprocmask(SIG_UNBLOCK, &one, nullptr);
  ::_exit(128 + exit.signal);
}

void leave_like_after_crash(const Exit& exit, std::string_view line) {
  crash = {exit, line};
  stack_t stack{};
  stack.ss_sp = crash_stack.data();
  stack.ss_size = crash_stack.size();
  struct sigaction action {};
  action.sa_handler = leave_after_crash;
  action.sa_flags = SA_ONSTACK;
  if (::sigaltstack(&stack, nullptr) != 0) return;
  for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS}) {
    struct sigaction before {};
    if (::sigaction(fault, nullptr, &before) == 0 && before.sa_handler == SIG_DFL)
      ::sigaction(fault, &action, nullptr);
  }
}

std::string signal_name(int signal) {
  static constexpr std::array<std::pair<int, const char*>, 31> names = {{
      {SIGHUP, "SIGHUP"},   {SIGINT, "SIGINT"},       {SIGQUIT, "SIGQUIT"}, {SIGILL, "SIGILL"},
      {SIGTRAP, "SIGTRAP"}, {SIGABRT, "SIGABRT"},     {SIGBUS, "SIGBUS"},   {SIGFPE, "SIGFPE"},
      {SIGKILL, "SIGKILL"}, {SIGUSR1, "SIGUSR1"},     {SIGSEGV, "SIGSEGV"}, {SIGUSR2, "SIGUSR2"},
      {SIGPIPE, "SIGPIPE"}, {SIGALRM, "SIGALRM"},     {SIGTERM, "SIGTERM"}, {SIGSTKFLT, "SIGSTKFLT"},
      {SIGCHLD, "SIGCHLD"}, {SIGCONT, "SIGCONT"},     {SIGSTOP, "SIGSTOP"}, {SIGTSTP, "SIGTSTP"},
      {SIGTTIN, "SIGTTIN"}, {SIGTTOU, "SIGTTOU"},     {SIGURG, "SIGURG"},   {SIGXCPU, "SIGXCPU"},
      {SIGXFSZ, "SIGXFSZ"}, {SIGVTALRM, "SIGVTALRM"}, {SIGPROF, "SIGPROF"}, {SIGWINCH, "SIGWINCH"},
      {SIGIO, "SIGIO"},     {SIGPWR, "SIGPWR"},       {SIGSYS, "SIGSYS"},
  }};
  const auto* const found =
      std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.first == signal; });
  if (found != names.end()) return found->second;
  if (signal == SIGRTMIN) return "SIGRTMIN";
  if (signal == SIGRTMAX) return "SIGRTMAX";
  if (signal > SIGRTMIN && signal < SIGRTMAX) return "SIGRTMIN+" + std::to_string(signal - SIGRTMIN);
  return "signal " + std::to_string(signal);
}

}  // namespace cicd::process
