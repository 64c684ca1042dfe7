#include "net/proxy.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include <arpa/inet.h>

namespace cicd::net {

namespace {

std::string_view either(const Env& env, const char* lower, const char* upper) {
  const auto value = env.get(lower);
  return value.empty() ? env.get(upper) : value;
}

std::string_view variable_for(const Url& url, const Env& env) {
  std::string_view value;
  if (url.scheme == "https") {
    value = either(env, "https_proxy", "HTTPS_PROXY");
  } else if (env.get("REQUEST_METHOD").empty()) {
    value = either(env, "http_proxy", "HTTP_PROXY");
  } else {
    value = env.get("http_proxy");
  }
  return value.empty() ? either(env, "all_proxy", "ALL_PROXY") : value;
}

std::string_view without_brackets(std::string_view host) {
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') return host.substr(1, host.size() - 2);
  return host;
}

// Whether `host` is an address inside `network`, "10.0.0.0/8" or "fd00::/8".
bool in_network(std::string_view host, std::string_view network) {
  const auto slash = network.find('/');
  const auto bits = parse_int(network.substr(slash + 1));
  const std::string base(without_brackets(network.substr(0, slash)));
  const std::string address(without_brackets(host));
  std::array<unsigned char, 16> a{};
  std::array<unsigned char, 16> b{};
  const bool v6 = address.find(':') != std::string::npos;
  const int family = v6 ? AF_INET6 : AF_INET;
  if (!bits || *bits < 0 || *bits > (v6 ? 128 : 32)) return false;
  if (inet_pton(family, address.c_str(), a.data()) != 1) return false;
  if (inet_pton(family, base.c_str(), b.data()) != 1) return false;
  for (std::size_t bit = 0; bit < static_cast<std::size_t>(*bits); ++bit) {
    const auto mask = static_cast<unsigned char>(0x80U >> (bit % 8));
    if (((a[bit / 8] ^ b[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

bool names(std::string_view entry, const Url& url) {
  if (entry == "*") return true;
  if (entry.find('/') != std::string_view::npos) return in_network(url.host, entry);
  // One colon is a port; an IPv6 address has several, or stands in brackets.
  const auto colon = entry.rfind(':');
  const auto bracket = entry.rfind(']');
  const bool has_port = colon != std::string_view::npos &&
                        (bracket != std::string_view::npos ? colon > bracket : entry.find(':') == colon);
  if (has_port) {
    if (parse_int(entry.substr(colon + 1)) != url.port) return false;
    entry = entry.substr(0, colon);
  }
  if (entry.substr(0, 2) == "*.") entry.remove_prefix(1);
  if (entry.substr(0, 1) == ".") entry.remove_prefix(1);
  const auto wanted = to_lower(without_brackets(entry));
  const auto host = without_brackets(url.host);
  if (wanted.empty() || host.size() < wanted.size()) return false;
  const auto start = host.size() - wanted.size();
  return host.substr(start) == wanted && (start == 0 || host[start - 1] == '.');
}

}  // namespace

bool goes_straight(std::string_view no_proxy, const Url& url) {
  std::string list(no_proxy);
  std::replace_if(
      list.begin(), list.end(), [](char c) { return c == ' ' || c == '\t'; }, ',');
  const auto entries = split(list, ',');
  return std::any_of(entries.begin(), entries.end(),
                     [&url](std::string_view entry) { return !entry.empty() && names(entry, url); });
}

std::string choose_proxy(const Url& url, const Env& env) {
  const auto proxy = variable_for(url, env);
  if (proxy.empty() || goes_straight(either(env, "no_proxy", "NO_PROXY"), url)) return {};
  return proxy.find("://") == std::string_view::npos ? "http://" + std::string(proxy) : std::string(proxy);
}

}  // namespace cicd::net
