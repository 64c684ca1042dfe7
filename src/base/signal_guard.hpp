#pragma once

#include <csignal>
#include <ctime>

#include <pthread.h>

namespace cicd {

// Keeps one signal from this thread while it lives, so that a write fails with an error instead of ending the
// process: SIGPIPE for a closed socket, SIGXFSZ for a file size limit. One that came meanwhile is taken back.
class SignalGuard {
 public:
  explicit SignalGuard(int signal) {
    sigemptyset(&guarded_);
    sigaddset(&guarded_, signal);
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, signal) == 1;
    pthread_sigmask(SIG_BLOCK, &guarded_, &before_);
  }
  SignalGuard(const SignalGuard&) = delete;
  SignalGuard& operator=(const SignalGuard&) = delete;
  ~SignalGuard() {
    const timespec at_once{};
    if (!was_pending_) sigtimedwait(&guarded_, nullptr, &at_once);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t guarded_{};
  sigset_t before_{};
  bool was_pending_ = false;
};

}  // namespace cicd
