#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "bk.solve",
     .tool = "buildkit",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::cascade,
     .rank = 45,
     .anchors = "failed to solve",
     .regex = R"(^(?:ERROR: )?(?:failed to build: )?failed to solve: (?<msg>.+))",
     .matches =
         "ERROR: failed to solve: process \"/bin/sh -c make\" did not complete successfully: exit code: 2"},
    {.id = "bk.process",
     .tool = "buildkit",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::cascade,
     .rank = 46,
     .anchors = "did not complete successfully",
     .regex =
         R"re(process "(?<cmd>.+)" did not complete successfully: (?:exit code: (?<code>\d+)|(?<msg>.+)))re",
     .matches = "process \"/bin/sh -c npm ci\" did not complete successfully: exit code: 1"},
    {.id = "bk.step",
     .tool = "buildkit",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::head,
     .rank = 50,
     .anchors = "^ > [\n"
                "--- > [",
     .regex = R"(^ ?-{0,6} ?> \[(?<stage>[^\]]*\d+/\d+)\] (?<msg>.+):$)",
     .block = Block::section,
     .matches = " > [build 4/6] RUN npm ci:\n"
                "------ > [2/3] RUN make:"},
    {.id = "bk.vtxerr",
     .tool = "buildkit",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::cascade,
     .rank = 44,
     .anchors = " ERROR: ",
     .regex = R"(^#(?<vtx>\d+) ERROR: (?<msg>.+))",
     .matches = "#9 ERROR: process \"/bin/sh -c make\" did not complete successfully: exit code: 2"},
    {.id = "bk.loc",
     .tool = "buildkit",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::locator,
     .rank = 48,
     .anchors = "Dockerfile",
     .regex = R"(^(?<file>\S*(?:[Dd]ockerfile|Containerfile)\S*):(?<line>\d+)$)",
     .matches = "Dockerfile:12"},
    {.id = "bk.parse",
     .tool = "buildkit",
     .type = "DockerfileError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 84,
     .anchors = "dockerfile parse error\n"
                "Dockerfile parse error",
     .regex = R"((?<msg>[Dd]ockerfile parse error.+))",
     .matches = "ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RNU"},
    {.id = "bk.copy",
     .tool = "buildkit",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 84,
     .anchors = "failed to compute cache key\n"
                "failed to calculate checksum",
     .regex = R"((?<msg>(?:failed to compute cache key|failed to calculate checksum of ref).+))",
     .block = Block::paragraph,
     .matches =
         "failed to compute cache key: failed to calculate checksum of ref abc::def: \"/cart\": not found"},
    {.id = "docker.classic",
     .tool = "docker",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::cascade,
     .rank = 45,
     .anchors = "returned a non-zero code",
     .regex = R"(The command '(?<cmd>.+)' returned a non-zero code: (?<code>\d+))",
     .matches = "The command '/bin/sh -c make' returned a non-zero code: 2"},
    {.id = "docker.daemon",
     .tool = "docker",
     .type = "DockerError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Cannot connect to the Docker daemon\n"
                "Error response from daemon",
     .regex = R"((?<msg>(?:.*Cannot connect to the Docker daemon|Error response from daemon: ).*))",
     .matches =
         "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n"
         "Error response from daemon: No such image: cart:latest"},
    {.id = "docker.pull",
     .tool = "docker",
     .type = "ImagePullError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 86,
     .anchors = "manifest unknown\n"
                "pull access denied\n"
                "manifest for\n"
                "toomanyrequests",
     .regex =
         R"((?<msg>.*(?:manifest unknown|pull access denied for|manifest for .+ not found|toomanyrequests|no matching manifest for).*))",
     .matches =
         "Error response from daemon: manifest for cart:9 not found: manifest unknown: manifest unknown"},
    {.id = "docker.auth",
     .tool = "docker",
     .type = "AuthError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 86,
     .anchors = "unauthorized:\n"
                "denied: r\n"
                "denied: p\n"
                "no basic auth credentials\n"
                "failed to authorize",
     .regex =
         R"((?<msg>.*(?:unauthorized: (?:authentication|incorrect|access)|denied: (?:requested access|permission)|no basic auth credentials|failed to authorize).*))",
     .matches = "denied: requested access to the resource is denied\n"
                "unauthorized: authentication required"},
    {.id = "compose",
     .tool = "docker compose",
     .type = "DockerError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 70,
     .anchors = "dependency failed to start\n"
                "service \"",
     .regex = R"((?<msg>dependency failed to start: .+|service ".+" (?:depends|refers|didn.t complete).+))",
     .matches = "dependency failed to start: container cart-db-1 is unhealthy"},
    {.id = "k8s",
     .tool = "kubectl",
     .type = "KubectlError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 80,
     .anchors = "error: unable to\n"
                "error: error validating\n"
                "error: timed out waiting\n"
                "error: the server\n"
                "error: no matches for\n"
                "error: deployment\n"
                "error: You must be\n"
                "Error from server",
     .regex =
         R"(^(?<msg>Error from server(?: \(\w+\))?: .+|error: (?:unable to|error validating|timed out waiting|the server|no matches for|deployment ".+" exceeded|You must be logged in).+))",
     .matches = "Error from server (NotFound): deployments.apps \"cart\" not found\n"
                "error: deployment \"cart\" exceeded its progress deadline"},
    {.id = "k8s.pod",
     .tool = "kubernetes",
     .type = "PodFailure",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 82,
     .anchors = "CrashLoopBackOff\n"
                "ImagePullBackOff\n"
                "ErrImagePull\n"
                "OOMKilled",
     .regex =
         R"((?<msg>.*\b(?:CrashLoopBackOff|ImagePullBackOff|ErrImagePull|OOMKilled|CreateContainerConfigError)\b.*))",
     .matches = "cart-6d4cf56db6-x2x5z   0/1   CrashLoopBackOff   5   3m"},
    {.id = "helm",
     .tool = "helm",
     .type = "HelmError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 82,
     .anchors = "INSTALLATION FAILED\n"
                "UPGRADE FAILED\n"
                "ROLLBACK FAILED\n"
                "execution error at\n"
                "YAML parse error on",
     .regex =
         R"(Error: (?<msg>(?:INSTALLATION|UPGRADE|ROLLBACK) FAILED: .+|.*execution error at .+|.*YAML parse error on .+))",
     .block = Block::paragraph,
     .matches = "Error: UPGRADE FAILED: timed out waiting for the condition"},
    {.id = "tf",
     .tool = "terraform",
     .type = "TerraformError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 84,
     .anchors = "│ Error: \n"
                "^Error: ",
     .regex =
         R"re(^│ Error: (?<msg>.+)|^Error: (?<msg>(?:Invalid |Unsupported |Missing required|Reference to undeclared|Error (?:acquiring|locking|creating|deleting|reading)|creating |deleting |Failed to (?:query|install|load) |Module not installed|Provider |Inconsistent |Backend |Duplicate ).+))re",
     .block = Block::paragraph,
     .matches = "Error: Unsupported argument\n"
                "│ Error: Reference to undeclared resource",
     .rejects = "Error: Failed to show the cart\n"
                "    Error: expected 3"},
    {.id = "tf.loc",
     .tool = "terraform",
     .type = "TerraformError",
     .klass = Class::deploy,
     .role = Role::locator,
     .rank = 50,
     .anchors = ".tf line ",
     .regex = R"(^(?:│ )?\s+on (?<file>\S+\.tf\S*) line (?<line>\d+))",
     .matches = "  on main.tf line 12, in resource \"aws_instance\" \"cart\":"},
    {.id = "ansible",
     .tool = "ansible",
     .type = "AnsibleError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 82,
     .anchors = "fatal: [\n"
                "FAILED! =>",
     .regex = R"(^fatal: \[(?<host>[^\]]+)\]: (?:FAILED|UNREACHABLE)! => (?<msg>.+))",
     .matches =
         "fatal: [web1]: FAILED! => {\"changed\": false, \"msg\": \"No package matching 'crat' found\"}"},
};

}  // namespace

constinit const std::span<const Rule> containers = table;

}  // namespace cicd::analysis::rules
