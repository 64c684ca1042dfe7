#include "ci/actions_runner.hpp"

#include "base/env.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "ci/actions_links.hpp"
#include "ci/event.hpp"
#include "ci/names.hpp"
#include "ci/provider.hpp"
#include "ci/step_names.hpp"
#include "ci/workflow_search.hpp"

#include <optional>
#include <system_error>

namespace cicd::ci {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_event = 8U * 1024 * 1024;

// A commit that joins the pull request with its target exists only for the run: refs/pull/7/merge.
bool runs_on_merge(const Env& env) {
  const auto ref = env.get("GITHUB_REF");
  constexpr std::string_view end = "/merge";
  return ref.substr(0, 10) == "refs/pull/" && ref.size() > end.size() &&
         ref.substr(ref.size() - end.size()) == end;
}

// Of a pull request the head and the merge commit are told apart; without an event file the head is unknown.
void read_commits(const Env& env, const Event& event, RunContext& context) {
  const auto sha = env.get("GITHUB_SHA");
  give_fact(context, &RunContext::commit, event.head_sha, "event pull_request.head.sha");
  if (runs_on_merge(env) && !equals_ignoring_case(sha, event.head_sha))
    give_fact(context, &RunContext::merge_commit, sha, "GITHUB_SHA");
  give_fact(context, &RunContext::merge_commit, event.merge_commit, "event pull_request.merge_commit_sha");
  if (!runs_on_merge(env)) give_fact(context, &RunContext::commit, sha, "GITHUB_SHA");
}

void read_event_file(const Env& env, RunContext& context) {
  Event event;
  if (const auto text = read_file(env.get("GITHUB_EVENT_PATH"), max_event)) event = read_event(*text);
  read_commits(env, event, context);
  give_fact(context, &RunContext::branch, event.head_ref, "event pull_request.head.ref");
  give_fact(context, &RunContext::pr_base, event.base_ref, "event pull_request.base.ref");
  give_fact(context, &RunContext::pull_request, event.number, "event pull_request.number");
  give_fact(context, &RunContext::actor, event.sender, "event sender.login");
}

void read_ids(const Env& env, RunContext& context) {
  const auto claims = read_token_claims(env.get("ACTIONS_RUNTIME_TOKEN"));
  give_fact(context, &RunContext::run_id, claims.run_id, "ACTIONS_RUNTIME_TOKEN RunID");
  give_fact(context, &RunContext::job_id, claims.job_id, "ACTIONS_RUNTIME_TOKEN JobID");
  if (context.provider.text == "github")
    give_fact(context, &RunContext::job_id, env.get("JOB_CHECK_RUN_ID"), "JOB_CHECK_RUN_ID");
}

// The place of the job in the run: known while no job before it runs more than once.
std::optional<std::size_t> index_in_run(const std::optional<FoundJob>& found) {
  if (!found) return std::nullopt;
  for (std::size_t i = 0; i <= found->index; ++i) {
    if (found->workflow.jobs[i].has_matrix) return std::nullopt;
  }
  return found->index;
}

void make_links(const DetectOptions& options, const std::optional<FoundJob>& found, RunContext& context) {
  const LinkParts parts{context.provider.text,   context.repo_url.text,    context.run_id.text,
                        context.run_number.text, context.run_attempt.text, context.job_id.text,
                        index_in_run(found),     options.gitea_version};
  const auto origin = context.repo_url.origin + " and the run's ids";
  give_fact(context, &RunContext::run_url, run_link(parts), origin);
  give_fact(context, &RunContext::job_url, job_link(parts), origin);
}

std::optional<FoundJob> find_running_job(const Env& env, const DetectOptions& options,
                                         const RunContext& context) {
  const JobQuery query{context.provider.text, env.get("GITHUB_WORKFLOW"), env.get("GITHUB_WORKFLOW_REF"),
                       env.get("GITHUB_JOB")};
  const fs::path workspace(env.get("GITHUB_WORKSPACE"));
  std::error_code failed;
  if (!workspace.empty() && fs::is_directory(workspace, failed)) return find_job(workspace, query);
  return find_job(options.directory, query);
}

}  // namespace

void read_actions_runner(const Env& env, const DetectOptions& options, RunContext& context) {
  read_event_file(env, context);
  read_ids(env, context);
  const auto found = find_running_job(env, options, context);
  make_links(options, found, context);
  name_running_step(env, found ? &*found : nullptr, context);
  name_failed_step(env, options, found ? &*found : nullptr, context);
}

}  // namespace cicd::ci
