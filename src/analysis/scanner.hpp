#pragma once

#include "analysis/diagnosis.hpp"
#include "log/document.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace cicd::analysis {

class RuleSet;

// What one pass over the raw log leaves: the lines worth keeping, and which rule hit where.
// The lines go through the Redactor; only its SafeLog comes back into `diagnose`.
struct Scan {
  log::Document document;
  struct Hit {
    std::uint64_t line;  // number of a line in `document`
    std::uint32_t rule;  // index into the rule set
  };
  std::vector<Hit> hits;
  struct Impl;  // structure found on the way: failing steps, markers, repeated templates
  std::shared_ptr<const Impl> structure;
};

// Looks at a whole log as it flows by, in linear time and bounded memory, and keeps what may explain a
// failure: candidates with their blocks, structure, and the last lines.
class Scanner {
 public:
  explicit Scanner(const RuleSet& rules);
  ~Scanner();
  Scanner(Scanner&&) noexcept;

  // The next bytes of the log, in order, split anywhere.
  void feed(std::string_view bytes);
  // Ends the log. `partial`: there was more, but no time.
  [[nodiscard]] Scan finish(bool partial = false);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Ranks what was found. `safe` must be the redacted `scan.document`: same lines, same order.
Diagnosis diagnose(const RuleSet& rules, const Scan& scan, const redact::SafeLog& safe);

}  // namespace cicd::analysis
