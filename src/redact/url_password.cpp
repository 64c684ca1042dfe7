#include "redact/url_password.hpp"

#include "redact/placeholder.hpp"

#include <algorithm>

namespace cicd::redact {

namespace {

constexpr std::string_view delimiters = " \t\n\"'`<>()|,;{}";

// A user name this long with digits in it is a token: `https://TOKEN@host`,
// `https://TOKEN:x-oauth-basic@host`.
bool is_token(std::string_view user) {
  return user.size() >= 20 && user.find_first_of("0123456789") != std::string_view::npos &&
         user.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
             std::string_view::npos;
}

}  // namespace

std::optional<Place> url_password(std::string_view text, std::size_t position) {
  constexpr std::size_t longest = 1024;
  const auto begin = position + 3;
  auto rest = text.substr(std::min(begin, text.size()), longest);
  rest = rest.substr(0, rest.find_first_of(delimiters));
  rest = rest.substr(0, rest.find("://"));
  const auto colon = rest.substr(0, rest.find_first_of("/?#@")).find(':');
  // A password may hold an unescaped slash, but what looks like a port ends the host.
  const auto port = colon == std::string_view::npos ? colon : rest.find_first_not_of("0123456789", colon + 1);
  const bool has_port =
      colon == std::string_view::npos || port == std::string_view::npos ||
      (rest[port] != '@' && std::string_view("/?#").find(rest[port]) != std::string_view::npos);
  const auto authority = has_port ? rest.substr(0, rest.find_first_of("/?#")) : rest;
  const auto at = authority.rfind('@');
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  const auto user = rest.substr(0, std::min(colon, at));
  const auto password = colon < at ? rest.substr(colon + 1, at - colon - 1) : std::string_view{};
  if (password.empty() || password == "x-oauth-basic") {
    if (!is_token(user)) return std::nullopt;
    return Place{begin, begin + user.size()};
  }
  if (is_placeholder(password)) return std::nullopt;
  return Place{begin + colon + 1, begin + at};
}

}  // namespace cicd::redact
