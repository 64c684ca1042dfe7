#include "redact/url_password.hpp"

#include "redact/placeholder.hpp"

#include <algorithm>
#include <array>

namespace cicd::redact {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr auto is_delimiter = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view(" \t\n\"'`<>()|,;{}"))
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// A user name this long with digits in it is a token: `https://TOKEN@host`,
// `https://TOKEN:x-oauth-basic@host`.
bool is_token(std::string_view user) {
  return user.size() >= 20 && user.find_first_of("0123456789") != std::string_view::npos &&
         user.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
             std::string_view::npos;
}

// Where the user information of a URL may end, when `rest` is what follows its `://`.
struct Authority {
  std::size_t colon = npos;  // the first one
  std::size_t at = npos;     // the last `@`
};

// Walks once over `rest`. The host ends at a slash, but a password may hold one; so a slash only counts when
// no password can have begun, or when what stands before it is a port.
Authority authority_of(std::string_view rest) {
  Authority found;
  bool is_port = true;  // only digits since the colon
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (is_delimiter[static_cast<unsigned char>(c)] || (c == ':' && rest.substr(i, 3) == "://")) break;
    if (c == '@') {
      found.at = i;
    } else if (c == ':' && found.colon == npos) {
      found.colon = i;
    } else if (c == '/' || c == '?' || c == '#') {
      if (found.at != npos || found.colon == npos || is_port) break;
    } else if (found.colon != npos && (c < '0' || c > '9')) {
      is_port = false;
    }
  }
  return found;
}

}  // namespace

std::optional<Place> url_password(std::string_view text, std::size_t position) {
  constexpr std::size_t longest = 1024;
  if (text.substr(position, 3) != "://") return std::nullopt;
  const auto begin = position + 3;
  const auto rest = text.substr(begin, longest);
  const auto [colon, at] = authority_of(rest);
  if (at == npos || at == 0) return std::nullopt;
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
