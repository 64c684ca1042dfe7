#include "process/witness.hpp"

#include "process/descriptors.hpp"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <memory>

#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cicd::process {

// Shared memory of the two: descriptors may be scarce.
struct Witness::Board {
  std::atomic<std::uint32_t> answers{0};
  std::array<std::atomic<std::uint32_t>, 65> seen{};
};

namespace {

static_assert(std::atomic<std::uint32_t>::is_always_lock_free);

long futex(std::atomic<std::uint32_t>& word, int operation, std::uint32_t value, const timespec* timeout) {
  return ::syscall(SYS_futex, &word, operation, value, timeout, nullptr, 0);
}

template <typename Board>
[[noreturn]] void keep_watch(Board& board, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(0);
  close_all_but({});
  sigset_t every;
  ::sigfillset(&every);
  ::sigprocmask(SIG_BLOCK, &every, nullptr);
  for (;;) {
    siginfo_t info{};
    const int signal = ::sigwaitinfo(&every, &info);
    if (signal < 1 || signal > 64) continue;
    if (info.si_pid != parent) {
      ++board.seen[static_cast<std::size_t>(signal)];
    } else if (signal == SIGRTMAX) {
      ++board.answers;
      futex(board.answers, FUTEX_WAKE, 1, nullptr);
    }
  }
}

}  // namespace

Witness::Witness() {
  void* const memory =
      ::mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;
  board_ = std::construct_at(static_cast<Board*>(memory));
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ == 0) keep_watch(*board_, parent);
}

Witness::~Witness() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  if (board_ != nullptr) ::munmap(board_, sizeof(Board));
}

bool Witness::ask() const {
  const std::uint32_t before = board_->answers;
  if (::sigqueue(pid_, SIGRTMAX, sigval{}) != 0) return false;
  // An answer takes microseconds. Should it be gone (killed, or stopped), the signal must not wait for long.
  const timespec patience{0, 500'000'000};
  while (board_->answers == before) {
    if (futex(board_->answers, FUTEX_WAIT, before, &patience) != 0 && errno == ETIMEDOUT) return false;
  }
  return true;
}

Reach Witness::reach_of(int signal) {
  if (pid_ <= 0 || signal < 1 || signal > 64) return Reach::unknown;
  if (signal == SIGCONT) ::kill(pid_, SIGCONT);  // a stopped witness cannot answer
  if (!ask()) return Reach::unknown;
  const std::uint32_t seen = board_->seen[static_cast<std::size_t>(signal)];
  auto& accounted = accounted_[static_cast<std::size_t>(signal)];
  if (seen == accounted) return Reach::only_us;
  // Real-time signals are queued one by one; of the others at most one is pending, so all sightings are of
  // it.
  accounted = signal >= SIGRTMIN ? accounted + 1 : seen;
  return Reach::whole_group;
}

}  // namespace cicd::process
