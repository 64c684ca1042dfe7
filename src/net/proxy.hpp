#pragma once

#include "base/env.hpp"
#include "net/url.hpp"

#include <string>
#include <string_view>

namespace cicd::net {

// The proxy for `url` as the environment tells it, "http://user:password@host:port", or empty when the way is
// straight: http_proxy or https_proxy, else all_proxy, each in lower and upper case, unless no_proxy names
// the host. HTTP_PROXY in upper case is not believed where REQUEST_METHOD is set: there it may come from a
// client's header (CVE-2016-5385). A proxy without a scheme is an http one.
std::string choose_proxy(const Url& url, const Env& env);

// Whether the list `no_proxy` names the host of `url`. Entries are separated by commas or blanks: "*" for
// every host; "example.com", ".example.com" and "*.example.com" for that domain and all below it; an address;
// a network as "10.0.0.0/8"; each but a network with ":PORT" for that port only.
bool goes_straight(std::string_view no_proxy, const Url& url);

}  // namespace cicd::net
