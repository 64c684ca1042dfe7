#include "ci/facts.hpp"

namespace cicd::ci {

std::vector<std::pair<std::string_view, const Fact*>> named_facts(const RunContext& context) {
  return {{"provider", &context.provider},
          {"project", &context.project},
          {"repository", &context.repo_url},
          {"commit", &context.commit},
          {"merge commit", &context.merge_commit},
          {"branch", &context.branch},
          {"pull request", &context.pull_request},
          {"pull request base", &context.pr_base},
          {"tag", &context.tag},
          {"version", &context.version},
          {"workflow", &context.workflow},
          {"stage", &context.stage},
          {"job", &context.job},
          {"job id", &context.job_id},
          {"step", &context.step},
          {"failed step", &context.failed_step},
          {"failed step command", &context.failed_step_command},
          {"exit code", &context.exit_code},
          {"run id", &context.run_id},
          {"run number", &context.run_number},
          {"run attempt", &context.run_attempt},
          {"run url", &context.run_url},
          {"job url", &context.job_url},
          {"event", &context.event},
          {"actor", &context.actor},
          {"runner", &context.runner},
          {"runner os", &context.runner_os},
          {"runner arch", &context.runner_arch},
          {"environment", &context.environment},
          {"workspace", &context.workspace}};
}

}  // namespace cicd::ci
