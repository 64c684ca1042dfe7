#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule git[] = {
    {.id = "git.fatal",
     .tool = "git",
     .type = "GitError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 80,
     .anchors = "fatal: ",
     .regex = R"(^(?:##\[error\])?fatal: (?<msg>.+))",
     .matches = "fatal: detected dubious ownership in repository at '/tmp/work/git/owned'\n"
                "fatal: couldn't find remote ref release\n"
                "fatal: repository 'https://git.example.org/cart.git/' not found",
     .rejects = "note: the documentation explains what \"fatal: detected dubious ownership in repository at "
                "'/tmp/work/git/owned'\" means"},
    {.id = "git.describe",
     .tool = "git",
     .type = "GitError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "fatal: No \n"
                "fatal: no tag exactly",
     .regex =
         R"(^fatal: (?<msg>No (?:names found, cannot|tags can|annotated tags can) describe .+|no tag exactly matches .+))",
     .matches = "fatal: No names found, cannot describe anything.\n"
                "fatal: No tags can describe '60a189413d732eccd0158591618422c7cad1aed7'.",
     .rejects = "fatal: couldn't find remote ref release"},
    {.id = "git.conflict",
     .tool = "git",
     .type = "MergeConflict",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "CONFLICT (",
     .regex = R"(^CONFLICT \((?<code>[^)]+)\): (?<msg>(?:Merge conflict in (?<file>.+)|.+)))",
     .matches = "CONFLICT (content): Merge conflict in cart.txt",
     .rejects =
         "note: the documentation explains what \"CONFLICT (content): Merge conflict in cart.txt\" means"},
    // ssh's own word, above git's "Could not read from remote repository."
    {.id = "git.ssh",
     .tool = "ssh",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 95,
     .anchors = "ssh: connect to host \n"
                "ssh: Could not resolve",
     .regex = R"(^(?<msg>ssh: (?:connect to host .+ port \d+: .+|Could not resolve hostname .+)))",
     .matches = "ssh: connect to host 127.0.0.1 port 2299: Connection refused\n"
                "ssh: Could not resolve hostname git.shop.example: Name or service not known",
     .rejects =
         "Failed to connect to the host via ssh: ssh: connect to host 127.0.0.1 port 9: Connection refused"},
    {.id = "git.reject",
     .tool = "git",
     .type = "GitPushRejected",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "! [rejected]\n"
                "! [remote rejected]\n"
                "error: failed to push",
     .regex = R"((?<msg>\s*! \[(?:remote )?rejected\] .+|error: failed to push some refs.*))",
     .matches = "error: failed to push some refs to '/tmp/work/git/bare.git'\n"
                " ! [rejected]        main -> main (fetch first)",
     .rejects = "error: failed to pu"},
    // Not run here; the form is that of git-lfs.
    {.id = "git.lfs",
     .tool = "git-lfs",
     .type = "GitError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 76,
     .anchors = "batch response:\n"
                "smudge filter lfs failed",
     .regex = R"((?<msg>.*(?:batch response: .+|smudge filter lfs failed.*)))",
     .matches = "batch response: This repository is over its data quota.",
     .rejects = "batch response - This repository is over its data quota."},
    {.id = "git.checkout",
     .tool = "git",
     .type = "CheckoutError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 94,
     .anchors = "fatal: repository '\n"
                "fatal: unable to access '\n"
                "find remote ref\n"
                "fatal: clone of \n"
                "fatal: Could not read\n"
                "fatal: could not read\n"
                "fatal: Authentication failed\n"
                "the remote end hung up\n"
                "fatal: early EOF\n"
                "fatal: fetch-pack\n"
                "fatal: unable to look up\n"
                "fatal: protocol error\n"
                "fatal: reference is not\n"
                "fatal: remote error\n"
                "fatal: Unable to find current\n"
                "Fetched in submodule path\n"
                "unadvertised object\n"
                "fatal: No url found\n"
                "does not appear to be a git",
     .regex =
         R"(^\s*(?:##\[error\])?(?:error: (?=Server does)|fatal: |(?=Fetched in ))(?<msg>(?:Server does not allow request for unadvertised object.*|repository '.+' (?:does not exist|not found)|unable to access '.+|[Cc]ouldn't find remote ref .+|clone of '.+' into submodule path .+|[Cc]ould not read (?:from remote repository|Username for|Password for).*|Authentication failed for .+|the remote end hung up unexpectedly|early EOF|fetch-pack: .+|unable to look up .+|protocol error: .+|reference is not a tree: .+|remote error: .+|Unable to find current .*revision in submodule.*|Fetched in submodule path .+|No url found for submodule path .+|'.+' does not appear to be a git repository)))",
     .matches =
         "fatal: clone of '/tmp/work/git/none.git' into submodule path '/tmp/work/git/sub/total' failed\n"
         "fatal: couldn't find remote ref release\n"
         "error: Server does not allow request for unadvertised object "
         "6047713aff39dc8a9f94952ecf3b136223605eec\n"
         "Fetched in submodule path 'total', but it did not contain 6047713aff39. Direct fetching of that "
         "commit "
         "failed.",
     .rejects = "note: the documentation explains what \"fatal: clone of '/tmp/work/git/none.git' into "
                "submodule path '/tmp/work/git/sub/total' failed\" means"},
    {.id = "git.usage",
     .tool = "git",
     .type = "GitError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "error: pathspec\n"
                "patch does not apply\n"
                "error: patch failed:\n"
                "would be overwritten by\n"
                "error: Merging is not possible\n"
                "error: cannot rebase\n"
                "error: cannot pull\n"
                "resolve your current index\n"
                "error: could not apply\n"
                "error: src refspec\n"
                "is not a git command",
     .regex =
         R"(^(?:error|git): (?<msg>'\S+' is not a git command.*|pathspec .+ did not match any.*|(?<file>[^\s:]+): patch does not apply|patch failed: (?<file>[^\s:]+):(?<line>\d+)|[Yy]our local changes to the following files would be overwritten.*|Merging is not possible.*|cannot (?:rebase|pull).*|you need to resolve your current index first.*|could not apply .+|src refspec .+ does not match any|The following untracked working tree files would be overwritten.*))",
     .matches = "error: cart.txt: patch does not apply\n"
                "git: 'cart' is not a git command. See 'git --help'.\n"
                "error: patch failed: cart.txt:1",
     .rejects = "note: the documentation explains what \"error: cart.txt: patch does not apply\" means"},
    {.id = "git.identity",
     .tool = "git",
     .type = "GitError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Please tell me who you are",
     .regex = R"(^(?:\*\*\* )?(?<msg>Please tell me who you are\.))",
     .block = Block::section,
     .matches = "*** Please tell me who you are.",
     .rejects = "note: the documentation explains what \"*** Please tell me who you are.\" means"},
    {.id = "git.norepository",
     .tool = "git",
     .type = "GitError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "fatal: not a git repository\n"
                "fatal: ambiguous argument\n"
                "fatal: bad \n"
                "is not a commit\n"
                "not a valid object name\n"
                "fatal: no email\n"
                "fatal: no name was\n"
                "fatal: refusing to merge\n"
                "fatal: tag '\n"
                "fatal: a branch named '\n"
                "fatal: destination path\n"
                "fatal: Not possible to\n"
                "No names found, cannot",
     .regex =
         R"(^fatal: (?<msg>not a git repository.*|.+ is not a (?:commit|valid object name|working tree).*|ambiguous argument .+|bad (?:revision|object|config).*|no (?:email|name) was given.*|unknown (?:option|revision).*|refusing to merge unrelated histories|tag '.+' already exists|a branch named '.+' already exists|destination path '.+' already exists.*|Not possible to fast-forward, aborting.*|You have not concluded your merge.*|No names found, cannot describe anything.*))",
     .matches = "fatal: tag 'v1.0.0' already exists\n"
                "fatal: not a git repository (or any of the parent directories): .git\n"
                "fatal: no email was given and auto-detection is disabled",
     .rejects = "note: the documentation explains what \"fatal: not a git repository (or any of the parent "
                "directories): .git\" means"},
    {.id = "git.sign",
     .tool = "git",
     .type = "SigningError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "failed to sign the data\n"
                "gpg: signing failed: \n"
                "no default secret key: ",
     .regex =
         R"(^(?<msg>error: gpg failed to sign the data.*|gpg: (?:signing failed|skipped \".+\"|no default secret key): .+))",
     .matches = "error: gpg failed to sign the data\n"
                "gpg: signing failed: No secret key",
     .rejects = "gpg: Signature made Sun Nov 22 2026"},
};

}  // namespace cicd::analysis::rules
