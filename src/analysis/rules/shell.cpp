#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "sh.notfound",
     .tool = "sh",
     .type = "CommandNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 78,
     .anchors = "command not found\n"
                ": not found",
     .regex =
         R"(^(?:(?<file>[^\s:]+): )?(?:line )?(?:(?<line>\d+): )?(?<cmd>\S+): (?<msg>command not found|not found)$)",
     .matches = "/bin/sh: 1: npx: not found\n"
                "bash: line 3: npx: command not found\n"
                "./build.sh: line 12: npx: command not found"},
    {.id = "sh.noperm",
     .tool = "sh",
     .type = "PermissionDenied",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 80,
     .anchors = "Permission denied\n"
                "EACCES",
     .regex = R"((?<msg>.*(?:Permission denied|EACCES: permission denied).*))",
     .matches = "bash: ./build.sh: Permission denied"},
    {.id = "sh.nofile",
     .tool = "sh",
     .type = "FileNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 62,
     .anchors = "No such file or directory\n"
                "ENOENT",
     .regex = R"((?<msg>.*(?:No such file or directory|ENOENT: no such file or directory).*))",
     .matches = "cat: cart.txt: No such file or directory"},
    {.id = "sh.syntax",
     .tool = "sh",
     .type = "ShellSyntaxError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "syntax error near\n"
                "unbound variable\n"
                "unexpected end of file\n"
                "Bad substitution",
     .regex =
         R"(^(?<file>\S+?): (?:line )?(?<line>\d+): (?<msg>.*(?:syntax error|unbound variable|unexpected end of file|bad substitution).*))",
     .matches = "./build.sh: line 12: syntax error near unexpected token `fi'\n"
                "./build.sh: line 3: CART: unbound variable"},
    {.id = "sh.exec",
     .tool = "exec",
     .type = "ExecFormatError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "exec format error\n"
                "Exec format error\n"
                "bad interpreter",
     .regex = R"((?<msg>.*(?:[Ee]xec format error|bad interpreter).*))",
     .matches = "exec /usr/bin/cart: exec format error\n"
                "bash: ./build.sh: /bin/bsh: bad interpreter: No such file or directory"},
    {.id = "sig.segv",
     .tool = "kernel/sh",
     .type = "Segfault",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Segmentation fault\n"
                "SIGSEGV\n"
                "segfault at",
     .regex = R"re((?<msg>.*(?:Segmentation fault|(?:signal|Signal|by|received) SIGSEGV|segfault at).*))re",
     .matches = "Segmentation fault (core dumped)",
     .rejects = "	SIGSEGV:       altstack"},
    {.id = "sig.abort",
     .tool = "kernel/sh",
     .type = "Abort",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = "Aborted (core dumped)\n"
                "SIGABRT",
     .regex = R"((?<msg>.*(?:Aborted \(core dumped\)|SIGABRT).*))",
     .matches = "Aborted (core dumped)"},
    {.id = "sig.kill",
     .tool = "kernel/sh",
     .type = "OutOfMemory",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Killed\n"
                "OOMKilled\n"
                "oom-kill\n"
                "Out of memory:\n"
                "exit code 137\n"
                "exit code: 137",
     .regex =
         R"((?<msg>^(?:.*: line \d+:\s+\d+ )?Killed\b.*|.*(?:OOMKilled|oom-kill|Out of memory: Killed|exit code:? 137).*))",
     .matches = "./build.sh: line 12:    41 Killed                  make\n"
                "Killed"},
    {.id = "precommit",
     .tool = "pre-commit",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 66,
     .anchors = "....Failed",
     .regex = R"(^(?<test>.+?)\.{3,}Failed$)",
     .matches = "trailing-whitespace......................................................Failed"},
    {.id = "codecov",
     .tool = "codecov",
     .type = "CoverageError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 70,
     .anchors = "Coverage for \n"
                "coverage threshold\n"
                "fail-under\n"
                "total of",
     .regex =
         R"((?<msg>.*(?:coverage threshold for .+ not met|FAIL Required test coverage of .+|Coverage failure: total of.+|Your test run has failed .*coverage).*))",
     .matches = "Coverage failure: total of 71 is less than fail-under=80"},
    {.id = "exit.generic",
     .tool = "any",
     .type = "ExitCode",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 5,
     .anchors = "exit code\n"
                "exit status\n"
                "exited with",
     .regex = R"((?<msg>.*(?:exit(?:ed with)? (?:code|status):? ?[1-9]\d*).*))",
     .matches = "command exited with code 2"},
};

}  // namespace

constinit const std::span<const Rule> shell = table;

}  // namespace cicd::analysis::rules
