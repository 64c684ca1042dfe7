#include "ci/event.hpp"

#include "base/base64.hpp"
#include "base/text.hpp"
#include "ci/json_reader.hpp"

#include <nlohmann/json.hpp>

namespace cicd::ci {

namespace {

constexpr std::size_t max_token = 64U * 1024;

}  // namespace

Event read_event(std::string_view json) {
  const auto event = parse_untrusted(json);
  if (!event.is_object()) return {};
  Event out;
  out.head_sha = text_at(event, {"pull_request", "head", "sha"});
  out.head_ref = text_at(event, {"pull_request", "head", "ref"});
  out.base_ref = text_at(event, {"pull_request", "base", "ref"});
  out.number = text_at(event, {"pull_request", "number"});
  out.merge_commit = text_at(event, {"pull_request", "merge_commit_sha"});
  out.sender = text_at(event, {"sender", "login"});
  return out;
}

TokenClaims read_token_claims(std::string_view token) {
  if (token.size() > max_token) return {};
  const auto parts = split(token, '.');
  if (parts.size() != 3) return {};
  const auto payload = base64_decode(parts[1]);
  if (!payload) return {};
  const auto claims = parse_untrusted(*payload);
  return {text_at(claims, {"RunID"}), text_at(claims, {"JobID"})};
}

}  // namespace cicd::ci
