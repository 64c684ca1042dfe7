#pragma once

#include "analysis/rule_set.hpp"
#include "analysis/scanner.hpp"
#include "base/env.hpp"
#include "redact/redactor.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

// A whole diagnosis of `log` by `rules`, fed in pieces of `piece` bytes.
inline cicd::analysis::Diagnosis explain(std::string_view log, const cicd::analysis::RuleSet& rules,
                                         std::size_t piece = std::string_view::npos,
                                         cicd::analysis::Told told = cicd::analysis::Told::nothing) {
  cicd::analysis::Scanner scanner(rules);
  while (!log.empty()) {
    const std::size_t size = std::min(piece, log.size());
    scanner.feed(log.substr(0, size));
    log.remove_prefix(size);
  }
  const cicd::analysis::Scan scan = scanner.finish(false, told);
  const auto redactor = cicd::redact::Redactor::make(cicd::Env(), {});
  return diagnose(rules, scan, redactor->log(scan.document));
}

// The same by the built-in rules.
inline cicd::analysis::Diagnosis explain(std::string_view log, std::size_t piece = std::string_view::npos) {
  return explain(log, cicd::analysis::RuleSet::built_in(), piece);
}

// The same for somebody who was told about the build.
inline cicd::analysis::Diagnosis explain_told(std::string_view log, cicd::analysis::Told told) {
  return explain(log, cicd::analysis::RuleSet::built_in(), std::string_view::npos, told);
}
