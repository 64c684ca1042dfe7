#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "ci/run_context.hpp"
#include "delivery/outcome.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cicd::app {

// What the last failed `run` of a job left behind, so that a later `send` or `explain` of the same job knows
// it.
struct Record {
  std::string body;  // the report as JSON, redacted when it was made
  // The sinks that have it; one that waits in the spool is not there yet.
  std::vector<std::string> reported_to;
  std::string step_key;  // what the runner calls the step that it ran in; empty when unknown
  Millis age{0};         // since it was kept; of a record that was loaded
};

// Whether the CI tells its runs apart, so that a job is over when its run is.
bool is_one_run(const ci::RunContext& context);

// Which job this is: the same for all steps of one job of one run; outside CI, the working directory.
std::string job_key(const ci::RunContext& context, const std::filesystem::path& directory);

// Notes the sinks in `record` that took the report.
void note_delivered(Record& record, const std::vector<delivery::Outcome>& outcomes);

// Keeps `record` below `spool_directory` (last/<hash of key>.json, 0600), replacing the one before.
// Errors: as the system says; the caller goes on without.
Status save_record(const std::filesystem::path& spool_directory, const std::string& key,
                   const Record& record);

// The record of `key`, if there is one that is younger than a day and whole.
std::optional<Record> load_record(const std::filesystem::path& spool_directory, const std::string& key,
                                  const Clock& clock);

}  // namespace cicd::app
