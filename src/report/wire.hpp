#pragma once

#include "report/fingerprint.hpp"
#include "report/json_view.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cicd::report {

// One thing wrong with a request, in the shape FastAPI and pydantic made known.
struct FieldError {
  std::string part = "body";      // "body", "query", "path"
  std::vector<std::string> path;  // below it: {"error", "type"}
  std::string message;            // "Field required"
  std::string type;               // "missing"
};

// `errors` as {"detail":[{"loc":["body","project_id"],"msg":"Field required","type":"missing"}]}.
std::string render_errors(const std::vector<FieldError>& errors);

// `text` as a JSON string with its quotes; bad UTF-8 becomes U+FFFD. '<' is escaped too, so that the result
// may stand inside HTML.
std::string json_quoted(std::string_view text);

// A report as the collector reads it: the fields it needs by name, taken from the top level or, where that
// is silent, from `error`. Text is valid UTF-8 without NUL.
struct Incoming {
  Identity identity;
  std::string fingerprint;
  std::string level;        // "ERROR" when absent
  std::string environment;  // empty when absent, like all that follow
  std::string error_message;
  std::string version;
  std::string commit_hash;
  std::string repo_url;
  std::string signature;  // context.signature, which tells the variants of a bug apart
  std::string event_id;   // context.event_id
  std::string search_text;
  // Where the value of `context` stands in the body, in bytes; length 0 when there is none.
  std::size_t context_offset = 0;
  std::size_t context_length = 0;
};

// Reads the body of POST /api/v1/logs/report (its schema: center/openapi.cpp), nested or flat. Unknown keys
// are welcome and stay in the body. Of repeated keys the last one counts.
std::variant<Incoming, std::vector<FieldError>> parse_incoming(std::string_view body);

// The project that `body` names, whatever else is wrong with it; empty when it names none.
std::string project_of(std::string_view body);

// `text` as valid UTF-8 without NUL, and its first `max_bytes` bytes at most.
std::string bounded_text(std::string_view text, std::size_t max_bytes);

}  // namespace cicd::report
