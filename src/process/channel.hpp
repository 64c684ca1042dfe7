#pragma once

#include "base/file.hpp"
#include "process/tap.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include <poll.h>

namespace cicd::process {

// A pipe of our own into which passing pages are duplicated (tee(2)) for the tap to read.
struct SidePipe {
  Fd read;
  Fd write;

  // Empty when no descriptors are left.
  static SidePipe open();
};

// poll(2) over those of `wanted` (at most 8) that name a descriptor: the kernel refuses a set of more places
// than RLIMIT_NOFILE, even of empty ones. False when nothing happened within `timeout` milliseconds (-1:
// none).
bool wait_for(std::span<pollfd> wanted, int timeout);

// One output of the command on its way to where it was going. Never blocks and never changes a descriptor
// that was inherited.
class Channel {
 public:
  enum class Flow {
    moved,    // something passed
    starved,  // nothing to read now
    blocked,  // the target takes nothing now
    ended,    // no writer is left, or no reader
  };

  // An ended channel.
  Channel() = default;
  // `source` is ours and non-blocking; `target` is the inherited descriptor.
  Channel(Fd source, int target);

  [[nodiscard]] bool ended() const { return !source_; }
  [[nodiscard]] int source() const { return source_.get(); }
  [[nodiscard]] int target() const { return target_; }
  // The target opened anew for writing without blocking, -1 where that was not needed or not possible.
  [[nodiscard]] int own_target() const { return own_target_.get(); }
  // Lets go of the target, inherited or not: for a process that only forwards.
  void close_target();
  // Bytes that reached the target so far, and those that we have and it has not.
  [[nodiscard]] std::uint64_t passed() const { return passed_; }
  [[nodiscard]] std::uint64_t on_the_way() const;
  // Whether no process but us is left that could write more.
  [[nodiscard]] bool writers_gone() const;

  // Fills two places of a poll set: what must happen before `react` has something to do.
  void watch(pollfd* pair) const;
  // Does what the poll set tells: forwards what there is, or ends when the reader is gone, so that the
  // command gets its SIGPIPE at the very next write. `side` may be empty.
  void react(const pollfd* pair, const SidePipe& side, Tap& tap);
  // Moves at most 64 KiB: to the target first, then to the tap.
  Flow pump(const SidePipe& side, Tap& tap);
  // Moves what is on the way now, as far as the target takes it without blocking.
  void pass_what_is_there(const SidePipe& side, Tap& tap);

 private:
  Flow pass_pages(const SidePipe& side, Tap& tap);
  Flow splice_owed();
  Flow copy(Tap& tap);
  Flow write_pending();
  void reopen_target();

  Fd source_;
  int target_ = -1;
  Fd own_target_;  // the target opened anew, non-blocking, where that is possible
  bool socket_ = false;
  bool watched_ = true;  // whether a vanished reader is final
  bool copies_ = false;  // read and write instead of tee and splice
  bool blocked_ = false;
  std::uint64_t passed_ = 0;
  std::size_t owed_ = 0;  // bytes at the head of the source that the tap has seen and the target has not
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;  // what of the buffer is still to be written
  std::size_t end_ = 0;
};

}  // namespace cicd::process
