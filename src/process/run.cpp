#include "process/run.hpp"

#include "base/env.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "process/signals.hpp"
#include "process/spawn.hpp"

#include <cerrno>
#include <csignal>
#include <limits>

#include <poll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cicd::process {

Exit run(const Command& command, const Options& options) {
  guard_closed_stdio();
  const auto signals = Signals::take();
  if (!signals) become(command);
  const Image image(command, true);
  const auto begin = std::chrono::steady_clock::now();
  const Started started = spawn(image, {}, *signals);
  if (started.pid < 0) {
    signals->restore();
    become(command);
  }
  Exit exit;
  if (started.exec_error != 0) {
    const Failure failure = start_failure(command.argv[0], started.exec_error);
    exit.start = failure.start;
    exit.code = failure.code;
    if (options.tap) options.tap(failure.line);
    (void)write_all(STDERR_FILENO, failure.line);
    return exit;
  }
  int status = 0;
  while (::waitpid(started.pid, &status, 0) < 0 && errno == EINTR) {
  }
  exit.duration = std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - begin);
  if (WIFSIGNALED(status)) {
    exit.signal = WTERMSIG(status);
  } else {
    exit.code = WEXITSTATUS(status);
  }
  return exit;
}

void become(const Command& command) {
  const Failure failure = start_failure(command.argv[0], Image(command, false).exec());
  (void)write_all(STDERR_FILENO, failure.line);
  ::_exit(failure.code);
}

bool nested(const Env& env) {
  const auto pid = parse_int(env.get(parent_variable));
  if (!pid || *pid <= 0 || *pid > std::numeric_limits<pid_t>::max()) return false;
  return ::kill(static_cast<pid_t>(*pid), 0) == 0 || errno == EPERM;
}

}  // namespace cicd::process
