#pragma once

#include <filesystem>
#include <string>

namespace cicd {
class Env;
}

namespace cicd::ci {

// A detected fact and where it came from ("GITHUB_SHA", "event pull_request.head.sha", ".git/HEAD").
// Empty text: nobody said.
struct Fact {
  std::string text;
  std::string origin;

  explicit operator bool() const { return !text.empty(); }
};

// Where we are: every fact of a report that a CI system, its event file or the git directory tells.
// All texts are free of credentials; refs are without refs/heads/ and the like. They are not redacted yet.
struct RunContext {
  Fact provider;  // id of the provider table, e.g. "gitea"; empty outside CI
  Fact repo_url;  // https form without credentials and .git
  Fact project;   // suggestion for project_id (project_id_from), "unknown" at worst
  Fact commit;    // of a pull request its head
  Fact merge_commit;
  Fact branch;  // of a pull request its source branch
  Fact pr_base;
  Fact tag;
  Fact pull_request;  // decimal digits
  Fact workflow;
  Fact job;
  Fact job_id;
  Fact stage;
  Fact step;                 // the step we run in, as the CI names it
  Fact step_key;             // what the runner calls that step: its id or index
  Fact failed_step_key;      // the same of the step that failed; empty unless it made the job fail
  Fact failed_step;          // the step that failed, as a person knows it
  Fact failed_step_command;  // first meaningful line of its script
  Fact run_id;
  Fact run_number;
  Fact run_attempt;
  Fact run_url;
  Fact job_url;
  Fact event;
  Fact actor;
  Fact runner;
  Fact runner_os;    // lower case: linux, macos, windows
  Fact runner_arch;  // lower case: x64, arm64, …
  Fact environment;
  Fact workspace;
  Fact exit_code;  // decimal digits, where the CI tells it
  Fact version;    // of the program under build, e.g. the tag
};

// What the caller knows beyond the environment.
struct DetectOptions {
  std::filesystem::path directory;  // where to look for .git; the working directory
  std::string steps_json;           // toJSON(steps), from --steps-json or CICD_REPORT_STEPS
  std::string gitea_version;        // "1.25.3", decides the form of Gitea's links; empty: the newer form
};

// Reads the environment, the event file, the claims of ACTIONS_RUNTIME_TOKEN, the git directory and the
// workflow file. Never fails: what cannot be read or understood is left empty.
RunContext detect(const Env& env, const DetectOptions& options);

}  // namespace cicd::ci
