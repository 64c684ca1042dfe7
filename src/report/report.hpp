#pragma once

#include "analysis/diagnosis.hpp"
#include "redact/safe_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cicd::report {

using redact::SafeText;

// One failure as the collector will see it, field by field. Empty text means null.
struct Report {
  SafeText project_id;
  SafeText environment;
  SafeText level;
  bool succeeded = false;  // nothing failed: made by `run --on always`; not sent by itself
  std::string timestamp;   // RFC 3339
  SafeText version;
  SafeText commit_hash;
  SafeText repo_url;
  SafeText error_type;
  SafeText error_message;  // one line, at most 200 characters
  SafeText file_path;
  std::optional<std::int64_t> line_number;

  SafeText job_name, step_name, workflow, provider;
  SafeText run_id, run_number, run_attempt, run_url, job_url;
  SafeText branch, pr_base, tag, merge_commit, event, actor, runner, runner_os, runner_arch;
  std::optional<std::int64_t> pull_request;
  SafeText command;
  SafeText directory;  // where the command ran, relative to the repository
  std::optional<std::int64_t> exit_code;
  SafeText signal;  // "SIGKILL"; then exit_code is empty
  std::optional<std::int64_t> duration_ms;
  bool cancelled = false;

  analysis::Diagnosis diagnosis;
  SafeText log_tail;
  SafeText log_encoding;  // "utf-16" (it was decoded), "not utf-8" (bad bytes became U+FFFD); empty for UTF-8
  bool log_truncated = false;  // the log is longer than its tail
  std::string event_id;        // 32 hex digits
  std::vector<std::pair<SafeText, SafeText>> tags;
};

}  // namespace cicd::report
