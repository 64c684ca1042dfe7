#include "process/witness.hpp"

#include "process/raw_syscall.hpp"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <ctime>
#include <new>

#include <linux/futex.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
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

template <typename Board>
int keep_watch(void* memory) {
  auto& board = *static_cast<Board*>(memory);
  raw_syscall(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL);
  if (raw_syscall(SYS_getppid) != board.parent) return 0;
  raw_syscall(SYS_rt_sigprocmask, SIG_BLOCK, address(&board.every), 0, sizeof board.every);
  close_everything();
  for (;;) {
    const long signal =
        raw_syscall(SYS_rt_sigtimedwait, address(&board.every), address(&board.info), 0, sizeof board.every);
    if (signal < 1 || signal > 64) continue;
    if (board.info.si_pid != board.parent) {
      ++board.seen[static_cast<std::size_t>(signal)];
    } else if (signal == question) {
      ++board.answers;
      raw_syscall(SYS_futex, address(&board.answers), FUTEX_WAKE, 1);
    }
  }
}

}  // namespace

Witness::Witness() {
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
