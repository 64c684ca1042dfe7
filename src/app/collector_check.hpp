#pragma once

#include "app/session.hpp"
#include "base/clock.hpp"

#include <string>
#include <vector>

namespace cicd::app {

// What `doctor` found out about the collector, stage by stage.
struct CollectorCheck {
  struct Stage {
    std::string name;  // "address", "name resolution", "connect", "TLS", "answer", "token"
    bool ok = false;
    std::string detail;
  };
  std::vector<Stage> stages;  // up to the first that failed
  int exit_code = 0;          // as --strict
};

// Asks the configured collector whether it takes reports of this project: by posting one without an error
// type, which every collector refuses with 422 and none stores. One request, within `deadline`.
CollectorCheck check_collector(const Session& session, const std::string& project_id,
                               const Deadline& deadline);

}  // namespace cicd::app
