#include "delivery/target.hpp"

#include "base/hash.hpp"

#include <algorithm>
#include <utility>

namespace cicd::delivery {

namespace {

constexpr std::string_view report_path = "/api/v1/logs/report";
constexpr std::string_view unix_scheme = "unix:";

}  // namespace

std::string Target::shown() const {
  if (!unix_socket.empty()) return "unix:" + unix_socket;
  auto place = url;
  place.query.clear();
  if (kind == Kind::webhook) {
    place.path = "/…";
  } else if (place.path.ends_with(report_path)) {
    place.path.resize(place.path.size() - report_path.size());
  }
  return place.shown();
}

std::string Target::hash() const {
  return sha256_hex(unix_socket + "|" + url.shown()).substr(0, 16);
}

net::Request Target::request(const report::Body& body) const {
  net::Request request;
  request.url = url.str();
  request.unix_socket = unix_socket;
  request.ca_cert = ca_cert;
  request.body = body.json();
  request.headers = {{"Content-Type", "application/json"}};
  if (!body.event_id().empty()) request.headers.emplace_back("Idempotency-Key", body.event_id());
  if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + token);
  if (!secret.empty()) {
    request.headers.emplace_back("X-Cicd-Report-Signature", "sha256=" + hmac_sha256_hex(secret, body.json()));
  }
  return request;
}

Result<Target> collector_at(std::string_view url, std::string token, std::string ca_cert) {
  Target target;
  target.token = std::move(token);
  target.ca_cert = std::move(ca_cert);
  if (url.starts_with(unix_scheme)) {
    const auto path = url.substr(std::min(url.find_first_not_of('/', unix_scheme.size()), url.size()));
    if (path.empty())
      return Error{Errc::invalid_input, "'unix:' lacks a path: write it as unix:/run/log-center.sock"};
    target.unix_socket = (url[unix_scheme.size()] == '/' ? "/" : "") + std::string(path);
    url = "http://localhost";
  }
  auto parsed = net::parse_url(url);
  if (!parsed) return std::move(parsed).error();
  target.url = *std::move(parsed);
  auto& path = target.url.path;
  while (!path.empty() && path.back() == '/')
    path.pop_back();
  if (!path.ends_with(report_path)) path += report_path;
  return target;
}

Result<Target> webhook_at(std::string_view url, std::string secret, std::string ca_cert) {
  auto parsed = net::parse_url(url);
  if (!parsed) return std::move(parsed).error();
  Target target;
  target.kind = Target::Kind::webhook;
  target.url = *std::move(parsed);
  target.secret = std::move(secret);
  target.ca_cert = std::move(ca_cert);
  return target;
}

}  // namespace cicd::delivery
