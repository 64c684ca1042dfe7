#pragma once

#include "ci/workflow_file.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cicd::ci {

// What is known of the running job before its file is found.
struct JobQuery {
  std::string_view provider;  // github, gitea or forgejo; decides the directories
  std::string_view workflow;  // GITHUB_WORKFLOW: the name or the file; may be empty
  // GITHUB_WORKFLOW_REF: "owner/name/.github/workflows/ci.yml@refs/…"; may be empty.
  std::string_view workflow_ref;
  std::string_view job;  // GITHUB_JOB
};

// A job, the file it stands in and what that holds.
struct FoundJob {
  Workflow workflow;
  std::size_t index = 0;  // of the job in workflow.jobs
  std::filesystem::path file;

  [[nodiscard]] const WorkflowJob& job() const { return workflow.jobs[index]; }
};

// The job's place in the workflow files below `root`: the file that workflow_ref names, else in the first of
// the provider's directories that exists the file of that name, else the only one with such a job. Nothing
// when that leaves a doubt. Looks at no more than 64 files of at most 256 KiB each.
std::optional<FoundJob> find_job(const std::filesystem::path& root, const JobQuery& query);

// The script of step `key` that act, Gitea's and Forgejo's runners leave beside the event file:
// "<directory of event_path>/<key>[.sh]", at most 64 KiB. Empty when there is none or `key` is no plain name.
std::string read_step_script(const std::filesystem::path& event_path, std::string_view key);

}  // namespace cicd::ci
