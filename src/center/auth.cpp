#include "center/auth.hpp"

#include "base/base64.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

#include <utility>

namespace cicd::center {
namespace {

// What follows `scheme` and blanks in an Authorization header.
std::optional<std::string_view> credentials(std::string_view header, std::string_view scheme) {
  if (header.size() <= scheme.size() || header[scheme.size()] != ' ') return std::nullopt;
  if (!equals_ignoring_case(header.substr(0, scheme.size()), scheme)) return std::nullopt;
  return trim(header.substr(scheme.size()));
}

// The secret that a request shows: a bearer token, or, where only reading is asked for, a browser's password.
// A browser adds a password to requests of foreign pages too, so it never counts for a change.
std::string shown_secret(const Request& request) {
  if (const auto token = credentials(request.authorization, "Bearer")) return std::string(*token);
  if (request.method != "GET" && request.method != "HEAD") return {};
  const auto encoded = credentials(request.authorization, "Basic");
  const auto pair = encoded ? base64_decode(*encoded) : std::nullopt;
  if (!pair) return {};
  const auto colon = pair->find(':');
  return colon == std::string::npos ? std::string() : pair->substr(colon + 1);
}

}  // namespace

Auth::Auth(std::string admin_token, std::unique_ptr<Connection> keys)
    : admin_token_(std::move(admin_token)), keys_(std::move(keys)) {}

bool Auth::is_admin(const Request& request) const {
  return admin_token_.empty() || same_secret(shown_secret(request), admin_token_);
}

bool Auth::may_report(const Request& request, std::string_view project_id) const {
  const auto secret = shown_secret(request);
  if (!admin_token_.empty() && same_secret(secret, admin_token_)) return true;
  if (!secret.empty())
    if (const auto project = project_of_key(secret); project && *project == project_id) return true;
  return admin_token_.empty() && !has_keys(project_id);
}

bool Auth::may_report_at_all(const Request& request) const {
  return is_admin(request) || project_of_key(shown_secret(request)).has_value();
}

std::optional<std::string> Auth::project_of_key(std::string_view key) const {
  const auto hash = sha256_hex(key);
  const std::lock_guard lock(mutex_);
  std::optional<std::string> project;
  {
    // Found by its hash: how long that takes says nothing about a key.
    Query query(*keys_, "SELECT project_id FROM project_key WHERE key_hash = ?", hash);
    if (query.next()) project = std::string(query.text(0));
  }
  static_cast<void>(keys_->take_failure());  // a key that cannot be read is no key
  return project;
}

bool Auth::has_keys(std::string_view project_id) const {
  const std::lock_guard lock(mutex_);
  const bool found = Query(*keys_, "SELECT 1 FROM project_key WHERE project_id = ?", project_id).next();
  return !keys_->take_failure() || found;
}

bool same_secret(std::string_view a, std::string_view b) {
  const auto left = sha256_hex(a);
  const auto right = sha256_hex(b);
  unsigned difference = 0;
  for (std::size_t at = 0; at < left.size(); ++at)
    difference |=
        static_cast<unsigned char>(left[at]) ^ static_cast<unsigned>(static_cast<unsigned char>(right[at]));
  return difference == 0;
}

Response unauthorised(bool for_browser, std::string_view why) {
  auto response = problem(401, why);
  response.headers.emplace_back(
      "WWW-Authenticate",
      for_browser ? "Basic realm=\"log-center (any user, token as password)\"" : "Bearer");
  return response;
}

}  // namespace cicd::center
