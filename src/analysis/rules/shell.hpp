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
                ": not found\n"
                "^Cannot find: \n"
                "OCI runtime exec failed",
     .regex =
         R"(^(?!\S*/\.travis/)(?:(?<msg>Cannot find: \S+ in PATH$|OCI runtime exec failed: .+ executable file not found in .+)|(?:(?:/\S*/)?(?<file>[^\s:]+): )?(?:line )?(?<line>\d+)?(?:: )?(?<cmd>[^\s:]+): (?<msg>command not found|not found)$))",
     .matches = "dash: 1: cart-bundler: not found\n"
                "sh: 1: cart-bundler: not found\n"
                "/bin/sh: 1: npx: not found\n"
                "Cannot find: node in PATH\n"
                "OCI runtime exec failed: exec failed: unable to start container process: exec: \"node\": "
                "executable file not found in $PATH: unknown",
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
    // What libraries for command lines say: argparse, click, cobra, clap.
    {.id = "usage.words",
     .tool = "any",
     .type = "UsageError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 80,
     .anchors = "the following arguments are required\n"
                "required arguments were not\n"
                "rror: argument \n"
                "rror: Missing \n"
                "rror: No such command\n"
                "rror: No such option\n"
                "rror: Invalid value for\n"
                "rror: unknown command\n"
                "rror: unknown flag\n"
                "rror: unknown shorthand\n"
                "rror: required flag(s)\n"
                "rror: unexpected argument\n"
                "rror: unrecognized subcommand",
     .regex =
         R"(^(?:[\w./-]+: )?[Ee]rror: (?<msg>(?:the following (?:required )?arguments|argument .+: (?:invalid|expected|not allowed)|Missing (?:option|argument|parameter|command)|No such (?:option|command)|Invalid value for|unknown (?:command|flag|shorthand)|required flag|unexpected argument|unrecognized subcommand)\b.*))",
     .matches = "release: error: the following arguments are required: --tag\n"
                "Error: No such command 'db-check'.",
     .rejects = "error: argument list too long"},
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
                "Illegal instruction \n"
                "SIGABRT",
     .regex = R"((?<msg>.*(?:(?:Aborted|Illegal instruction) +\(core dumped\)|SIGABRT).*))",
     .matches = "Aborted (core dumped)\n"
                "./cart.sh: line 72: 60502 Illegal instruction     (core dumped) ./cart",
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
    {.id = "coverage",
     .tool = "coverage",
     .type = "CoverageError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "overage for \n"
                "Required test coverage\n"
                "fail-under\n"
                "failed minimum\n"
                "the expected minimum coverage",
     .regex =
         R"(^(?:Jest: |ERROR: |\(ERROR\) |.*)(?<msg>Coverage for .+ does not meet.+|\S* ?coverage threshold for .+ not met.*|(?:FAIL )?Required test coverage of .+ not reached.*|Coverage failure: total of.+|failed minimum (?:line|branch|decision|function) coverage .+|\w+ coverage \(.+ is below the expected minimum coverage.*))",
     .matches = "Coverage failure: total of 71 is less than fail-under=80\n"
                "FAIL Required test coverage of 90% not reached. Total coverage: 50.00%\n"
                "Jest: Coverage for branches (50%) does not meet \"global\" threshold (80%)\n"
                "(ERROR) failed minimum line coverage (got 50.0%, minimum 90.0%)",
     .rejects = "Coverage failure: \n"
                "Required test coverage of 40% reached. Total coverage: 50.00%"},
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
    {.id = "ssh.auth",
     .tool = "ssh",
     .type = "AuthError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 89,
     .anchors = "Host key verification failed\n"
                "Permission denied (\n"
                "^Load key \"\n"
                "Too many authentication failures",
     .regex =
         R"(^(?<msg>Host key verification failed\.|(?:\S+: )?Permission denied \((?:publickey|password|gssapi|keyboard)\S+|Load key "(?<file>[^"]+)\x22: .+|.*Too many authentication failures.*))",
     .matches = "Load key \"ssh/id\": error in libcrypto",
     .rejects = "mkdir: Permission denied (os error 13)"},
    {.id = "openssl.file",
     .tool = "openssl",
     .type = "FileNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Could not open file or uri for loading",
     .regex = R"(^(?<msg>Could not open file or uri for loading .+? from (?<file>\S+)))",
     .matches = "Could not open file or uri for loading certificate from cert.pem",
     .rejects = "Unable to load certificate"},
    {.id = "nginx",
     .tool = "nginx",
     .type = "ConfigError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "[emerg] ",
     .regex = R"(\[emerg\] (?:\d+#\d+: )?(?<msg>.+?)(?: in (?<file>/\S+):(?<line>\d+))?$)",
     .matches = "2026/11/22 18:16:47 [emerg] 11936#11936: invalid parameter \"root\" in /srv/nginx.conf:5",
     .rejects = "nginx: configuration file /srv/nginx.conf test failed"},
    {.id = "apache",
     .tool = "Apache",
     .type = "ConfigError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = ": Configuration error: \n"
                "Syntax error on line \\d",
     .regex =
         R"(^AH\d{5}: (?<msg>(?:Syntax error on line (?<line>\d+) of (?<file>[^:]+)|\S+: Configuration error).*))",
     .matches = "AH00534: apache2: Configuration error: No MPM loaded.\n"
                "AH00526: Syntax error on line 2 of /etc/apache2/sites-enabled/shop.conf:",
     .rejects = "apache2: Configuration error"},
    {.id = "haproxy",
     .tool = "HAProxy",
     .type = "ConfigError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "^[ALERT] ",
     .regex =
         R"(^\[ALERT\] +\(\d+\) : (?:config : )?+(?:parsing \[(?<file>[^:\]]+):(?<line>\d+)\] : )?(?<msg>(?!Fatal errors|Error\(s\)).+))",
     .matches =
         "[ALERT]    (27622) : config : Proxy 'shop': unable to find required default_backend: 'cart'.",
     .rejects = "[ALERT]    (27622) : config : Fatal errors found in configuration."},
    // Not of one tool: how scripts ask for their settings.
    {.id = "env.missing",
     .tool = "any",
     .type = "MissingVariable",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 72,
     .anchors = "环境变量\n"
                "nvironment variable",
     .regex =
         R"(^(?!.*(?:[Ww]arn|WARN|警告|使用默认|defaulting|default))(?<msg>.*(?:缺少(?:必要的|必需的)?环境变量|环境变量 ?\S{1,40} ?(?:未设置|未定义|没有设置|不存在|为空|缺失)|(?i:(?:missing(?: required)?|please set(?: the)?|must set(?: the)?|required) environment variables?\b|environment variables? \S{1,40} (?:is|was|are|must be) (?:not set|not defined|undefined|missing|empty|required|unset|set$))).*))",
     .matches = "[ERROR] 环境变量 DB_PASSWORD 未设置\n"
                "错误：缺少环境变量 DEPLOY_HOST\n"
                "Error: Missing required environment variable: API_TOKEN\n"
                "environment variable API_TOKEN is not set",
     .rejects = "检查环境变量...\n"
                "WARN environment variable CACHE_DIR is not set, using default\n"
                "The environment variable PATH lists where programs are looked for"},
    {.id = "precommit.fatal",
     .tool = "pre-commit",
     .type = "PreCommitError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^An error has occurred: ",
     .regex = R"(^An error has occurred: (?<msg>\w+Error: .*))",
     .block = Block::indented,
     .matches =
         "An error has occurred: FatalError: git failed. Is it installed, and are you in a Git repository "
         "directory?\n"
         "An error has occurred: InvalidConfigError: ",
     .rejects = "An error has occurred: the cart is empty"},
};

}  // namespace cicd::analysis::rules
