#pragma once

#include "app/session.hpp"

namespace cicd::app {

// Each carries out one command and returns its exit code (exit_code.hpp).
int send(Session& session);
int explain(Session& session);
int flush(Session& session);
int doctor(Session& session);
int rules(Session& session);
int init(Session& session);
int completion(Session& session);
// Runs the command and ends this process the way the command ended; returns only when there was nothing to
// run.
int run(Session& session);

}  // namespace cicd::app
