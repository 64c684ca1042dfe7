#pragma once

#include "ci/run_context.hpp"

#include <span>
#include <string_view>

namespace cicd {
class Env;
}

namespace cicd::ci {

// What is done to a value before it becomes a fact.
enum class Filter {
  none,
  first_of_list,  // "backend,frontend" → backend
  plus_one,       // a count of retries → the number of the attempt
  before_slash,   // "linux/amd64" → linux
  after_slash,    // "linux/amd64" → amd64
  before_colon,   // "project:uuid" → project
  drop_last_part  // "folder/repository/branch" → folder/repository
};

// One way to learn a fact. `value` is text in which ${NAME} stands for a variable and ${@repo_url} for the
// repository's address found before; when one of them is empty, the rule gives nothing. `when` restricts it:
// "A" (set and not 0 or false), "!A", "A=value", "A!value" (set and different), "A^prefix".
struct FactRule {
  Fact RunContext::*field;
  std::string_view value;
  Filter filter = Filter::none;
  std::string_view when = {};
};

// A CI system: how it is recognised, and what its variables say. Of several rules for one fact the first that
// gives something wins.
struct Provider {
  std::string_view id;
  std::span<const std::string_view> detect;  // conditions as in FactRule::when; one of them is enough
  std::span<const FactRule> rules;
  std::string_view source;  // the vendor's page that lists the variables
};

// Every known CI system, in the order in which they are tried: those that imitate another one stand before
// it.
std::span<const Provider> providers();

// The CI system that `env` belongs to, or null.
const Provider* detect_provider(const Env& env);

// The condition of `provider` that holds in `env` ("GITEA_ACTIONS", "CI=woodpecker"); empty when none does.
std::string_view recognised_by(const Provider& provider, const Env& env);

// Fills what the rules of `provider` tell into `context`: credentials cut out, refs shortened, every fact
// checked for its form (a commit is hex digits, a link is http), at most 4 KiB each.
void apply_rules(const Provider& provider, const Env& env, RunContext& context);

// Gives `context` the fact `value` of `field` in its proper form, unless it is known already or the value is
// none. A branch that is really a tag or a pull request becomes that.
void give_fact(RunContext& context, Fact RunContext::*field, std::string_view value, std::string_view origin);

}  // namespace cicd::ci
