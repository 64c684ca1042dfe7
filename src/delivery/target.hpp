#pragma once

#include "base/result.hpp"
#include "net/http.hpp"
#include "net/url.hpp"
#include "report/body.hpp"

#include <string>
#include <string_view>

namespace cicd::delivery {

// Somewhere a report is POSTed to.
struct Target {
  enum class Kind {
    collector,  // log-center: bearer token, JSON answers, takes reports that were made for nobody in
                // particular
    webhook,    // anything that takes the JSON: signed when there is a secret, any answer that is no HTML is
                // fine
  };
  Kind kind = Kind::collector;
  net::Url url;             // of the POST itself
  std::string unix_socket;  // path, empty for TCP
  std::string token;        // collector: sent as `Authorization: Bearer`
  std::string secret;       // webhook: key of the HMAC
  std::string ca_cert;      // file, empty: the machine's certificates

  // For a person: the collector's address without credentials; of a webhook only the host, its path is a
  // secret.
  [[nodiscard]] std::string shown() const;
  // 16 hex digits that tell this target from others; without credentials.
  [[nodiscard]] std::string hash() const;
  // The request that carries `body` here.
  [[nodiscard]] net::Request request(const report::Body& body) const;
};

// The log-center at `url`: http(s)://HOST[:PORT][/PREFIX] with or without a slash at the end, the full
// address of its report endpoint, or unix:PATH for a Unix socket. Errors: invalid_input.
Result<Target> collector_at(std::string_view url, std::string token = {}, std::string ca_cert = {});

// A webhook that is POSTed to exactly `url`. Errors: invalid_input.
Result<Target> webhook_at(std::string_view url, std::string secret = {}, std::string ca_cert = {});

}  // namespace cicd::delivery
