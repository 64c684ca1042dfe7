#include "report/fingerprint.hpp"

#include "base/hash.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace cicd::report {
namespace {

constexpr std::array<std::pair<Source, std::string_view>, 3> names{{
    {Source::runtime, "runtime"},
    {Source::cicd, "cicd"},
    {Source::deployment, "deployment"},
}};

}  // namespace

std::string_view source_name(Source source) {
  for (const auto& [value, name] : names)
    if (value == source) return name;
  return {};
}

std::optional<Source> source_named(std::string_view name) {
  for (const auto& [value, word] : names)
    if (word == name) return value;
  return std::nullopt;
}

std::string join_escaped(const std::vector<std::string_view>& parts) {
  std::string joined;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    if (index > 0) joined += '|';
    for (const char letter : parts[index]) {
      if (letter == '|' || letter == '\\') joined += '\\';
      joined += letter;
    }
  }
  return joined;
}

std::string fingerprint_text(const Identity& identity) {
  const auto& who = identity;
  switch (who.source) {
    case Source::cicd:
      return join_escaped({who.project_id, "cicd", who.error_type, who.job_name, who.step_name});
    case Source::deployment:
      return join_escaped(
          {who.project_id, "deployment", who.error_type, who.namespace_name, who.deployment_name});
    case Source::runtime:
      break;
  }
  const auto line = who.line_number ? std::to_string(*who.line_number) : std::string();
  return join_escaped({who.project_id, who.error_type, who.file_path, line});
}

std::string fingerprint(const Identity& identity) {
  return sha256_hex(fingerprint_text(identity));
}

}  // namespace cicd::report
