#pragma once

#include <string>
#include <string_view>

namespace cicd::report {

// What makes a failure in a CI run the same failure when it is reported again.
struct EventKey {
  std::string_view provider, repository, run_id, run_attempt, job, step, error_type;
};

// 32 hex digits: equal keys give equal ids. Without a provider or a run id (work outside CI) it is new each
// time.
std::string event_id(const EventKey& key);

}  // namespace cicd::report
