#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cicd::ci {

// What the pages of a run and of a job are made from, on GitHub, Gitea and Forgejo.
struct LinkParts {
  std::string_view provider;  // github, gitea or forgejo
  std::string_view repo_url;
  std::string_view run_id;
  std::string_view run_number;
  std::string_view run_attempt;
  std::string_view job_id;
  std::optional<std::size_t> job_index;  // place of the job among the jobs of the run
  std::string_view gitea_version;        // "1.25.3"; empty: as if new
};

// The page of the run; empty when a part that it needs is unknown.
//   GitHub          {repo}/actions/runs/{run_id}[/attempts/{attempt}]
//   Gitea to 1.25   {repo}/actions/runs/{run_number}
//   Gitea from 1.26 {repo}/actions/runs/{run_id}
//   Forgejo         {repo}/actions/runs/{run_number}
std::string run_link(const LinkParts& parts);

// The page of the job: below the run's page, GitHub "job/{job_id}", Gitea from 1.26 "jobs/{job_id}", older
// Gitea and Forgejo "jobs/{job_index}".
std::string job_link(const LinkParts& parts);

}  // namespace cicd::ci
