#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule shell[] = {
    {.id = "sh.notfound",
     .tool = "sh",
     .type = "CommandNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 78,
     .anchors = "command not found\n"
                ": not found",
     .regex =
         R"(^(?!\S*/\.travis/)(?:(?:/\S*/)?(?<file>[^\s:]+): )?(?:line )?(?<line>\d+)?(?:: )?(?<cmd>[^\s:]+): (?<msg>command not found|not found)$)",
     .matches = "dash: 1: cart-bundler: not found\n"
                "sh: 1: cart-bundler: not found\n"
                "/bin/sh: 1: npx: not found",
     .rejects = "note: the documentation explains what \"dash: 1: cart-bundler: not found\" means"},
    {.id = "sh.noperm",
     .tool = "sh",
     .type = "PermissionDenied",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 76,
     .anchors = "Permission denied\n"
                "EACCES",
     .regex = R"((?<msg>.*(?:Permission denied|EACCES: permission denied).*))",
     .matches = "touch: cannot touch 'locked/cart': Permission denied\n"
                "bash: line 1: ./plain.sh: Permission denied\n"
                "bash: ./build.sh: Permission denied",
     .rejects = "touch: cannot tou"},
    {.id = "sh.nofile",
     .tool = "sh",
     .type = "FileNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 66,
     .anchors = "No such file or directory\n"
                "ENOENT",
     .regex =
         R"((?<msg>(?!.*error while loading shared libraries).*(?:No such file or directory|ENOENT: no such file or directory).*))",
     .matches = "tar (child): cart.tar.gz: Cannot open: No such file or directory\n"
                "  No such file or directory (os error 2)\n"
                "cat: cart.txt: No such file or directory",
     .rejects = "npm error code ENOENT"},
    // What getopt and programs like it say before they print their usage.
    {.id = "usage.option",
     .tool = "any",
     .type = "UsageError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 72,
     .anchors = ": invalid option -- \n"
                ": illegal option -- \n"
                ": unrecognized option '\n"
                ": unrecognized option `\n"
                "^Illegal switch '\n"
                "^Unknown option: ",
     .regex =
         R"(^(?<msg>(?:\S+: )?(?:invalid option -- |illegal option -- |unrecognized option ['`]|Illegal switch '|Unknown option: ).+))",
     .matches = "cart: invalid option -- 'j'\n"
                "grep: unrecognized option '--cart'\n"
                "Illegal switch 'j' specified!",
     .rejects = "warning: option 'j' is old"},
    {.id = "ldso.library",
     .tool = "ld.so",
     .type = "MissingLibrary",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 88,
     .anchors = "error while loading shared libraries",
     .regex = R"(^(?:\S+: )?(?:\S+): error while loading shared libraries: (?<msg>.+))",
     .matches = "/opt/cart/bin/cart: error while loading shared libraries: libcart.so.1: cannot open shared "
                "object file: No such file or directory",
     .rejects = "cat: cart.txt: No such file or directory"},
    {.id = "sh.syntax",
     .tool = "sh",
     .type = "ShellSyntaxError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "yntax error\n"
                "unexpected end of file\n"
                "unexpected EOF\n"
                "ad substitution",
     .regex =
         R"(^(?<file>[^\s:]+?)(?:\[\d+\])?: (?:eval: )?(?:line )?(?<line>\d+): (?<msg>.*(?:[Ss]yntax error|unexpected (?:end of file|EOF).*|[Bb]ad substitution|unexpected token).*))",
     .matches = "token.sh: line 2: syntax error near unexpected token `)'\n"
                "syntax.sh: line 3: syntax error: unexpected end of file\n"
                "./build.sh: line 12: syntax error near unexpected token `fi'",
     .rejects = "./cart.go:5:1: syntax error: unexpected }, expecting expression"},
    {.id = "sh.exec",
     .tool = "exec",
     .type = "ExecFormatError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "xec format error\n"
                "bad interpreter\n"
                "cannot execute binary file\n"
                "required file not found",
     .regex =
         R"((?<msg>.*(?:[Ee]xec format error|bad interpreter|cannot execute binary file|cannot execute: required file not found).*))",
     .matches = "bash: line 1: ./cart: cannot execute binary file: Exec format error\n"
                "bash: line 1: ./odd.sh: cannot execute: required file not found\n"
                "exec /usr/bin/cart: exec format error",
     .rejects = "bash: line 1: ./cart: "},
    {.id = "sig.segv",
     .tool = "kernel/sh",
     .type = "Segfault",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "Segmentation fault\n"
                "SIGSEGV\n"
                "segfault at",
     .regex =
         R"(^(?!.*\.phpt\])(?<msg>^(?!\[signal ).*(?:Segmentation fault|(?:signal|Signal|by|received) SIGSEGV|segfault at).*))",
     .matches = "bash: line 1:  7588 Segmentation fault      ./crash\n"
                "bash: line 1:  6177 Segmentation fault      ./cart\n"
                "Segmentation fault (core dumped)",
     .rejects = "\tSIGSEGV:       altstack\n"
                "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x480fd6]"},
    {.id = "sig.abort",
     .tool = "kernel/sh",
     .type = "Abort",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = "Aborted (core dumped)\n"
                "SIGABRT",
     .regex = R"((?<msg>.*(?:Aborted \(core dumped\)|SIGABRT).*))",
     .matches = "Aborted (core dumped)",
     .rejects = "Aborted"},
    {.id = "sig.kill",
     .tool = "kernel/sh",
     .type = "OutOfMemory",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 84,
     .anchors = "^Killed\n"
                "Killed  \n"
                "oom-kill\n"
                "Out of memory: Killed\n"
                "exit code 137\n"
                "exit code: 137\n"
                "signal: 9\n"
                "(SIGKILL)",
     .regex =
         R"((?<msg>^(?:.*: line \d+:\s+\d+ )?Killed\b.*|.*(?:oom-kill|Out of memory: Killed|exit code:? 137|signal: 9|signal 9 \(SIGKILL\)).*))",
     .matches = "bash: line 1:  7141 Killed                  sh -c \"kill -KILL \\$\\$\"\n"
                "./build.sh: line 12:    41 Killed                  make",
     .rejects = "cart-7c9f8d6b5-4k2lq      0/1     OOMKilled   5 (43s ago)   3m"},
    {.id = "precommit",
     .tool = "pre-commit",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 66,
     .anchors = "....Failed",
     .regex = R"(^(?<test>.+?)\.{3,}Failed$)",
     .matches = "check the total..........................................................Failed\n"
                "trailing-whitespace......................................................Failed",
     .rejects = "note: the documentation explains what \"check the "
                "total..........................................................Failed\" means"},
    // Not run here; the form is that of pytest-cov, jest and coverage.py.
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
     .matches = "Coverage failure: total of 71 is less than fail-under=80",
     .rejects = "Coverage failure: "},
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
     .matches = "error Command failed with exit code 3.\n"
                "exit status 1\n"
                "command exited with code 2",
     .rejects = "# Looks like your test exited with 255 just after 1."},
    // Not run here; the form is that of travis-build: 124 is what `timeout` exits with.
    {.id = "exit.timeout",
     .tool = "timeout",
     .type = "Timeout",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 88,
     .anchors = " exited with 124",
     .regex = R"(^(?<msg>The command ".*(?i:timeout)\b.*" (?:failed and )?exited with 124.*))",
     .matches = "The command \"timeout 35m ci/build.sh\" exited with 124.",
     .rejects = "The command \"ci/build.sh\" exited with 124."},
    {.id = "sh.unbound",
     .tool = "sh",
     .type = "ShellError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = ": unbound variable\n"
                ": parameter not set\n"
                ": parameter null or not set",
     .regex =
         R"(^(?:(?<file>[^\s:]+): )?(?:line )?(?:(?<line>\d+): )?(?<msg>\S+: (?:unbound variable|parameter not set|parameter null or not set))$)",
     .matches = "unbound.sh: line 2: CART_CURRENCY: unbound variable\n"
                "dash: 1: CART_CURRENCY: parameter not set",
     .rejects = "note: the documentation explains what \"unbound.sh: line 2: CART_CURRENCY: unbound "
                "variable\" means"},
    {.id = "sh.required",
     .tool = "sh",
     .type = "ShellError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 70,
     .anchors = ": line \\d",
     .regex =
         R"(^(?:bash|sh|dash|\S+\.sh): line (?<line>\d+): (?<msg>(?!.*(?:ommand not found|No such file|syntax error|Killed|Terminated|ermission denied|unexpected|Segmentation|cannot execute|unbound variable|warning|Aborted|Is a directory|Hangup|Illegal)).+: .+))",
     .matches = "bash: line 1: CART_CURRENCY: set the currency",
     .rejects = "token.sh: line 2: syntax error near unexpected token `)'"},
    {.id = "sh.readonly",
     .tool = "sh",
     .type = "PermissionDenied",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 80,
     .anchors = ": Permission denied$\n"
                ": Operation not permitted$\n"
                "Read-only file system",
     .regex =
         R"(^(?:touch|mkdir|cp|mv|rm|ln|tee|install|chmod|chown|rsync|tar|cat): (?<msg>(?:cannot .+|.+): (?:Permission denied|Operation not permitted|Read-only file system))$)",
     .matches = "touch: cannot touch 'locked/cart': Permission denied",
     .rejects = "bash: line 1: ./plain.sh: Permission denied"},
    {.id = "sh.terminated",
     .tool = "sh",
     .type = "Terminated",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 74,
     .anchors = "^Terminated\n"
                "Terminated  ",
     .regex = R"(^(?:\S+: line \d+:\s+\d+ )?(?<msg>Terminated(?:\s+.+)?)$)",
     .matches = "Terminated",
     .rejects = "note: the documentation explains what \"Terminated\" means"},
    {.id = "timeout.command",
     .tool = "timeout",
     .type = "StepTimeout",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 80,
     .anchors = "timeout: sending signal",
     .regex = R"(^timeout: (?<msg>sending signal \S+ to command .+))",
     .matches = "timeout: sending signal TERM to command ‘sleep’",
     .rejects =
         "note: the documentation explains what \"timeout: sending signal TERM to command ‘sleep’\" means"},
    {.id = "tar.archive",
     .tool = "tar/gzip",
     .type = "ArchiveError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 84,
     .anchors = "not in gzip format\n"
                "unexpected end of file\n"
                "invalid compressed data\n"
                "Unexpected EOF in archive\n"
                "does not look like a tar archive\n"
                "End-of-central-directory\n"
                "File format not recognized",
     .regex =
         R"(^(?:\s+(?=End-of-central)|(?:gzip|bzip2|xz|unzip|tar|zstd): )(?<msg>(?:.*: )?(?:not in gzip format|unexpected end of file|invalid compressed data.*|Unexpected EOF in archive|This does not look like a tar archive|End-of-central-directory signature not found.*|(?:stdin: )?File format not recognized|corrupt.*)))",
     .matches = "gzip: stdin: not in gzip format\n"
                "  End-of-central-directory signature not found.  Either this file is not",
     .rejects = "syntax.sh: line 3: syntax error: unexpected end of file"},
    {.id = "checksum",
     .tool = "sha256sum",
     .type = "ChecksumMismatch",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 84,
     .anchors = ": FAILED$\n"
                ": FAILED open or read",
     .regex = R"(^(?<msg>(?<file>[^\s:]+): FAILED(?: open or read)?)$)",
     .matches = "cart.txt: FAILED",
     .rejects = "note: the documentation explains what \"cart.txt: FAILED\" means"},
    {.id = "tar.missing",
     .tool = "tar",
     .type = "FileNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = ": Cannot open: No such\n"
                ": Cannot stat: No such",
     .regex = R"(^tar(?: \(child\))?: (?<file>\S+): (?<msg>Cannot (?:open|stat): No such file or directory))",
     .matches = "tar (child): cart.tar.gz: Cannot open: No such file or directory",
     .rejects = "note: the documentation explains what \"tar (child): cart.tar.gz: Cannot open: No such file "
                "or directory\" means"},
    {.id = "checksum.count",
     .tool = "sha256sum",
     .type = "ChecksumMismatch",
     .klass = Class::infra,
     .role = Role::cascade,
     .rank = 40,
     .anchors = "did NOT match",
     .regex = R"(^(?<msg>\w+sum: WARNING: \d+ computed checksums? did NOT match))",
     .matches = "md5sum: WARNING: 1 computed checksum did NOT match",
     .rejects = "note: the documentation explains what \"md5sum: WARNING: 1 computed checksum did NOT "
                "match\" means"},
};

}  // namespace cicd::analysis::rules
