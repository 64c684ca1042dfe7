#pragma once

#include "base/env.hpp"
#include "net/http.hpp"

#include <memory>

namespace cicd::net {

// What RES_OPTIONS must hold, in the sending process and before its first request, unless the user has set
// it: with it a dropped AAAA answer costs 3 s instead of the whole deadline. For c-ares, which the static
// build resolves with.
inline constexpr const char* resolver_options = "retrans:1000 retry:2";

// Http over libcurl: HTTP/1.1, proxies and trusted certificates from `env`, connections kept open between
// requests. libcurl is initialised by the first request, not here. One object is for one thread; several
// threads have one each. SIGPIPE is never raised. The deadline is kept within 0.3 s whatever the other side
// does.
std::unique_ptr<Http> make_http(const Env& env);

}  // namespace cicd::net
