#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cicd::ci {

// A step of a workflow file as it is written there; `${{ }}` is not expanded.
struct WorkflowStep {
  std::string id;
  std::string name;
  std::string uses;
  std::string run;
};

struct WorkflowJob {
  std::string key;
  bool has_matrix = false;  // runs more than once, under one key
  std::vector<WorkflowStep> steps;
};

struct Workflow {
  std::string name;
  std::vector<WorkflowJob> jobs;

  // The job of that key, or null.
  [[nodiscard]] const WorkflowJob* job(std::string_view key) const;
};

// Reads what names the steps of a GitHub, Gitea or Forgejo workflow. Aliases and merge keys are not followed,
// so nothing grows beyond its text; what is malformed from some line on is left out from there. Empty for no
// YAML.
Workflow read_workflow(std::string_view yaml);

// The step of `job` that a runner calls `key`: a 0-based index, an id, or GitHub's `__run`, `__run_2` for the
// run steps without id. Null when there is none.
const WorkflowStep* find_step(const WorkflowJob& job, std::string_view key);

// What a person calls the step: its name, else the action it uses, else the first line of its script, else
// its id.
std::string display_name(const WorkflowStep& step);

// The first line of a script that does something: without comments, `set`, `cd`, `echo` and the like;
// continued lines are joined; at most 200 characters. Only the first 16 KiB are looked at.
std::string first_meaningful_line(std::string_view script);

}  // namespace cicd::ci
