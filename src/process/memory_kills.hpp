#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace cicd::process {

// Watches whether the kernel kills for want of memory: the counter `oom_kill` of our memory cgroup, and the
// kernel's log where we may read it.
class MemoryKills {
 public:
  // Notes how things stand now. Nothing is known where there is neither a cgroup nor a log.
  MemoryKills();

  // Whether a process of our cgroup was killed since, or, by the kernel's log, the process `pid`; any process
  // when `pid` is 0.
  [[nodiscard]] bool happened(pid_t pid) const;

 private:
  std::string counter_;  // the file
  std::uint64_t before_ = 0;
  std::uint64_t since_us_ = 0;  // on the kernel's clock since boot
};

// The path of our memory cgroup in the text of /proc/self/cgroup, and whether it is of version 1; cgroups(7).
struct MemoryGroup {
  std::string path;
  bool version1 = false;
};
std::optional<MemoryGroup> memory_group(std::string_view cgroups);

// The number behind `oom_kill ` in memory.events (version 2) or memory.oom_control (version 1).
std::optional<std::uint64_t> kill_count(std::string_view counters);

// Whether a record of /dev/kmsg ("6,1234,5678901,-;Out of memory: Killed process 4711 (cc1plus) …") tells
// that `pid` (0: anything) was killed at or after `since_us`. Format: Documentation/ABI/testing/dev-kmsg.
bool tells_of_kill(std::string_view record, std::uint64_t since_us, pid_t pid);

}  // namespace cicd::process
