#include "center/http.hpp"

#include "base/text.hpp"
#include "report/wire.hpp"

#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace cicd::center {
namespace {

int hex_digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  const char lower = static_cast<char>(letter | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Resolves %XX, and '+' in a query.
std::optional<std::string> decode(std::string_view text, bool plus_is_blank) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && plus_is_blank) {
      out += ' ';
    } else if (text[at] != '%') {
      out += text[at];
    } else {
      const int high = at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
      const int low = at + 2 < text.size() ? hex_digit(text[at + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  return out;
}

// Takes "http://host:port" away from the front of `target`: a proxy may ask that way (RFC 9112,
// section 3.2.2). False when it is not there.
bool remove_origin(std::string_view& target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!equals_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
    target.remove_prefix(std::min(target.find_first_of("/?#", scheme.size()), target.size()));
    return true;
  }
  return false;
}

}  // namespace

std::string_view Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : query)
    if (key == name) return value;
  return {};
}

Response problem(int status, std::string_view text) {
  return {status, "application/json", "{\"detail\":" + report::json_quoted(text) + "}", {}};
}

std::string render_head(const Response& response, bool keep_alive) {
  const auto reason = boost::beast::http::obsolete_reason(
      boost::beast::http::int_to_status(static_cast<unsigned>(response.status)));
  auto head = fmt::format(
      "HTTP/1.1 {} {}\r\nServer: log-center\r\nContent-Type: {}\r\nContent-Length: {}\r\n"
      "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n",
      response.status, std::string_view(reason.data(), reason.size()), response.content_type,
      response.body.size());
  for (const auto& [name, value] : response.headers)
    head += fmt::format("{}: {}\r\n", name, value);
  if (!keep_alive) head += "Connection: close\r\n";
  return head += "\r\n";
}

bool parse_target(std::string_view target, Request& request) {
  if (!remove_origin(target) && !target.starts_with('/')) return false;
  target = target.substr(0, target.find('#'));
  const auto mark = target.find('?');
  const auto path = decode(target.substr(0, mark), false);
  if (!path) return false;
  request.path = path->empty() ? "/" : *path;
  if (mark == std::string_view::npos) return true;
  for (const auto pair : split(target.substr(mark + 1), '&')) {
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    auto key = decode(pair.substr(0, equals), true);
    auto value = equals == std::string_view::npos ? std::optional<std::string>("")
                                                  : decode(pair.substr(equals + 1), true);
    if (!key || !value) return false;
    request.query.emplace_back(repair_utf8(*key), repair_utf8(*value));
  }
  return true;
}

}  // namespace cicd::center
