#include "process/witness.hpp"

#include "process/raw_syscall.hpp"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <new>

#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cicd::process {

// What the two know in common. The witness lives in our memory, for copying its tables would take longer than
// all else at the start of a command; but errno and the heap are ours, so it makes bare system calls only.
struct Witness::Board {
  std::atomic<std::uint32_t> answers{0};
  std::array<std::atomic<std::uint32_t>, 65> seen{};
  pid_t parent = -1;
  std::uint64_t every = ~std::uint64_t{0};  // signal set, as the kernel takes it
  siginfo_t info{};
  std::atomic<bool> minding{false};    // the command is stopped, and so are we
  std::atomic<std::int64_t> until{0};  // when to wake us anyway, in ns of CLOCK_MONOTONIC
  std::array<char, 32> state_file{};
  std::array<char, 512> state{};
  alignas(16) std::array<std::byte, 16384> stack;
};

namespace {

// The signal that asks: queued, and taken from the queue after all others.
constexpr int question = 64;

static_assert(std::atomic<std::uint32_t>::is_always_lock_free);

long address(const volatile void* pointer) {
  return reinterpret_cast<long>(pointer);
}

void close_everything() {
  if (raw_syscall(SYS_close_range, 0, 0x7fffffff) >= 0) return;
  for (long fd = 0; fd < 4096; ++fd)
    raw_syscall(SYS_close, fd);  // before Linux 5.9
}

std::int64_t now() {
  timespec time{};
  raw_syscall(SYS_clock_gettime, CLOCK_MONOTONIC, address(&time));
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

// "PID (NAME) S …", proc_pid_stat(5); the name may hold anything. What cannot be read is gone.
template <typename Board>
bool is_stopped(Board& board) {
  const long fd = raw_syscall(SYS_openat, AT_FDCWD, address(board.state_file.data()), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const long got =
      raw_syscall(SYS_read, fd, address(board.state.data()), static_cast<long>(board.state.size()));
  raw_syscall(SYS_close, fd);
  for (long at = got - 3; at >= 0; --at) {
    const char* const text = board.state.data() + at;
    if (*text == ')') return text[2] == 'T' || text[2] == 't';
  }
  return false;
}

// Sleeps between two looks at the command a tenth of the time that it has been stopped for.
timespec patience_after(std::int64_t slept) {
  constexpr std::int64_t least = 5'000'000;
  constexpr std::int64_t most = 999'999'999;
  return {0, slept / 10 < least ? least : slept / 10 > most ? most : slept / 10};
}

template <typename Board>
int keep_watch(void* memory) {
  auto& board = *static_cast<Board*>(memory);
  raw_syscall(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL);
  if (raw_syscall(SYS_getppid) != board.parent) return 0;
  raw_syscall(SYS_rt_sigprocmask, SIG_BLOCK, address(&board.every), 0, sizeof board.every);
  close_everything();
  std::int64_t since = 0;
  for (;;) {
    if (!board.minding) {
      since = 0;
    } else if (since == 0) {
      since = now();
    }
    const timespec patience = patience_after(since == 0 ? 0 : now() - since);
    const long signal = raw_syscall(SYS_rt_sigtimedwait, address(&board.every), address(&board.info),
                                    since == 0 ? 0 : address(&patience), sizeof board.every);
    if (board.minding && (now() >= board.until || !is_stopped(board)))
      raw_syscall(SYS_kill, board.parent, SIGCONT);
    if (signal < 1 || signal > 64) continue;
    if (board.info.si_pid != board.parent) {
      ++board.seen[static_cast<std::size_t>(signal)];
    } else if (signal == question) {
      ++board.answers;
      raw_syscall(SYS_futex, address(&board.answers), FUTEX_WAKE, 1);
    }
  }
}

// Whether what we start lives in another pid namespace than we (`unshare --pid` without --fork): there it
// could not tell our questions from others' signals, and the namespace could not end before we reaped it.
bool starts_elsewhere() {
  struct stat here {};
  struct stat there {};
  return ::stat("/proc/self/ns/pid", &here) == 0 && ::stat("/proc/self/ns/pid_for_children", &there) == 0 &&
         here.st_ino != there.st_ino;
}

}  // namespace

Witness::Witness() {
  if (starts_elsewhere()) return;
  void* const memory =
      ::mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;
  board_ = ::new (memory) Board;  // leaves the stack untouched
  board_->parent = ::getpid();
  // Stacks grow downwards on all we run on.
  pid_ = ::clone(keep_watch<Board>, board_->stack.data() + board_->stack.size(), CLONE_VM | SIGCHLD, board_);
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
  if (::sigqueue(pid_, question, sigval{}) != 0) return false;
  // An answer takes microseconds. Should it be gone (killed, or stopped), the signal must not wait for long.
  const timespec patience{0, 500'000'000};
  while (board_->answers == before) {
    const long waited =
        raw_syscall(SYS_futex, address(&board_->answers), FUTEX_WAIT, before, address(&patience));
    if (waited == -ETIMEDOUT) return board_->answers != before;
  }
  return true;
}

bool Witness::wake_us_after(pid_t pid, std::optional<SteadyTime> until) {
  if (pid_ <= 0) return false;
  std::snprintf(board_->state_file.data(), board_->state_file.size(), "/proc/%d/stat", pid);
  if (::access(board_->state_file.data(), R_OK) != 0) return false;
  const auto last = until.value_or(SteadyTime::max()).time_since_epoch();
  board_->until = std::chrono::duration_cast<std::chrono::nanoseconds>(last).count();
  board_->minding = true;
  ::kill(pid_, SIGCONT);  // it may have been stopped with the whole group
  return ask();
}

void Witness::let_us_sleep() {
  if (board_ != nullptr) board_->minding = false;
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
