#pragma once

#include "process/channel.hpp"
#include "process/run.hpp"
#include "process/spawn.hpp"
#include "process/terminal.hpp"
#include "process/written_file.hpp"

#include <array>
#include <optional>

namespace cicd::process {

// What stands behind a descriptor.
enum class Behind {
  nothing,   // closed, or filled by guard_closed_stdio
  file,      // regular
  terminal,  // a tty
  stream,    // pipe, FIFO or stream socket
  device,    // /dev/null, /dev/full, a disk; what keeps messages apart, as we would not; what is read-only
};
// What stands behind `fd`; close-on-exec descriptors count as closed, for no command sees them.
Behind behind(int fd);

// The command's stdout and stderr: which of them pass through us and how.
class Outputs {
 public:
  // Pipes and terminals pass through us, in one channel when both descriptors name the same one, so that the
  // order stays. All else, and what there are no descriptors for, the command inherits.
  explicit Outputs(PtyMode mode);

  // For the command, until `started`.
  [[nodiscard]] Wiring wiring() const;
  // The command has its ends now: ours are closed, so that we see the end of file. `tapped`: somebody
  // listens.
  void started(bool tapped);

  std::array<Channel, 2>& channels() { return channels_; }
  [[nodiscard]] const SidePipe& side() const { return side_; }
  // Passes a new size of the real terminals on; whether any changed.
  [[nodiscard]] bool follow_sizes() const;
  [[nodiscard]] bool has_terminal() const { return terminals_[0] || terminals_[1]; }
  // Passes on what the command changed of the modes of its terminals.
  void follow_modes();
  // Shows the tap what went to regular files. False when something is missing.
  [[nodiscard]] bool show_files(Tap& tap) const;
  // Whether all output passes by the tap or can be read afterwards.
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  void connect(std::size_t place, Behind what, PtyMode mode);

  std::array<Channel, 2> channels_;
  std::array<Fd, 2> command_ends_;
  std::array<bool, 2> terminals_{};
  std::array<termios, 2> modes_{};  // of those, as we saw them last
  bool merged_ = false;
  bool complete_ = true;
  SidePipe side_;
  std::array<std::optional<WrittenFile>, 2> files_;
};

}  // namespace cicd::process
