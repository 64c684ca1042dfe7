#include "redact/placeholder.hpp"

namespace cicd::redact {

bool is_placeholder(std::string_view value) {
  value = value.substr(0, 256);
  if (value.empty() || value.find_first_not_of("*.xX•-_") == std::string_view::npos) return true;
  if (value.front() == '$' || value.find("${") != std::string_view::npos) return true;
  if (value.front() == '<' || value.starts_with("[REDACTED") || value.starts_with("***")) return true;
  if (value.starts_with("{{") || value.starts_with("%{")) return true;
  return value.front() == '%' && (value.back() == '%' || value.size() == 2);  // %TOKEN%, %s
}

}  // namespace cicd::redact
