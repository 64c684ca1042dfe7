#pragma once

#include "app/compose.hpp"
#include "app/session.hpp"
#include "ci/run_context.hpp"
#include "report/report.hpp"

#include <optional>
#include <string>

namespace cicd::app {

// What the pipeline made of one failure.
struct Examined {
  report::Report report;
  std::optional<Error> log_error;     // the log could not be read; the report goes out without it
  std::optional<Error> policy_error;  // the log's secrets cannot be masked; nothing of it is in the report
};

// Everything CI, event file and git directory tell. `ask_server`: Gitea may be asked for its version over
// HTTP, which decides the form of its links, within `deadline` and one second at most.
ci::RunContext detect_context(const Session& session, bool ask_server, const Deadline& deadline);

// Ends `pass` and puts the report together.
Examined conclude(Session& session, LogPass& pass, bool partial, const ci::RunContext& context,
                  const Circumstances& circumstances);

// Reads the log at `path` ("-": standard input; empty: there is none) and does all of the above.
Examined examine(Session& session, const std::string& path, const ci::RunContext& context,
                 const Circumstances& circumstances, const Deadline& deadline);

}  // namespace cicd::app
