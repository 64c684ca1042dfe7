#pragma once

#include <string>
#include <string_view>

namespace cicd::ci {

// What an event file of GitHub, Gitea or Forgejo tells; every field is empty when the event does not say it.
struct Event {
  std::string head_sha;  // of the pull request
  std::string head_ref;
  std::string base_ref;
  std::string number;
  std::string merge_commit;
  std::string sender;
};

// Reads the JSON of $GITHUB_EVENT_PATH; empty fields for what is malformed or of another type.
// Format: docs.github.com/webhooks/webhook-events-and-payloads.
Event read_event(std::string_view json);

// The claims of a job's ACTIONS_RUNTIME_TOKEN that name the run and the job. The token itself is not kept.
struct TokenClaims {
  std::string run_id;
  std::string job_id;
};

// Reads the payload of the JSON Web Token `token` (RFC 7519) without checking its signature: these ids are
// for links only. Empty fields for anything else.
TokenClaims read_token_claims(std::string_view token);

}  // namespace cicd::ci
