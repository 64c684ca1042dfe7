#pragma once

#include "net/http.hpp"

#include <string>

namespace cicd::net {

// What is known about a transfer that brought no answer.
struct Breakdown {
  int code = 0;             // a CURLcode
  std::string detail;       // libcurl's own words, may be empty
  std::string place;        // "collector.example:8080", or the Unix socket's path
  std::string proxy;        // "proxy:3128" when one is used
  int proxy_status = 0;     // the answer to CONNECT, 0: none
  std::string trust_named;  // the certificates used, for the next step: "/etc/ssl/certs (system)"
  Phases phases;
  bool secure = false;  // https
};

// The class of the failure, and a sentence that names the place, the cause and the next step.
NetError explain(const Breakdown& breakdown);

}  // namespace cicd::net
