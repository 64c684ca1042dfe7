#pragma once

#include "redact/safe_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

using redact::SafeText;

// What kind of failure it is, which says who should look.
enum class Class { compile, test, lint, config, dependency, infra, docker, deploy };
// The word on the wire: "compile", "test", …
std::string_view to_string(Class value);
// The class of that word, nothing for any other.
std::optional<Class> class_named(std::string_view word);

// A rule hit that survived the ranking.
struct Finding {
  std::string type;  // "TestFailure": a constant of the rule, or of a user's rule
  Class klass = Class::compile;
  std::string tool;
  std::string rule;
  double confidence = 0;   // 0.9: right nine times in ten
  std::uint64_t line = 0;  // of the log, from 1; 0: no line of it says so
  SafeText text;           // that line
  SafeText message;        // what it says, without place and tool
  SafeText file_path;      // empty: none
  std::optional<std::int64_t> line_number;
  std::optional<std::int64_t> column;
};

// A known fix for what was found. `source` says where it stands ("docs/runbook.md#L12", "built in").
struct Hint {
  SafeText text;
  SafeText source;
};

// How many findings a diagnosis has at most.
inline constexpr std::size_t most_findings = 20;

// What is wrong, as found in one log.
struct Diagnosis {
  std::vector<Finding> findings;       // best first; the first is the cause
  std::vector<SafeText> failed_tests;  // by name, in log order, without repeats, at most 200
  std::vector<redact::SafeLine> excerpt;
  std::string signature;  // 16 hex digits; empty when nothing was recognised
  bool retryable = false;
  bool partial = false;  // the deadline came before the end of the log
  std::vector<Hint> hints;
  std::uint64_t bytes_total = 0;
  std::uint64_t lines_total = 0;
  std::uint64_t masked = 0;

  [[nodiscard]] const Finding* cause() const { return findings.empty() ? nullptr : &findings.front(); }
};

}  // namespace cicd::analysis
