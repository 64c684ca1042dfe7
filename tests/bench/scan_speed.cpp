// How fast a whole log is scanned and diagnosed, with all rules, on one core.
// Usage: scan_speed LOG...      prints the set-up time, GB/s and the peak resident memory
//        scan_speed --anchors   prints the anchors of all rules, one a line, as their rows have them
#include "analysis/rule_set.hpp"
#include "analysis/scanner.hpp"
#include "base/env.hpp"
#include "log/reader.hpp"
#include "redact/redactor.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::uint64_t feed_file(cicd::analysis::Scanner& scanner, const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return 0;
  std::vector<char> block(std::size_t{256} << 10);
  std::uint64_t bytes = 0;
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), file)) {
    scanner.feed({block.data(), size});
    bytes += size;
  }
  std::fclose(file);
  return bytes;
}

// Of this program alone: getrusage would count what its parent needed when it forked.
long most_resident_kilobytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    long kilobytes = 0;
    if (word == "VmHWM:" && status >> kilobytes) return kilobytes;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: scan_speed LOG... | --anchors\n");
    return 64;
  }
  if (argv[1] == std::string_view("--anchors")) {
    for (const auto& rule : cicd::analysis::built_in_rules())
      fmt::print("{}\n", rule.anchors.view());
    return 0;
  }
  const auto before_setup = Clock::now();
  const cicd::analysis::RuleSet rules = cicd::analysis::RuleSet::built_in();
  const double setup = seconds_since(before_setup);
  const auto redactor = cicd::redact::Redactor::make(cicd::Env(), {});

  const auto before_scan = Clock::now();
  cicd::analysis::Scanner scanner(rules);
  std::uint64_t bytes = 0;
  for (int i = 1; i < argc; ++i)
    bytes += feed_file(scanner, argv[i]);
  const cicd::analysis::Scan scan = scanner.finish();
  const auto diagnosis = diagnose(rules, scan, redactor->log(scan.document));
  const double scanning = seconds_since(before_scan);

  fmt::print("set-up {:.3f} ms\nscan   {:.3f} GB/s ({:.2f} GB in {:.2f} s, {} findings)\nmemory {:.1f} MB\n",
             setup * 1e3, static_cast<double>(bytes) / 1e9 / scanning, static_cast<double>(bytes) / 1e9,
             scanning, diagnosis.findings.size(), static_cast<double>(most_resident_kilobytes()) / 1e3);
  return 0;
}
