#pragma once

#include "base/result.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// The rules in force: the built-in table, then the user's own.
class RuleSet {
 public:
  // Only what is built in; costs nothing before the first log line hits.
  static RuleSet built_in();
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;

 private:
  friend class Scanner;
  struct State;
  explicit RuleSet(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cicd::analysis
