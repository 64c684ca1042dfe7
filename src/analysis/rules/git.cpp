#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "git.fatal",
     .tool = "git",
     .type = "GitError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 80,
     .anchors = "fatal: ",
     .regex = R"(^(?:##\[error\])?fatal: (?<msg>.+))",
     .matches = "fatal: repository 'https://git.example.org/cart.git/' not found"},
    {.id = "git.conflict",
     .tool = "git",
     .type = "MergeConflict",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "CONFLICT (",
     .regex = R"(^CONFLICT \((?<code>[^)]+)\): (?<msg>.+))",
     .matches = "CONFLICT (content): Merge conflict in cart.txt"},
    {.id = "git.reject",
     .tool = "git",
     .type = "GitError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 82,
     .anchors = "! [rejected]\n"
                "! [remote rejected]\n"
                "error: failed to push",
     .regex = R"((?<msg>\s*! \[(?:remote )?rejected\] .+|error: failed to push some refs.*))",
     .matches = " ! [rejected]        main -> main (fetch first)\n"
                "error: failed to push some refs to 'origin'"},
    {.id = "git.lfs",
     .tool = "git-lfs",
     .type = "GitError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 76,
     .anchors = "batch response:\n"
                "smudge filter lfs failed",
     .regex = R"((?<msg>.*(?:batch response: .+|smudge filter lfs failed.*)))",
     .matches = "batch response: This repository is over its data quota."},
};

}  // namespace

constinit const std::span<const Rule> git = table;

}  // namespace cicd::analysis::rules
