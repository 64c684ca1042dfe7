#include "app/log_pass.hpp"

#include <utility>

namespace cicd::app {

namespace {

// Masking comes before cutting, so a little more than the tail is kept until then.
constexpr std::size_t cut_margin = std::size_t{8} * 1024;

}  // namespace

LogPass::LogPass(const analysis::RuleSet& rules, const analysis::Baseline* baseline, std::size_t tail_bytes)
    : rules_(rules), tail_bytes_(tail_bytes), scanner_(rules, baseline), tail_(tail_bytes + cut_margin) {}

void LogPass::feed(std::string_view bytes, std::uint64_t offset) {
  scanner_.feed(bytes);
  tail_.feed(bytes, offset);
  secrets_.feed(bytes, offset);
}

Result<redact::Redactor> LogPass::redactor(const Env& env, const redact::Policy& policy) {
  return redact::Redactor::make(env, policy, std::move(secrets_));
}

LogFindings LogPass::finish(const redact::Redactor& redactor, bool partial, analysis::Told told) {
  const auto scan = scanner_.finish(partial, told);
  LogFindings found;
  found.diagnosis = analysis::diagnose(rules_, scan, redactor.log(scan.document));
  auto tail = redactor.tail(tail_.bytes(), tail_.offset(), tail_bytes_);
  found.tail = std::move(tail.text);
  found.diagnosis.masked = tail.masked;
  found.truncated = tail_.offset() > 0 || tail_.bytes().size() > tail_bytes_;
  return found;
}

}  // namespace cicd::app
