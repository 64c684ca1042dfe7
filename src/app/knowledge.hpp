#pragma once

#include "analysis/hint_book.hpp"
#include "analysis/rule_set.hpp"
#include "app/session.hpp"

namespace cicd::app {

// The rules in force: built in, then the user's own. What cannot be used becomes a warning of the settings.
analysis::RuleSet load_rules(Session& session);

// The team's runbooks: those of --runbook, else docs/runbook*.md and .cicd-report/runbook.md of the
// repository. What cannot be read becomes a warning of the settings.
analysis::HintBook load_runbooks(Session& session);

}  // namespace cicd::app
