#include "ci/run_context.hpp"

#include "base/env.hpp"
#include "ci/actions_runner.hpp"
#include "ci/git_directory.hpp"
#include "ci/names.hpp"
#include "ci/provider.hpp"
#include "ci/step_names.hpp"

namespace cicd::ci {

namespace {

using C = RunContext;
bool is_actions(const Fact& provider) {
  return provider.text == "github" || provider.text == "gitea" || provider.text == "forgejo";
}

// What the CI did not say, from the git directory. A pull request's commit and branch are not guessed there:
// its checkout may be a merge.
void read_git(const DetectOptions& options, RunContext& context) {
  auto git = read_git_directory(options.directory);
  if (git.top.empty() && context.workspace) git = read_git_directory(context.workspace.text);
  give_fact(context, &C::repo_url, git.remote.text, git.remote.origin);
  if (!context.pull_request) {
    give_fact(context, &C::commit, git.commit.text, git.commit.origin);
    if (!context.tag) give_fact(context, &C::branch, git.branch.text, git.branch.origin);
  }
  if (context.repo_url || context.project) return;
  if (git.remote)
    context.project = {project_id_from(git.remote.text, ""), git.remote.origin};
  else if (!git.top.empty())
    context.project = {project_id_from("", git.top.native()), "directory " + git.top.native()};
}

void name_project(const DetectOptions& options, RunContext& context) {
  if (context.repo_url) {
    context.project = {project_id_from(context.repo_url.text, ""), context.repo_url.origin};
  } else if (!context.project) {
    context.project = {project_id_from("", options.directory.native()),
                       "directory " + options.directory.native()};
  }
}

}  // namespace

RunContext detect(const Env& env, const DetectOptions& options) {
  RunContext context;
  if (const auto* const provider = detect_provider(env)) {
    context.provider = {std::string(provider->id), std::string(recognised_by(*provider, env))};
    apply_rules(*provider, env, context);
    if (context.branch.text == context.tag.text) context.branch = {};  // some name a tag's build so, too
  }
  if (is_actions(context.provider)) {
    read_actions_runner(env, options, context);
  } else {
    name_failed_step(env, options, nullptr, context);
  }
  read_git(options, context);
  name_project(options, context);
  context.version = context.tag;
  return context;
}

}  // namespace cicd::ci
