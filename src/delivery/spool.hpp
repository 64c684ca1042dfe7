#pragma once

#include "base/clock.hpp"
#include "base/env.hpp"
#include "base/file.hpp"
#include "base/result.hpp"
#include "report/body.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::delivery {

// Where the spool lies: `configured` (flag or variable), else $XDG_STATE_HOME/cicd-report/spool, else
// $HOME/.local/state/cicd-report/spool, without HOME $TMPDIR/cicd-report-UID. Relative XDG_STATE_HOME is
// ignored, as the XDG Base Directory Specification wants it.
std::filesystem::path spool_directory(std::string_view configured, const Env& env);

// How much a spool keeps; what is beyond that goes, the oldest first.
struct SpoolLimits {
  std::size_t files = 50;
  std::uint64_t bytes = 20'000'000;
  Millis age = std::chrono::hours{7 * 24};
  std::size_t quarantine = 10;  // files
};

// Reports that wait, one file each: <ms since 1970>-<attempts>-<event id>.rpt, mode 0600, in a directory that
// only its owner can enter. Safe under SIGKILL at any moment and with any number of processes at once: an
// entry appears whole by rename, and is in the hand of whoever holds its flock. Nothing is fsynced: a torn
// entry is found by its checksum and moved to quarantine/.
class Spool {
  struct State;

 public:
  // One entry as its file name tells it.
  struct Entry {
    std::string file;
    WallTime made;
    int attempts = 0;
    std::string event_id;
    std::uint64_t bytes = 0;
  };

  // An entry in our hand; nobody else can take it while this lives. Unless it is removed or quarantined, the
  // entry is there again when this goes.
  class Claim {
   public:
    [[nodiscard]] const report::Body& body() const { return body_; }
    // The hash of the target it was made for; empty: for whichever collector is configured.
    [[nodiscard]] const std::string& destination() const { return destination_; }

    void remove();         // it was delivered
    void count_attempt();  // it was tried in vain: its name says so
    void quarantine();     // it will never be taken

   private:
    friend class Spool;
    Claim(std::shared_ptr<const State> state, Entry entry, Fd lock, report::Body body,
          std::string destination);

    std::shared_ptr<const State> state_;
    Entry entry_;
    Fd lock_;
    report::Body body_;
    std::string destination_;
  };

  struct Kept {
    Claim claim;
    std::size_t dropped = 0;  // oldest entries that had to go for it, because the spool was full
    std::size_t expired = 0;  // entries that went because they were too old
  };

  // Opens the spool in `directory`, making it (0700) when missing. `clock` must outlive it.
  // Errors: denied when it is a symbolic link, another user's, or others may write to it and it holds more
  // than spool entries; else as the system says.
  static Result<Spool> open(const std::filesystem::path& directory, const Clock& clock,
                            const SpoolLimits& limits = {});

  // Writes `body` for `destination` and drops the oldest entries beyond the limits. It is claimed already.
  // Errors: no_space, denied (read-only), io; then nothing is left behind.
  [[nodiscard]] Result<Kept> put(const report::Body& body, std::string_view destination) const;

  // What waits, oldest first, whether somebody has it in hand or not.
  [[nodiscard]] std::vector<Entry> list() const;
  // How many lie in quarantine/.
  [[nodiscard]] std::size_t quarantined() const;

  // Takes an entry in hand. Errors: not_found when it is gone or in another hand; invalid_input when it was
  // damaged (it lies in quarantine/ now); denied, io.
  [[nodiscard]] Result<Claim> claim(const Entry& entry) const;

  // Takes the entry in hand that keeps the event `event_id` for one of `destinations` already, if there is
  // one and nobody else has it: the same event needs to wait only once.
  [[nodiscard]] std::optional<Claim> claim_event(std::string_view event_id,
                                                 std::span<const std::string> destinations) const;

  // Reads an entry without taking it. Errors: not_found; invalid_input when it is damaged; denied, io.
  [[nodiscard]] Result<report::Body> read(const Entry& entry) const;

  // The breaker: `trip` after a failure to reach `destination`, `reset` after a success. It holds for five
  // minutes; a stamp from the future (the clock jumped back) does not count.
  void trip(std::string_view destination) const;
  void reset(std::string_view destination) const;
  [[nodiscard]] bool tripped(std::string_view destination) const;

  [[nodiscard]] const std::filesystem::path& directory() const;

 private:
  explicit Spool(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace cicd::delivery
