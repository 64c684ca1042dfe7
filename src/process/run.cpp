#include "process/run.hpp"

#include "base/env.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "process/descriptors.hpp"
#include "process/memory_kills.hpp"
#include "process/outputs.hpp"
#include "process/session.hpp"
#include "process/signals.hpp"
#include "process/spawn.hpp"
#include "process/tap.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <ctime>
#include <limits>

#include <sys/wait.h>
#include <unistd.h>

namespace cicd::process {

namespace {

Exit not_started(const Command& command, int exec_error, Tap& tap) {
  const Failure failure = start_failure(command, exec_error);
  tap.feed(failure.line);
  (void)write_all(STDERR_FILENO, failure.line);
  Exit exit;
  exit.start = failure.start;
  exit.code = failure.code;
  return exit;
}

// What the kernel's memory counters say now; nothing when there is no memory to ask.
std::optional<MemoryKills> memory_kills() {
  try {
    return MemoryKills();
  } catch (...) {
    return std::nullopt;
  }
}

bool killed_for_memory(const std::optional<MemoryKills>& kills, const Exit& exit, pid_t pid) {
  constexpr int killed = 128 + SIGKILL;  // a shell's word for it
  if (!kills || (exit.signal != SIGKILL && exit.code != killed)) return false;
  try {
    return kills->happened(exit.signal == SIGKILL ? pid : 0);
  } catch (...) {
    return false;
  }
}

// Sleeps for some 50 us. The kernel starts the command on our processor and lets us go first, although all
// that we still have to set up can be done on another one: which is where we wake up.
void let_go_ahead() {
  const timespec moment{0, 1};
  ::nanosleep(&moment, nullptr);
}

// From here on the command lives, and running it a second time would be worse than ending: nothing throws.
Exit watch(const Started& started, const sigset_t& early, const Signals& signals, Outputs& outputs, Tap& tap,
           const Options& options) noexcept {
  const pid_t parent = ::getppid();
  let_go_ahead();
  let_go(STDIN_FILENO);  // the command's alone: when it closes it, the writer must see that
  Session session(signals, outputs, tap, started.pid, early, options.timeout);
  const auto kills = memory_kills();
  session.last();

  Exit exit;
  const int status = session.status();
  if (session.timed_out()) {
    exit.code = 124;
  } else if (WIFSIGNALED(status)) {
    exit.signal = WTERMSIG(status);
  } else {
    exit.code = WEXITSTATUS(status);
  }
  exit.duration = std::chrono::duration_cast<Millis>(session.ended_at() - started.at);
  exit.timed_out = session.timed_out();
  exit.cancelled = session.told_to_end() || ::getppid() != parent;
  exit.oom_killed = killed_for_memory(kills, exit, started.pid);
  exit.tap_complete = outputs.complete();
  if (!exit.success() || options.tap_files_on_success) exit.tap_complete &= outputs.show_files(tap);
  exit.tap_complete &= !tap.failed();
  return exit;
}

// Replaces this process by a command of at most 4095 words, for when there is no memory for more.
int exec_without_memory(const Command& command) {
  static std::array<char*, 4096> argv{};
  if (command.argv.size() >= argv.size()) return ENOMEM;
  std::transform(command.argv.begin(), command.argv.end(), argv.begin(),
                 [](const std::string& word) { return const_cast<char*>(word.c_str()); });
  ::execvpe(argv[0], argv.data(), const_cast<char* const*>(command.environment));
  return errno;
}

}  // namespace

Exit run(const Command& command, const Options& options) {
  guard_closed_stdio();
  const auto signals = Signals::take();
  if (!signals) become(command);
  try {
    Tap tap(options.tap);
    Outputs outputs(options.pty);
    const Image image(command, true);
    const Started started = spawn(image, outputs.wiring(), *signals);
    const sigset_t early = signals->arrived();
    if (started.exec_error != 0) return not_started(command, started.exec_error, tap);
    if (started.pid > 0) {
      outputs.started(tap.open());
      return watch(started, early, *signals, outputs, tap, options);
    }
  } catch (...) {  // only memory can be missing, and only before the command started
  }
  signals->restore();
  become(command);
}

void become(const Command& command) {
  int exec_error = ENOMEM;
  try {
    exec_error = Image(command, false).exec();
  } catch (...) {
    exec_error = exec_without_memory(command);
  }
  const Failure failure = start_failure(command, exec_error);
  (void)write_all(STDERR_FILENO, failure.line);
  ::_exit(failure.code);
}

bool nested(const Env& env) {
  const auto pid = parse_int(env.get(parent_variable));
  if (!pid || *pid <= 0 || *pid > std::numeric_limits<pid_t>::max()) return false;
  return ::kill(static_cast<pid_t>(*pid), 0) == 0 || errno == EPERM;
}

}  // namespace cicd::process
