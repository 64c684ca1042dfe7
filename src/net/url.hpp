#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace cicd::net {

// An http or https address in its parts.
struct Url {
  std::string scheme;  // "http" or "https"
  std::string user;    // "user:password" as written, empty: none
  std::string host;    // lower case; an IPv6 address in brackets
  int port = 0;        // the scheme's own when none is written
  std::string path;    // begins with '/'
  std::string query;   // without '?'

  // The address for a request; `user` included, a port only when it is not the scheme's own.
  [[nodiscard]] std::string str() const;
  // The same without `user`: what may be shown, logged and hashed.
  [[nodiscard]] std::string shown() const;
};

// The parts of `text`; a fragment is dropped.
// Errors: invalid_input for another scheme, none at all, no host or control characters.
Result<Url> parse_url(std::string_view text);

// The address that `reference` (absolute, or relative as RFC 3986 allows in a Location header) means at
// `base`; `base`'s user is not carried over. Errors: as parse_url.
Result<Url> resolve(const Url& base, std::string_view reference);

}  // namespace cicd::net
