#include "process/tree.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

namespace cicd::process {

namespace {

struct Kinship {
  pid_t child;
  pid_t parent;
};

// The parent in a line of /proc/PID/stat: "PID (NAME) STATE PARENT …", where NAME may hold anything; proc(5).
std::optional<long long> parent_in(std::string_view line) {
  const auto close = line.rfind(')');
  if (close == std::string_view::npos || close + 4 > line.size()) return std::nullopt;
  const auto rest = line.substr(close + 4);
  return parse_int(rest.substr(0, rest.find(' ')));
}

std::vector<Kinship> all_processes() {
  std::vector<Kinship> found;
  std::error_code stop;
  for (std::filesystem::directory_iterator entry("/proc", stop), end; !stop && entry != end;
       entry.increment(stop)) {
    const auto pid = parse_int(entry->path().filename().native());
    if (!pid) continue;
    const auto line = read_file(entry->path() / "stat", 4096);
    if (!line) continue;
    if (const auto parent = parent_in(*line)) {
      found.push_back({static_cast<pid_t>(*pid), static_cast<pid_t>(*parent)});
    }
  }
  return found;
}

}  // namespace

std::vector<pid_t> descendants(pid_t root) {
  const auto all = all_processes();
  std::vector<pid_t> found{root};
  for (std::size_t at = 0; at < found.size(); ++at) {
    for (const auto& each : all) {
      const bool known = std::find(found.begin(), found.end(), each.child) != found.end();
      if (each.parent == found[at] && !known) found.push_back(each.child);
    }
  }
  found.erase(found.begin());
  return found;
}

}  // namespace cicd::process
