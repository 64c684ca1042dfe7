// Any bytes, in pieces of any size: the answer is the same, and within its bounds.
#include "analysis/scanner.hpp"

#include "analysis/rule_set.hpp"
#include "base/env.hpp"
#include "redact/redactor.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

cicd::analysis::Diagnosis explain(const cicd::analysis::RuleSet& rules,
                                  const cicd::redact::Redactor& redactor, std::string_view log,
                                  std::size_t piece) {
  cicd::analysis::Scanner scanner(rules);
  for (; !log.empty(); log.remove_prefix(std::min(piece, log.size())))
    scanner.feed(log.substr(0, piece));
  const cicd::analysis::Scan scan = scanner.finish();
  return diagnose(rules, scan, redactor.log(scan.document));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const cicd::analysis::RuleSet rules = cicd::analysis::RuleSet::built_in();
  static const auto redactor = cicd::redact::Redactor::make(cicd::Env(), {});
  if (size == 0) return 0;
  const std::string_view log(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto whole = explain(rules, *redactor, log, log.size());
  const auto pieces = explain(rules, *redactor, log, data[0] % 61U + 1);
  const bool same = whole.signature == pieces.signature && whole.lines_total == pieces.lines_total &&
                    whole.findings.size() == pieces.findings.size() &&
                    whole.excerpt.size() == pieces.excerpt.size();
  if (!same || whole.findings.size() > 20 || whole.excerpt.size() > 80 || whole.failed_tests.size() > 200)
    abort();
  return 0;
}
