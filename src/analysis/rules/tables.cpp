#include "analysis/rules/tables.hpp"

#include <array>

namespace cicd::analysis {

std::span<const std::span<const Rule>> built_in_tables() {
  static const std::array tables = {
      rules::c_family,        rules::rust,       rules::go,       rules::python,
      rules::javascript,      rules::jvm,        rules::dotnet,   rules::ruby_php_perl,
      rules::other_languages, rules::containers, rules::packages, rules::shell,
      rules::system,          rules::git,        rules::runner,   rules::reports,
      rules::translated,      rules::generic,
  };
  return tables;
}

}  // namespace cicd::analysis
