#include "process/memory_kills.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <array>
#include <cerrno>
#include <ctime>

#include <fcntl.h>
#include <unistd.h>

namespace cicd::process {

namespace {

// A small file of /proc or /sys; base's read_file would take their size of 0 for its hint and read twice.
std::string read_small(const std::string& path) {
  const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::array<char, 4096> buffer{};
  const auto got = file ? ::read(file.get(), buffer.data(), buffer.size()) : -1;
  return got > 0 ? std::string(buffer.data(), static_cast<std::size_t>(got)) : std::string();
}

std::uint64_t number(std::string_view text) {
  const auto value = parse_int(text.substr(0, text.find_first_not_of("0123456789")));
  return value && *value > 0 ? static_cast<std::uint64_t>(*value) : 0;
}

bool kernel_log_tells(std::uint64_t since_us, pid_t pid) {
  const Fd log(::open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  std::array<char, 8192> record{};
  while (log) {
    const auto got = ::read(log.get(), record.data(), record.size());  // one record a time
    if (got < 0 && (errno == EPIPE || errno == EINTR)) continue;       // EPIPE: overwritten meanwhile
    if (got <= 0) return false;
    if (tells_of_kill({record.data(), static_cast<std::size_t>(got)}, since_us, pid)) return true;
  }
  return false;
}

}  // namespace

std::optional<MemoryGroup> memory_group(std::string_view cgroups) {
  std::optional<MemoryGroup> found;
  for (const auto line : split(cgroups, '\n')) {
    const auto first = line.find(':');
    const auto second = line.find(':', first == std::string_view::npos ? first : first + 1);
    if (second == std::string_view::npos) continue;
    const auto controllers = line.substr(first + 1, second - first - 1);
    const auto path = std::string(line.substr(second + 1));
    for (const auto controller : split(controllers, ',')) {
      if (controller == "memory") return MemoryGroup{path, true};
    }
    if (controllers.empty()) found = MemoryGroup{path, false};
  }
  return found;
}

std::optional<std::uint64_t> kill_count(std::string_view counters) {
  for (const auto line : split(counters, '\n')) {
    constexpr std::string_view key = "oom_kill ";
    if (line.substr(0, key.size()) == key) return number(line.substr(key.size()));
  }
  return std::nullopt;
}

bool tells_of_kill(std::string_view record, std::uint64_t since_us, pid_t pid) {
  const auto text = record.find(';');
  const auto fields = split(record.substr(0, text), ',');
  if (text == std::string_view::npos || fields.size() < 3 || number(fields[2]) < since_us) return false;
  constexpr std::string_view key = "illed process ";  // "Killed", "Memory cgroup out of memory: Killed"
  const auto at = record.find(key, text);
  if (at == std::string_view::npos) return false;
  const auto killed = number(record.substr(at + key.size()));
  return killed > 0 && (pid == 0 || killed == static_cast<std::uint64_t>(pid));
}

MemoryKills::MemoryKills() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  since_us_ =
      static_cast<std::uint64_t>(now.tv_sec) * 1'000'000 + static_cast<std::uint64_t>(now.tv_nsec) / 1000;
  const auto group = memory_group(read_small("/proc/self/cgroup"));
  if (!group) return;
  const std::string root = group->version1 ? "/sys/fs/cgroup/memory" : "/sys/fs/cgroup";
  const std::string file = group->version1 ? "/memory.oom_control" : "/memory.events";
  // In a container the path may be the host's while the mount shows our own group.
  for (const auto& path : {group->path == "/" ? file : group->path + file, file}) {
    if (const auto count = kill_count(read_small(root + path))) {
      counter_ = root + path;
      before_ = *count;
      return;
    }
  }
}

bool MemoryKills::happened(pid_t pid) const {
  const auto count = counter_.empty() ? std::nullopt : kill_count(read_small(counter_));
  if (count && *count > before_) return true;
  return kernel_log_tells(since_us_, pid);
}

}  // namespace cicd::process
