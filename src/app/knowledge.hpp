#pragma once

#include "analysis/hint_book.hpp"
#include "analysis/rule_set.hpp"
#include "analysis/scanner.hpp"
#include "app/session.hpp"

#include <optional>

namespace cicd::app {

// The rules in force: built in, then the user's own. What cannot be used becomes a warning of the settings.
analysis::RuleSet load_rules(Session& session);

// What stood in the log of --baseline, a green run; nothing without one. What cannot be read becomes a
// warning.
std::optional<analysis::Baseline> load_baseline(Session& session, const analysis::RuleSet& rules);

// The team's runbooks: those of --runbook, else docs/runbook*.md and .cicd-report/runbook.md of the
// repository. What cannot be read becomes a warning of the settings.
analysis::HintBook load_runbooks(Session& session);

}  // namespace cicd::app
