#include "ci/step_names.hpp"

#include "base/env.hpp"
#include "base/text.hpp"
#include "ci/failed_step.hpp"
#include "ci/provider.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace cicd::ci {

namespace {

namespace fs = std::filesystem;

// An index or a name that the runner made up tells a person nothing.
bool is_made_up(std::string_view key) {
  return key.substr(0, 2) == "__" || parse_int(key).has_value();
}

// The step the runner calls `key`: from the workflow file, else from the script on disk, else by its id.
struct NamedStep {
  std::string name;
  std::string command;
  std::string origin;
};
NamedStep name_step(const Env& env, const FoundJob* found, const std::string& key) {
  const auto* const step = found != nullptr ? find_step(found->job(), key) : nullptr;
  if (step != nullptr) {
    auto name = display_name(*step);
    if (!name.empty()) return {std::move(name), first_meaningful_line(step->run), found->file.native()};
  }
  const fs::path event_path(env.get("GITHUB_EVENT_PATH"));
  const auto line = first_meaningful_line(read_step_script(event_path, key));
  if (!line.empty())
    return {is_made_up(key) ? line : key, line,
            "script of step " + key + " in " + event_path.parent_path().native()};
  return {is_made_up(key) ? std::string() : key, {}, "id of the step"};
}

}  // namespace

void name_running_step(const Env& env, const FoundJob* found, RunContext& context) {
  const std::string running(env.get("GITHUB_ACTION"));
  if (running.empty() || !env.get("GITHUB_ACTION_PATH").empty())
    return;  // in a composite it is the inner index
  give_fact(context, &RunContext::step_key, running, "GITHUB_ACTION");
  const auto step = name_step(env, found, running);
  give_fact(context, &RunContext::step, step.name, "GITHUB_ACTION, " + step.origin);
}

void name_failed_step(const Env& env, const DetectOptions& options, const FoundJob* found,
                      RunContext& context) {
  const auto steps = read_steps(options.steps_json);
  const auto failed = choose_failed_step(steps, found != nullptr ? &found->job() : nullptr);
  if (failed.empty()) return;
  if (std::ranges::any_of(steps, [&failed](const StepResult& step) {
        return step.key == failed && step.conclusion == "failure";
      }))
    give_fact(context, &RunContext::failed_step_key, failed, "steps[" + failed + "]");
  const auto step = name_step(env, found, failed);
  const auto origin = "steps[" + failed + "], " + step.origin;
  give_fact(context, &RunContext::failed_step, step.name, origin);
  give_fact(context, &RunContext::failed_step_command, step.command, origin);
}

}  // namespace cicd::ci
