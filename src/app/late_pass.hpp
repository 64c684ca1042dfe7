#pragma once

#include "analysis/rule_set.hpp"
#include "app/log_pass.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cicd::app {

struct Session;

// A LogPass that begins as late as possible: loading the rules takes milliseconds, which a command must not
// wait for, and one that succeeds with little output not at all. Until then the output is held.
class LatePass {
 public:
  explicit LatePass(Session& session) : session_(session) {}
  LatePass(const LatePass&) = delete;
  LatePass& operator=(const LatePass&) = delete;

  // The next bytes of the log.
  void feed(std::string_view bytes);
  // The pass, with all that was fed; begins it where that has not happened.
  LogPass& begun();

 private:
  Session& session_;
  std::string held_;
  std::uint64_t offset_ = 0;
  std::optional<analysis::RuleSet> rules_;
  std::optional<analysis::Baseline> baseline_;
  std::optional<LogPass> pass_;
};

}  // namespace cicd::app
