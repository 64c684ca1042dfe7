#pragma once

#include "analysis/rule_set.hpp"
#include "analysis/scanner.hpp"
#include "log/tail.hpp"
#include "redact/redactor.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cicd::app {

// What one log said, safe to leave this machine.
struct LogFindings {
  analysis::Diagnosis diagnosis;
  redact::SafeText tail;
  bool truncated = false;  // the log is longer than the tail
};

// Everything that looks at a log while it flows by, in bounded memory: the scanner, the last bytes, and the
// secrets that may scroll out of what is kept. `rules` and `baseline` (may be null) must outlive it.
class LogPass {
 public:
  LogPass(const analysis::RuleSet& rules, const analysis::Baseline* baseline, std::size_t tail_bytes);

  // The next bytes of the log and their offset; what lies before them and was not fed is lost to all but the
  // counts.
  void feed(std::string_view bytes, std::uint64_t offset);
  // The redactor for `env`, `policy` and what the log itself named as secret; call it once, after the last
  // `feed`. Errors: invalid_input when the policy holds a regex that does not compile.
  Result<redact::Redactor> redactor(const Env& env, const redact::Policy& policy);
  // Ends the log. `partial`: there was more of it, but no time. `told`: what is known besides.
  [[nodiscard]] LogFindings finish(const redact::Redactor& redactor, bool partial, analysis::Told told);
  // Those it was made with.
  [[nodiscard]] const analysis::RuleSet& rules() const { return rules_; }

 private:
  const analysis::RuleSet& rules_;
  std::size_t tail_bytes_;
  analysis::Scanner scanner_;
  log::Tail tail_;
  redact::StreamSecrets secrets_;
};

}  // namespace cicd::app
