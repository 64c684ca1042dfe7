#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule runner[] = {
    {.id = "timeout.step",
     .tool = "runner",
     .type = "StepTimeout",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 88,
     .anchors = "has timed out after\n"
                "exceeded the maximum execution time\n"
                "has exceeded the maximum\n"
                "context deadline exceeded\n"
                "timed out after\n"
                "execution took longer than",
     .regex =
         R"((?<msg>.*(?:[Aa]ction .* has timed out after \d+|[Jj]ob .*timed out|exceeded the maximum execution time|context deadline exceeded|[Cc]ommand .*timed out after \d+|execution took longer than).*))",
     .matches = "##[error]The action 'Test' has timed out after 10 minutes.\n"
                "context deadline exceeded\n"
                "ERROR: Job failed: execution took longer than 1h0m0s seconds",
     .rejects = "java.lang.Exception: test timed out after 100 milliseconds\n"
                "curl: (28) Operation timed out after 1001 milliseconds with 0 bytes received"},
    // Not run here; the form is that of actions/runner.
    {.id = "cancel",
     .tool = "runner",
     .type = "Canceled",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 60,
     .anchors = "The operation was canceled\n"
                "The runner has received a shutdown signal\n"
                "lost communication with the server",
     .regex =
         R"((?<msg>.*(?:The operation was canceled|The runner has received a shutdown signal|lost communication with the server).*))",
     .matches = "##[error]The operation was canceled.\n"
                "The runner has received a shutdown signal.",
     .rejects = "##[error]The"},
    {.id = "gha.exit",
     .tool = "github runner",
     .type = "ExitCode",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 5,
     .anchors = "Process completed with exit code\n"
                "exited with code '\n"
                "' failed with exit code",
     .regex =
         R"re(^##\[error\](?:Process completed with exit code (?<code>\d+)|\S+ exited with code '\d+'|(?:Error: )?The process '[^']*' failed with exit code \d+))re",
     .matches = "##[error]Process completed with exit code 1.\n"
                "##[error]Bash exited with code '1'.\n"
                "##[error]The process '/usr/bin/npm' failed with exit code 1\n"
                "##[error]Error: The process '/usr/bin/npm' failed with exit code 1",
     .rejects =
         "note: the documentation explains what \"##[error]Process completed with exit code 1.\" means"},
    {.id = "gha.error",
     .tool = "github runner",
     .type = "Annotation",
     .klass = Class::config,
     .role = Role::generic,
     .rank = 64,
     .anchors = "##[error]",
     .regex = R"(^##\[error\](?<msg>.+))",
     .matches = "##[error]Unable to find the file cart.txt",
     .rejects = "note: the documentation explains what \"##[error]Unable to find the file cart.txt\" means"},
    // Not run here; the form is that of actions/toolkit, docs/commands.
    {.id = "gha.cmd",
     .tool = "workflow cmd",
     .type = "Annotation",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 80,
     .anchors = "::error",
     .regex = R"(^::error(?: (?<props>[^:]*))?::(?<msg>.+))",
     .matches = "::error file=src/cart.ts,line=12::total is wrong",
     .rejects =
         "note: the documentation explains what \"::error file=src/cart.ts,line=12::total is wrong\" means"},
    // Not run here; the forms are those of actions/runner and nektos/act, pkg/common/git and pkg/model.
    {.id = "gha.action404",
     .tool = "runner",
     .type = "ActionResolveError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Unable to resolve action\n"
                "Can't find 'action.yml'\n"
                "Missing download info\n"
                "Unable to clone http\n"
                "runs.using key in action",
     .regex =
         R"((?<msg>.*(?:Unable to resolve action|Can't find 'action\.ya?ml'|Missing download info|Unable to clone http(?!.*(?:dial tcp|timeout))|[Tt]he runs\.using key in action).*))",
     .matches =
         "##[error]Unable to resolve action `example/cart@v9`, unable to find version `v9`\n"
         "Unable to clone https://git.example.org/actions/cart refs/heads/v9: repository not found\n"
         "The runs.using key in action.yml must be one of: [composite docker node12 node16 node20], got "
         "node24",
     .rejects = "##[error]Unable to resolve"},
    // Not run here; the forms are those of actions/runner and of its expressions.
    {.id = "gha.workflow",
     .tool = "runner",
     .type = "WorkflowError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = ", Col: \\d\n"
                "error in your yaml syntax",
     .regex =
         R"(^(?:##\[error\]|Error: )?(?<msg>(?:.*?(?<file>\S+\.ya?ml) )?\(Line: (?<line>\d+), Col: (?<col>\d+)\): \S.*|.*You have an error in your yaml syntax.*))",
     .matches = "The workflow is not valid. .github/workflows/cart.yml (Line: 20, Col: 13): Unrecognized "
                "named-value: 'Cart'. Located at position 1 within expression: Cart\n"
                "##[error](Line: 35, Col: 3): Unexpected value 'post'",
     .rejects = "##[error](Line: 6, Col: 14):"},
    // Not run here; the forms are those of actions/toolkit, packages/artifact and packages/cache.
    {.id = "gha.storage",
     .tool = "runner",
     .type = "StorageError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 78,
     .anchors = "Unable to upload \n"
                "Failed to CreateArt\n"
                "TF400898: ",
     .regex =
         R"(^(?:##\[error\]|Error: )(?<msg>(?!.*(?:409|already exists)).*(?:Unable to upload |Failed to CreateArtifact|TF400898: ).*))",
     .matches = "Error: Unable to upload cache: Request failed with status code 400\n"
                "##[error]Failed to CreateArtifact: Unable to make request: ECONNRESET",
     .rejects =
         "Error: Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: "
         "an artifact with this name already exists on the workflow run"},
    // Not run here; the form is that of nektos/act, pkg/runner.
    {.id = "act.fail",
     .tool = "act_runner",
     .type = "ExitCode",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 6,
     .anchors = "Failure - \n"
                "🏁  Job failed\n"
                "Error: Job '",
     .regex = R"((?<msg>❌  Failure - .+|🏁  Job failed$|^Error: Job '.+' failed$))",
     .matches = "  ❌  Failure - Main npm test\n"
                "🏁  Job failed\n"
                "Error: Job 'test' failed",
     .rejects = "❌  Failu"},
    {.id = "act.exit",
     .tool = "act_runner",
     .type = "ExitCode",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 4,
     .anchors = "exitcode '",
     .regex = R"((?<msg>exitcode '\d+': failure))",
     .matches = "exitcode '1': failure",
     .rejects = "exitcode 1"},
    {.id = "act.err",
     .tool = "act_runner",
     .type = "RunnerError",
     .klass = Class::config,
     .role = Role::generic,
     .rank = 60,
     .anchors = "Error: \n"
                "^::error::",
     .regex = R"(^\s*(?:::error::|Error: )(?<msg>(?!(?:none|no errors?|0)\b).+))",
     .matches = "Error: /usr/bin/ppcx64 returned an error exitcode\n"
                "Error: The cart is empty",
     .rejects = "InputError: [Errno 2] No such file or directory: 'prices.rst'."},
    // Not run here; the form is that of gitlab-runner, common.
    {.id = "gl.fail",
     .tool = "gitlab",
     .type = "ExitCode",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 5,
     .anchors = "ERROR: Job failed",
     .regex = R"(ERROR: Job failed(?: \((?<code>[^)]+)\))?: (?<msg>.+))",
     .matches = "ERROR: Job failed: exit code 1",
     .rejects = "ERROR: Job"},
    // Not run here; the form is that of gitlab-runner, common.
    {.id = "gl.sys",
     .tool = "gitlab",
     .type = "RunnerError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 80,
     .anchors = "system failure\n"
                "Preparation failed\n"
                "failed: prepare environment\n"
                "failed: failed to pull image",
     .regex =
         R"((?<msg>ERROR: (?:Preparation failed|Job failed \(system failure\)|Job failed(?=: prepare environment|: failed to pull image)): .+))",
     .matches = "ERROR: Job failed: prepare environment: exit code 255.\n"
                "ERROR: Job failed (system failure): prepare environment: exit status 1",
     .rejects = "ERROR: Job failed (syst"},
};

}  // namespace cicd::analysis::rules
