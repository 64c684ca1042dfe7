#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cicd::center {

// One request, read in full.
struct Request {
  std::string method;
  std::string path;                                        // decoded, without the query
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order
  std::string authorization;                               // the header, may be empty
  std::string content_type;
  std::string content_encoding;
  std::string idempotency_key;
  std::string body;

  // The first value of a query parameter, empty when it is missing.
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // beyond type and length
};

// The status line, the header fields and the empty line of an answer over HTTP/1.1.
std::string render_head(const Response& response, bool keep_alive);

// Called exactly once, from any thread.
using Respond = std::function<void(Response)>;

// {"detail":"<text>"} with that status.
Response problem(int status, std::string_view text);

// Splits and decodes the target of a request, "/bugs?q=a%20b"; nothing when it does not begin with '/' or
// holds a broken escape.
bool parse_target(std::string_view target, Request& request);

}  // namespace cicd::center
