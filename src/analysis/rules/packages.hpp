#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule packages[] = {
    {.id = "apt",
     .tool = "apt",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 78,
     .anchors = "^E: U\n"
                "^E: P\n"
                "^E: F\n"
                "^E: C\n"
                "^E: S\n"
                "^E: T\n"
                "^E: R\n"
                "^E: V",
     .regex = R"(^E: (?<msg>(?!Some index files).+))",
     .matches = "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n"
                "E: Version '99' for 'dash' was not found\n"
                "E: Unable to locate package crat",
     .rejects = "E: Some index files failed to download. They have been ignored, or old ones used instead."},
    {.id = "apt.unmet",
     .tool = "apt",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Depends: \n"
                "Conflicts: \n"
                "Breaks: ",
     .regex =
         R"(^ (?<msg>\S+ : (?:Pre-)?(?:Depends|Conflicts|Breaks): .+ but .+(?:installed|installable|available)))",
     .block = Block::indented,
     .matches = " cart : Depends: libcart (>= 3) but it is not installable\n"
                " cart : Depends: libcart (= 2.0) but 1.9 is to be installed",
     .rejects = "Depends: libcart (>= 3), libc6"},
    {.id = "apt.held",
     .tool = "apt",
     .type = "AptError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 80,
     .anchors = "unmet dependencies",
     .regex = R"((?<msg>The following packages have unmet dependencies.*))",
     .block = Block::indented,
     .matches = "The following packages have unmet dependencies:",
     .rejects = "The following p"},
    // Not run here; the form is that of apk-tools, solver errors.
    {.id = "apk",
     .tool = "apk",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 82,
     .anchors = "ERROR: unable to select packages\n"
                "(no such package)",
     .regex = R"((?<msg>ERROR: unable to select packages:|.+ \(no such package\):?))",
     .block = Block::indented,
     .matches = "ERROR: unable to select packages:\n"
                "  crat (no such package):",
     .rejects = "ERROR: unab"},
    // Not run here; the form is that of dnf, cli.
    {.id = "dnf",
     .tool = "dnf/yum",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 80,
     .anchors = "Error: Unable to find a match\n"
                "No match for argument",
     .regex = R"((?<msg>Error: Unable to find a match: .+|No match for argument: .+))",
     .matches = "Error: Unable to find a match: crat",
     .rejects = "Error: Unab"},
    {.id = "pkgconfig",
     .tool = "pkg-config",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 88,
     .anchors = "No package '\n"
                "was not found in the pkg-config\n"
                "', required by '",
     .regex =
         R"((?<msg>No package '.+' found|Package .+ was not found in the pkg-config search path.*|Package '.+', required by '(?!virtual:world).+', not found))",
     .block = Block::paragraph,
     .matches = "Package total was not found in the pkg-config search path.\n"
                "Package 'total', required by 'cart', not found\n"
                "No package 'zlib' found",
     .rejects = "Package 'carttotal', required by 'virtual:world', not found"},
    {.id = "audit",
     .tool = "npm/pnpm audit",
     .type = "SecurityAudit",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 70,
     .anchors = "vulnerabilities found\n"
                "vulnerabilities (",
     .regex = R"(^(?<msg>[1-9]\d* vulnerabilit(?:y|ies) (?:found|\().*))",
     .matches = "3 vulnerabilities found",
     .rejects = "note: the documentation explains what \"3 vulnerabilities found\" means"},
    {.id = "apt.fetch",
     .tool = "apt",
     .type = "AptError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 90,
     .anchors = "E: Failed to fetch\n"
                "W: Failed to fetch\n"
                "Hash Sum mismatch\n"
                "does not have a Release file\n"
                "E: Release file for\n"
                "E: Unable to fetch some",
     .regex =
         R"(^(?:E|W|Err)(?::\d+)?:? ?(?<msg>(?:Failed to fetch|Could not connect to|Unable to connect to|Hash Sum mismatch|The repository .+ does not have a Release file|Release file for .+ is (?:expired|not valid yet)|Unable to fetch some archives).*))",
     .matches = "E: Failed to fetch http://127.0.0.1:9/debian/dists/stable/InRelease  Could not connect to "
                "127.0.0.1:9 (127.0.0.1). - connect (111: Connection refused)",
     .rejects = "note: the documentation explains what \"E: Failed to fetch "
                "http://127.0.0.1:9/debian/dists/stable/InRelease  Could not connect to 127.0.0.1:9"},
    {.id = "apt.permission",
     .tool = "apt",
     .type = "PermissionDenied",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 79,
     .anchors = "E: Could not get lock\n"
                "E: dpkg was interrupted",
     .regex = R"(^E: (?<msg>(?:Could not get lock|dpkg was interrupted).+))",
     .matches = "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (apt-get)",
     .rejects = "note: the documentation explains what \"E: Could not get lock /var/lib/dpkg/lock-frontend. "
                "It is held by process 1234 (apt-get)\" means"},
    {.id = "dpkg.deps",
     .tool = "dpkg",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 88,
     .anchors = "dependency problems prevent\n"
                "dpkg: regarding ",
     .regex =
         R"(^dpkg: (?<msg>dependency problems prevent configuration of .+|regarding .+ containing .+|.*conflicting packages.*))",
     .block = Block::indented,
     .matches = "dpkg: dependency problems prevent configuration of cart-total:",
     .rejects = "note: the documentation explains what \"dpkg: dependency problems prevent configuration of "
                "cart-total:\" means"},
    {.id = "dnf.repo",
     .tool = "dnf",
     .type = "DnfError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "There are no enabled repositories\n"
                "Error: Unknown repo\n"
                "Cannot find a valid baseurl",
     .regex =
         R"(^Error: (?<msg>There are no enabled repositories.*|Unknown repo: .+|Cannot find a valid baseurl for repo: .+))",
     .matches = "Error: There are no enabled repositories in \"/tmp/work/dnf/none\".",
     .rejects = "note: the documentation explains what \"Error: There are no enabled repositories in "
                "\"/tmp/work/dnf/none\".\" means"},
    {.id = "dnf.network",
     .tool = "dnf",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Failed to download metadata\n"
                "Error downloading packages",
     .regex =
         R"(^(?:Error|Errors during downloading metadata.*): (?<msg>(?:Failed to download metadata for repo|Error downloading packages).+))",
     .matches = "Error: Failed to download metadata for repo 'cart': Cannot download repomd.xml: Cannot "
                "download repodata/repomd.xml: All mirrors were tried",
     .rejects = "note: the documentation explains what \"Error: Failed to download metadata for repo 'cart': "
                "Cannot download repomd.xml: Cannot download repod"},
    {.id = "apt.ignored",
     .tool = "apt",
     .type = "AptError",
     .klass = Class::infra,
     .role = Role::cascade,
     .rank = 30,
     .anchors = "Some index files failed",
     .regex = R"(^[EW]: (?<msg>Some index files failed to download.*))",
     .matches = "E: Some index files failed to download. They have been ignored, or old ones used instead.",
     .rejects = "note: the documentation explains what \"E: Some index files failed to download. They have "
                "been ignored, or old ones used instead.\" means"},
    {.id = "dpkg.package",
     .tool = "dpkg",
     .type = "AptError",
     .klass = Class::dependency,
     .role = Role::cascade,
     .rank = 50,
     .anchors = "dpkg: error processing",
     .regex = R"(^dpkg: (?<msg>error processing (?:package|archive) .+))",
     .matches = "dpkg: error processing package cart-total (--install):",
     .rejects = "note: the documentation explains what \"dpkg: error processing package cart-total "
                "(--install):\" means"},
    {.id = "apt.denied",
     .tool = "apt",
     .type = "PermissionDenied",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 79,
     .anchors = "are you root?\n"
                "(13: Permission denied)",
     .regex =
         R"(^[EW]: (?<msg>(?:Could not open lock file|Unable to acquire the dpkg frontend lock|Could not get lock|Problem (?:un)?linking|List directory).* (?:are you root\?|\(13: Permission denied\)).*))",
     .matches = "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n"
                "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)",
     .rejects = "note: the documentation explains what \"E: Unable to acquire the dpkg frontend lock "
                "(/var/lib/dpkg/lock-frontend), are you root?\" means"},
    // Not run here; the form is that of yarn 1, cli/index.js.
    {.id = "yarn.network",
     .tool = "yarn",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^error An unexpected",
     .regex =
         R"(^error (?<msg>An unexpected error occurred: "https?://.*(?:TIMEDOUT|ECONN|ENOTFOUND|EAI_AGAIN|socket|"5\d\d).*))",
     .matches = "error An unexpected error occurred: \"https://example.org/cart.tgz: "
                "ESOCKETTIMEDOUT\".",
     .rejects = "error An unexpected error occurred: \"EACCES: permission denied, open 'yarn.lock'\"."},
};

}  // namespace cicd::analysis::rules
