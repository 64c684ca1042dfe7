#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace cicd::net {

// One request. The URL's scheme is http or https; `unix_socket` replaces the TCP connection.
struct Request {
  std::string method = "POST";
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string ca_cert;      // file with trusted certificates instead of the machine's
  std::string unix_socket;  // path, empty for TCP
};

// The most that is read of an answer's body, and of its headers.
inline constexpr std::size_t max_answer_bytes = 64 * 1024;

// When each phase was done, counted from the start of the request; -1 ms: never reached, or not needed.
struct Phases {
  Millis resolved{-1};
  Millis connected{-1};
  Millis secured{-1};
  Millis ended{-1};
};

// The answer, whatever its status. Redirects are never followed.
struct Response {
  int status = 0;
  std::string content_type;
  std::string location;     // as sent, may be relative
  std::string retry_after;  // as sent: seconds or an HTTP date
  std::string body;         // at most max_answer_bytes
  bool complete = true;     // false: the body did not end in time, broke off or was cut at max_answer_bytes
  Phases phases;
};

// Why there is no answer.
enum class Failure { bad_url, resolve, connect, tls, certificate, timeout, empty_reply, protocol, proxy };

struct NetError {
  Failure failure;
  std::string message;  // one sentence for a person, without credentials
  Phases phases;
};

using Answer = std::variant<Response, NetError>;

// Sends requests, each under one hard deadline over resolving, connecting, TLS, sending and receiving.
class Http {
 public:
  Http() = default;
  Http(const Http&) = delete;
  Http& operator=(const Http&) = delete;
  virtual ~Http() = default;
  virtual Answer perform(const Request& request, const Deadline& deadline) = 0;
};

}  // namespace cicd::net
