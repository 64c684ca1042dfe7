#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "apt",
     .tool = "apt",
     .type = "AptError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 84,
     .anchors = "^E: U\n"
                "^E: P\n"
                "^E: F\n"
                "^E: C\n"
                "^E: S\n"
                "^E: T\n"
                "^E: R\n"
                "^E: V",
     .regex = R"(^E: (?<msg>.+))",
     .matches = "E: Unable to locate package crat"},
    {.id = "apt.held",
     .tool = "apt",
     .type = "AptError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 80,
     .anchors = "unmet dependencies",
     .regex = R"((?<msg>The following packages have unmet dependencies.*))",
     .block = Block::indented,
     .matches = "The following packages have unmet dependencies:"},
    {.id = "apk",
     .tool = "apk",
     .type = "ApkError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 82,
     .anchors = "ERROR: unable to select packages\n"
                "(no such package)",
     .regex = R"((?<msg>ERROR: unable to select packages:|.+ \(no such package\):?))",
     .block = Block::indented,
     .matches = "ERROR: unable to select packages:\n"
                "  crat (no such package):"},
    {.id = "dnf",
     .tool = "dnf/yum",
     .type = "DnfError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 80,
     .anchors = "Error: Unable to find a match\n"
                "No match for argument",
     .regex = R"((?<msg>Error: Unable to find a match: .+|No match for argument: .+))",
     .matches = "Error: Unable to find a match: crat"},
    {.id = "pkgconfig",
     .tool = "pkg-config",
     .type = "DependencyError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 80,
     .anchors = "No package \n"
                "was not found in the pkg-config",
     .regex = R"((?<msg>No package '.+' found|Package .+ was not found in the pkg-config search path.*))",
     .matches = "No package 'zlib' found\n"
                "Package zlib was not found in the pkg-config search path."},
    {.id = "audit",
     .tool = "npm/pnpm audit",
     .type = "SecurityAudit",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 70,
     .anchors = "vulnerabilities found\n"
                "vulnerabilities (",
     .regex = R"(^(?<msg>[1-9]\d* vulnerabilit(?:y|ies) (?:found|\().*))",
     .matches = "3 vulnerabilities found"},
};

}  // namespace

constinit const std::span<const Rule> packages = table;

}  // namespace cicd::analysis::rules
