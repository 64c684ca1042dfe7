#pragma once

#include "analysis/diagnosis.hpp"
#include "log/document.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_set>

namespace cicd::analysis {

class RuleSet;

// What one pass over the raw log leaves: the lines worth keeping, and what ranking decided about them.
// The lines go through the Redactor; only its SafeLog comes back into `diagnose`.
struct Scan {
  log::Document document;
  struct Impl;  // findings, failing tests and the order of the excerpt, by line (selection.hpp)
  std::shared_ptr<const Impl> structure;
};

// The shapes of the lines that rules hit in the log of a green run; at most 20 000.
struct Baseline {
  std::unordered_set<std::uint64_t> shapes;
};

// What the caller knows about the build besides its log.
enum class Told { nothing, failed };

// Looks at a whole log as it flows by, in linear time and bounded memory, and keeps what may explain a
// failure: candidates with their blocks, structure, and the last lines.
class Scanner {
 public:
  // What stood in `baseline` too explains nothing; both must outlive the scanner.
  explicit Scanner(const RuleSet& rules, const Baseline* baseline = nullptr);
  ~Scanner();
  Scanner(Scanner&&) noexcept;

  // The next bytes of the log, in order, split anywhere.
  void feed(std::string_view bytes);
  // Ends the log. `partial`: there was more, but no time. Where it is `told` that the build failed, the log's
  // end need not show it.
  [[nodiscard]] Scan finish(bool partial = false, Told told = Told::nothing);
  // Ends the log of a green run, in place of `finish`.
  [[nodiscard]] Baseline finish_as_baseline();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Ranks what was found. `safe` must be the redacted `scan.document`: same lines, same order.
Diagnosis diagnose(const RuleSet& rules, const Scan& scan, const redact::SafeLog& safe);

}  // namespace cicd::analysis
