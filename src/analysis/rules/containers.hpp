#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule containers[] = {
    {.id = "bk.solve",
     .tool = "buildkit",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::cascade,
     .rank = 45,
     .anchors = "failed to solve",
     .regex = R"(^(?:ERROR: )?(?:failed to build: )?failed to solve: (?<msg>.+))",
     .matches = "ERROR: failed to solve: process \"/bin/sh -c make\" did not complete successfully: "
                "exit code: 2",
     .rejects = "note: the documentation explains what \"ERROR: failed to solve: process \"/bin/sh "
                "-c make\" "
                "did not complete successfully: exit code: 2\" means"},
    {.id = "bk.process",
     .tool = "buildkit",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::cascade,
     .rank = 46,
     .anchors = "did not complete successfully",
     .regex =
         R"re(process "(?<cmd>.+)" did not complete successfully: (?:exit code: (?<code>\d+)|(?<msg>.+)))re",
     .matches = "process \"/bin/sh -c npm ci\" did not complete successfully: exit code: 1",
     .rejects = "process \"/bin/sh -c npm"},
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
                "------ > [2/3] RUN make:",
     .rejects = "note: the documentation explains what \"> [build 4/6] RUN npm ci:\" means"},
    {.id = "bk.vtxerr",
     .tool = "buildkit",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::cascade,
     .rank = 44,
     .anchors = " ERROR: ",
     .regex = R"(^#(?<vtx>\d+) ERROR: (?<msg>.+))",
     .matches = "#9 ERROR: process \"/bin/sh -c make\" did not complete successfully: exit code: 2",
     .rejects = "cart_test.cpp:7: ERROR: CHECK( total(3) == 4 ) is NOT correct!"},
    {.id = "bk.loc",
     .tool = "buildkit",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::locator,
     .rank = 48,
     .anchors = "Dockerfile",
     .regex = R"(^(?<file>\S*(?:[Dd]ockerfile|Containerfile)\S*):(?<line>\d+)$)",
     .matches = "Dockerfile:12",
     .rejects = "unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat "
                "/tmp/work/docker/empty/Dockerfile: no such file or directory"},
    // Not run here; the form is that of moby/buildkit, frontend/dockerfile.
    {.id = "bk.parse",
     .tool = "buildkit",
     .type = "DockerfileError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 84,
     .anchors = "dockerfile parse error\n"
                "Dockerfile parse error",
     .regex = R"((?<msg>[Dd]ockerfile parse error.+))",
     .matches = "ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RNU",
     .rejects = "ERROR: failed to solve: doc"},
    // Not run here; the form is that of moby/buildkit, solver and cache/contenthash.
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
     .matches = "failed to compute cache key: failed to calculate checksum of ref abc::def: "
                "\"/cart\": not found",
     .rejects = "FAILED TO COMPUTE CACHE KEY: FAILED TO CALCULATE CHECKSUM OF REF ABC::DEF: "
                "\"/CART\": NOT FOUND"},
    // Not run here; the form is that of moby/moby, builder/dockerfile.
    {.id = "docker.classic",
     .tool = "docker",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::cascade,
     .rank = 45,
     .anchors = "returned a non-zero code",
     .regex = R"(The command '(?<cmd>.+)' returned a non-zero code: (?<code>\d+))",
     .matches = "The command '/bin/sh -c make' returned a non-zero code: 2",
     .rejects = "The command '/bin/s"},
    // Not run here; the form is that of docker/cli, classic builder: 137 is a killed process.
    {.id = "docker.killed",
     .tool = "docker",
     .type = "OutOfMemory",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 84,
     .anchors = "a non-zero code: 137",
     .regex = R"((?<msg>The command '.+' returned a non-zero code: 137))",
     .matches = "The command '/bin/sh -c make' returned a non-zero code: 137",
     .rejects = "The command '/bin/sh -c make' returned a non-zero code: 2"},
    {.id = "docker.daemon",
     .tool = "docker",
     .type = "DockerError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Error response from daemon",
     .regex = R"(^(?!time=)(?<msg>.*Error response from daemon: .+))",
     .matches = "docker: Error response from daemon: driver failed programming external connectivity on "
                "endpoint cart: Bind for 0.0.0.0:8080 failed: port is already allocated\n"
                "Error response from daemon: manifest for cart.example/cart:none not found: manifest "
                "unknown: manifest unknown\n"
                "Error response from daemon: No such image: cart:latest",
     .rejects = "docker: error response from daemon: driver failed programming external connectivity on "
                "endpoint cart: bind for 0.0.0.0:8080 failed: port is "},
    // Not run here; the form is that of Go's net/http in the daemon's answer.
    {.id = "docker.network",
     .tool = "docker",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 92,
     .anchors = "Error response from daemon",
     .regex = R"(^(?!time=)(?<msg>.*Error response from daemon: (?:Get|Head) \S+: )"
              R"((?:net/http: |dial tcp|read tcp|EOF|unexpected EOF|context deadline|)"
              R"(received unexpected HTTP status: 5).*))",
     .matches = "Error response from daemon: Get \"https://cart.example/v2/\": net/http: TLS handshake "
                "timeout\n"
                "docker: Error response from daemon: Get \"https://cart.example/v2/\": dial tcp "
                "192.0.2.1:443: "
                "i/o timeout.\n"
                "Error response from daemon: Head \"https://cart.example/v2/total/manifests/1\": received "
                "unexpected HTTP status: 500 Internal Server Error",
     .rejects = "Error response from daemon: Get \"https://cart.example/v2/\": x509: certificate signed by "
                "unknown authority\n"
                "Error response from daemon: Get \"https://cart.example/v2/\": unauthorized"},
    {.id = "docker.pull",
     .tool = "docker",
     .type = "ImagePullError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 92,
     .anchors = "manifest unknown\n"
                "pull access denied\n"
                "manifest for \n"
                "no matching manifest\n"
                "repository does not exist or may\n"
                "failed to resolve source metadata\n"
                "failed to resolve reference",
     .regex = R"((?<msg>(?:.*(?:manifest unknown|pull access denied for|manifest for .+ not found)"
              R"(|no matching manifest for|repository does not exist or may require).*)"
              R"(|.*(?:failed to resolve source metadata for|failed to resolve reference) .+: not found.*)))",
     .matches = "time=\"2026-11-22T00:17:17Z\" level=fatal msg=\"Error parsing image name "
                "\\\"docker://127.0.0.1:8156/cart:none\\\": reading manifest none in "
                "127.0.0.1:8156/cart: manifest "
                "unknown\"\n"
                "Error response from daemon: manifest for cart.example/cart:none not found: manifest "
                "unknown: "
                "manifest unknown\n"
                "Error response from daemon: manifest for cart:9 not found: manifest unknown: "
                "manifest unknown",
     .rejects = "note: the documentation explains what \"time=\"2026-11-22T00:17:17Z\" level=fatal "
                "msg=\"Error parsing image name \\\"docker://127.0.0.1:8156/cart:"},
    {.id = "docker.auth",
     .tool = "docker",
     .type = "AuthError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 88,
     .anchors = "unauthorized: \n"
                "denied: requested\n"
                "denied: permission\n"
                "denied: installation\n"
                "no basic auth\n"
                "failed to authorize\n"
                ": unauthorized\n"
                "401 Unauthorized",
     .regex =
         R"((?<msg>.*(?:unauthorized: (?:authentication|incorrect|access)|denied: (?:requested access)"
         R"(|permission|installation)|no basic auth credentials|failed to authorize|: unauthorized(?:$|"))"
         R"(|401 Unauthorized).*))",
     .matches = "Error response from daemon: pull access denied for cart.example/cart, repository "
                "does not exist or "
                "may require 'docker login': denied: requested access to the resource is denied\n"
                "time=\"2026-11-22T00:17:17Z\" level=fatal msg=\"Error parsing image name "
                "\\\"docker://127.0.0.1:8157/cart:1\\\": reading manifest 1 in 127.0.0.1:8157/cart: "
                "unauthorized\"\n"
                "denied: requested access to the resource is denied",
     .rejects = "note: the documentation explains what \"Error response from daemon: pull access denied for "
                "cart.example/cart, repository does not exist or ma"},
    {.id = "compose",
     .tool = "docker compose",
     .type = "ComposeError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "dependency failed to start:\n"
                "depends on service\n"
                "depends on undefined\n"
                "refers to undefined\n"
                "has neither an image\n"
                "Unsupported config option\n"
                "The Compose file\n"
                "compose.yml: \n"
                "compose.yaml: \n"
                "no configuration file provided\n"
                "Additional property",
     .regex = R"((?<msg>dependency failed to start: .+|[Ss]ervice \W?[\w.-]+\W? (?:depends on|refers to)"
              R"(|has neither|didn.t complete).+|Unsupported config option for .+)"
              R"(|The Compose file .+ is invalid because:|(?:validating|parsing) .+compose\S*\.ya?ml: .+)"
              R"(|no configuration file provided: not found|Additional property .+ is not allowed.*))",
     .block = Block::paragraph,
     .matches = "The Compose file './docker-compose.yml' is invalid because:\n"
                "Unsupported config option for services.cart: 'imag'\n"
                "dependency failed to start: container cart-db-1 is unhealthy",
     .rejects = "The Compose file '."},
    {.id = "k8s",
     .tool = "kubectl",
     .type = "KubectlError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Error from server\n"
                "error: unable to\n"
                "error: error \n"
                "error: timed out waiting\n"
                "error: the server\n"
                "error: the path\n"
                "error: no matches\n"
                "error: You must be logged\n"
                "resource mapping not found\n"
                "error: no objects\n"
                "error: no context\n"
                "error: arguments in resource\n"
                "error: context\n"
                "The connection to the server\n"
                "Unable to connect to the server",
     .regex =
         R"(^(?<msg>Error from server(?: \([\w ]+\))?: .+|error: error parsing (?<file>[^\s:]+\.(?:ya?ml)"
         R"(|json)): (?:.*?\bline (?<line>\d+): .+|.+)|error: (?:unable to (?:recognize|connect|decode)"
         R"(|parse|load|read|build|upgrade|retrieve)|error (?:validating|parsing|loading|executing|when))"
         R"(|timed out waiting|the (?:server|path)|no matches for|You must be logged in)"
         R"(|resource mapping not found|no (?:objects|context|resources)|arguments in resource)"
         R"(|current-context|context .+ does not exist|invalid configuration|couldn.t find).+)"
         R"(|The connection to the server .+ was refused.*|Unable to connect to the server: .+))",
     .matches = "error: error parsing cm.yaml: error converting YAML to JSON: yaml: line 5: mapping "
                "values are not "
                "allowed in this context\n"
                "The connection to the server 127.0.0.1:9 was refused - did you specify the right "
                "host or port?\n"
                "error: the path \"none.yml\" does not exist\n"
                "Error from server (NotFound): deployments.apps \"cart\" not found",
     .rejects = "cart.c:1:1: fatal error: error closing -: No space left on device"},
    // Not run here; the form is that of helm/helm, cmd/helm.
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
     .matches = "Error: UPGRADE FAILED: timed out waiting for the condition",
     .rejects = "Error: UPGRADE FAIL"},
    {.id = "tf",
     .tool = "terraform",
     .type = "TerraformError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 84,
     .anchors = "│ Error: \n"
                "Error: Unsupported \n"
                "Error: Missing required\n"
                "Error: Reference to und\n"
                "Error: Invalid \n"
                "Error: Failed to \n"
                "Error: Module \n"
                "Error: Error \n"
                "Error: Backend \n"
                "Error: Could not \n"
                "Error: Inconsistent dep\n"
                "Error: Duplicate \n"
                "Error: No value for\n"
                "Error: Cycle: \n"
                "Error: Provider \n"
                " provisioner error\n"
                "condition failed\n"
                "Error: Argument or block\n"
                "Error: No configuration\n"
                "Error: creating\n"
                "Error: reading\n"
                "Error: waiting",
     .regex =
         R"(^│\s+Error: (?<msg>.+)|^Error: (?<msg>(?:Unsupported (?:argument|block type|attribute)"
         R"(|Terraform)|Missing required (?:argument|provider)|Reference to undeclared)"
         R"(|Invalid (?:reference|expression|function argument|value for (?:module )?(?:argument|variable))"
         R"(|provider configuration|index|for_each|count)|Failed to (?:query available provider)"
         R"(|install provider|load plugin|get existing workspaces)|Module not installed)"
         R"(|Module version requirements|Error (?:acquiring the state lock|creating|updating|deleting)"
         R"(|reading|refreshing state|building (?!site)|configuring)|Backend (?:initialization required)"
         R"(|configuration changed)|Could not (?:load plugin|satisfy plugin))"
         R"(|Inconsistent dependency lock file|Duplicate (?:resource|variable|provider|output))"
         R"(|No value for required variable|Cycle: |Provider (?:produced|configuration))"
         R"(|[\w-]+ provisioner error|Resource (?:pre|post)condition failed)"
         R"(|Argument or block definition required|No configuration files|creating |reading |waiting for ).*))",
     .block = Block::paragraph,
     .matches = "Error: creating build container: initializing source docker://127.0.0.1:9/cart/base:1: "
                "pinging "
                "container registry 127.0.0.1:9: Get \"https://127.0.0.1:9/v2/\": dial tcp 127.0.0.1:9: "
                "connect: "
                "connection refused\n"
                "Error: local-exec provisioner error\n"
                "Error: Unsupported argument",
     .rejects = "Error: Error building site: \"/src/content/cart.md:3:1\": failed to unmarshal YAML\n"
                "Error: Failed to show the cart\n"
                "    Error: expected 3"},
    // Not run here; the form is that of hashicorp/terraform, internal/command/format.
    // A state lock is held by another run: the form is that of hashicorp/terraform,
    // internal/command/clistate.
    {.id = "tf.lock",
     .tool = "terraform",
     .type = "StateLocked",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 88,
     .anchors = "acquiring the state lock",
     .regex = R"(^(?:│\s+)?Error: (?<msg>Error acquiring the state lock.*))",
     .block = Block::paragraph,
     .matches = "│ Error: Error acquiring the state lock\n"
                "Error: Error acquiring the state lock",
     .rejects = "│ Error: Unsupported argument"},
    {.id = "tf.loc",
     .tool = "terraform",
     .type = "TerraformError",
     .klass = Class::deploy,
     .role = Role::locator,
     .rank = 50,
     .anchors = ".tf line \\d\n"
                ".tfvars line \\d\n"
                ".tf.json line",
     .regex = R"(^(?:│ )?\s+on (?<file>\S+\.tf\S*) line (?<line>\d+))",
     .matches = "  on main.tf line 12, in resource \"aws_instance\" \"cart\":",
     .rejects = "note: the documentation explains what \"on main.tf line 12, in resource \"aws_instance\" "
                "\"cart\":\" means"},
    {.id = "ansible",
     .tool = "ansible",
     .type = "AnsibleError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 92,
     .anchors = "fatal: [\n"
                "FAILED! =>\n"
                "Ansible return code",
     .regex = R"(^\s*(?:fatal: \[(?<host>[^\]]+)\]: (?:FAILED|UNREACHABLE)! => (?<msg>.+)|(?:CRITICAL)"
              R"(|ERROR) +(?<msg>Ansible return code was .+)))",
     .block = Block::indented,
     .matches = "fatal: [localhost]: FAILED! => {\"changed\": true, \"cmd\": [\"sh\", \"-c\", \"echo no "
                "price for "
                "pear >&2; exit 3\"], \"delta\": \"0:00:00.030522\", \"end\": \"2026-11-22 "
                "00:14:58.778699\", "
                "\"msg\": \"non-zero return code\", \"rc\": 3, \"start\": \"2026-11-22 00:14:58.748177\", "
                "\"stderr\": \"no price for pear\", \"stderr_lines\": [\"no price for pear\"], \"stdout\": "
                "\"\", "
                "\"stdout_lines\": []}\n"
                "fatal: [127.0.0.1]: UNREACHABLE! => {\"changed\": false, \"msg\": \"Failed to connect to "
                "the host "
                "via ssh: ssh: connect to host 127.0.0.1 port 9: Connection refused\", \"unreachable\": "
                "true}\n"
                "fatal: [web1]: FAILED! => {\"changed\": false, \"msg\": \"No package matching 'crat' "
                "found\"}",
     .rejects = "note: the documentation explains what \"fatal: [localhost]: FAILED! => {\"changed\": true, "
                "\"cmd\": [\"sh\", \"-c\", \"echo no price for pear >&2; exi"},
    {.id = "docker.nodaemon",
     .tool = "docker",
     .type = "DockerDaemonUnavailable",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 92,
     .anchors = "Cannot connect to the Docker daemon\n"
                "Error while fetching server API\n"
                "error during connect:\n"
                "Couldn't connect to Docker daemon\n"
                "trying to connect to the Docker",
     .regex = R"((?<msg>Cannot connect to the Docker daemon.*|.*Error while fetching server API version: .+)"
              R"(|error during connect: .+|Couldn't connect to Docker daemon.*)"
              R"(|permission denied while trying to connect to the Docker daemon.*))",
     .matches = "docker.errors.DockerException: Error while fetching server API version: "
                "HTTPConnectionPool(host='127.0.0.1', port=9): Max retries exceeded with url: /version "
                "(Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at "
                "0x7fe25dcfa550>: Failed to establish a new connection: [Errno 111] Connection refused'))\n"
                "Cannot connect to the Docker daemon at unix:///var/run/no-docker.sock. Is the docker "
                "daemon "
                "running?",
     .rejects = "docker.errors.dockerexception: error while fetching server api version: "
                "httpconnectionpool(host='127.0.0.1', port=9): max retries exceeded w"},
    {.id = "docker.limit",
     .tool = "docker",
     .type = "RateLimited",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 94,
     .anchors = "toomanyrequests\n"
                "pull rate limit",
     .regex = R"((?<msg>.*(?:toomanyrequests|You have reached your (?:unauthenticated )?pull rate limit).*))",
     .matches = "Error response from daemon: toomanyrequests: You have reached your pull rate limit. "
                "You may "
                "increase the limit by authenticating and upgrading",
     .rejects = "ERROR RESPONSE FROM DAEMON: TOOMANYREQUESTS: YOU HAVE REACHED YOUR PULL RATE LIMIT. "
                "YOU MAY "
                "INCREASE THE LIMIT BY AUTHENTICATING AND UPGRADI"},
    {.id = "docker.dockerfile",
     .tool = "docker",
     .type = "DockerfileError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 88,
     .anchors = "unable to prepare context\n"
                "ockerfile parse error\n"
                "nknown instruction: \n"
                "failed to read dockerfile\n"
                "Cannot locate specified Docker",
     .regex =
         R"((?<msg>unable to prepare context: .+|.*(?:[Dd]ockerfile parse error|Unknown instruction|unknown instruction: |failed to read dockerfile|Cannot locate specified Dockerfile|dockerfile parse error).*))",
     .matches = "Error: building at STEP \"RNU \": Build error: Unknown instruction: \"RNU\" "
                "&imagebuilder.Step{Env:[]string{\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/"
                "sbin:/bin\"}, Command:\"rnu\", Args:[]string{\"\"}, Flags:[]string{}, "
                "Attrs:map[string]bool(nil), Message:\"RNU \", Original:\"RNU make\"}\n"
                "unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat "
                "/tmp/work/docker/empty/Dockerfile: no such file or directory",
     .rejects = "ERROR: BUILDING AT STEP \"RNU \": BUILD ERROR: UNKNOWN INSTRUCTION: \"RNU\" "
                "&IMAGEBUILDER.STEP{ENV:[]STRING{\"PATH=/USR/LOCAL/SBIN:/USR/LOCAL/BIN"},
    {.id = "docker.usage",
     .tool = "docker",
     .type = "UsageError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "unknown flag: \n"
                "unknown shorthand flag\n"
                "is not a docker command\n"
                "unknown command \"\n"
                "docker: unknown command",
     .regex = R"(^(?:Error: )?(?<msg>unknown (?:shorthand )?flag: .+|docker: .+ is not a docker command\.)"
              R"(|unknown command ".+" for ".+"|docker: unknown command: .+))",
     .matches = "unknown flag: --cart",
     .rejects = "note: the documentation explains what \"unknown flag: --cart\" means"},
    {.id = "buildah",
     .tool = "buildah",
     .type = "DockerBuildError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Error: building at STEP\n"
                "Error: error building at STEP\n"
                "Error: committing container\n"
                "while running runtime",
     .regex = R"(^Error: (?<msg>building at STEP .+|committing container .+)"
              R"(|.*while running runtime: exit status .+|error building at STEP .+))",
     .matches = "Error: building at STEP \"COPY cart /cart\": checking on sources under "
                "\"/tmp/work/buildah/copy\": copier: stat: \"/cart\": no such file or directory\n"
                "Error: building at STEP \"RUN echo no price for pear; exit 3\": exit status 3",
     .rejects = "note: the documentation explains what \"Error: building at STEP \"COPY cart /cart\": "
                "checking on sources under \"/tmp/work/buildah/copy\": copier"},
    {.id = "buildah.parse",
     .tool = "buildah",
     .type = "DockerfileError",
     .klass = Class::docker,
     .role = Role::cause,
     .rank = 93,
     .anchors = "Unknown instruction: ",
     .regex = R"(^Error: (?<msg>building at STEP .+Unknown instruction: .+))",
     .matches = "Error: building at STEP \"RNU \": Build error: Unknown instruction: \"RNU\" "
                "&imagebuilder.Step{Env:[]string{\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/"
                "sbin:/bin\"}, Command:\"rnu\", Args:[]string{\"\"}, Flags:[]string{}, "
                "Attrs:map[string]bool(nil), Message:\"RNU \", Original:\"RNU make\"}",
     .rejects = "note: the documentation explains what \"Error: building at STEP \"RNU \": Build error: "
                "Unknown instruction: \"RNU\" &imagebuilder.Step{Env:[]stri"},
    {.id = "image.network",
     .tool = "buildah",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 93,
     .anchors = "pinging container registry\n"
                "pinging docker registry",
     .regex = R"(^(?:Error: |time=.+ level=fatal msg=")(?<msg>.*(?:pinging container registry)"
              R"(|error pinging docker registry) .+(?:connection refused|no such host|i/o timeout)"
              R"(|connection reset).*))",
     .matches = "time=\"2026-11-22T00:17:17Z\" level=fatal msg=\"Error parsing image name "
                "\\\"docker://127.0.0.1:9/cart:1\\\": pinging container registry 127.0.0.1:9: Get "
                "\\\"http://127.0.0.1:9/v2/\\\": dial tcp 127.0.0.1:9: connect: connection refused\"\n"
                "Error: creating build container: initializing source docker://127.0.0.1:9/cart/base:1: "
                "pinging container registry 127.0.0.1:9: Get \"https://127.0.0.1:9/v2/\": dial tcp "
                "127.0.0.1:9: connect: connection refused",
     .rejects = "note: the documentation explains what \"time=\"2026-11-22T00:17:17Z\" level=fatal "
                "msg=\"Error parsing image name \\\"docker://127.0.0.1:9/cart:1\\\""},
    {.id = "k8s.rollout",
     .tool = "kubectl",
     .type = "RolloutError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 90,
     .anchors = "exceeded its progress deadline\n"
                "timed out waiting for the cond",
     .regex =
         R"(^\s*error: (?<msg>deployment ".+" exceeded its progress deadline|timed out waiting for the condition.*))",
     .matches = "error: deployment \"cart\" exceeded its progress deadline",
     .rejects = "note: the documentation explains what \"error: deployment \"cart\" exceeded its progress "
                "deadline\" means"},
    {.id = "k8s.crashloop",
     .tool = "kubernetes",
     .type = "CrashLoopBackOff",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 90,
     // the event is not run here; its words are those of pkg/kubelet/kuberuntime in Kubernetes
     .anchors = "CrashLoopBackOff\n"
                "Back-off restarting failed container",
     .regex = R"((?<msg>.*\bCrashLoopBackOff\b.*|Back-off restarting failed container.*))",
     .matches = "cart-7c9f8d6b5-4k2lq      0/1     CrashLoopBackOff   5 (43s ago)   3m\n"
                "      Reason:       CrashLoopBackOff\n"
                "  Warning  BackOff  2s (x5 over 30s)  kubelet  Back-off restarting failed container "
                "cart in "
                "pod cart-7c9f",
     .rejects = "cart-7c9f8d6b5-4k2lq   "},
    {.id = "k8s.imagepull",
     .tool = "kubernetes",
     .type = "ImagePullBackOff",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 90,
     .anchors = "ImagePullBackOff\n"
                "ErrImagePull\n"
                "InvalidImageName\n"
                "ErrImageNeverPull",
     .regex = R"((?<msg>.*\b(?:ImagePullBackOff|ErrImagePull|InvalidImageName|ErrImageNeverPull)\b.*))",
     .matches = "cart-7c9f8d6b5-4k2lq      0/1     ImagePullBackOff   5 (43s ago)   3m",
     .rejects = "cart-7c9f8d6b5-4k2lq   "},
    {.id = "k8s.oomkilled",
     .tool = "kubernetes",
     .type = "OutOfMemory",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 92,
     .anchors = "OOMKilled",
     .regex = R"((?<msg>.*\bOOMKilled\b.*))",
     .matches = "cart-7c9f8d6b5-4k2lq      0/1     OOMKilled   5 (43s ago)   3m\n"
                "      Reason:       OOMKilled",
     .rejects = "cart-7c9f8d6b5-4k2lq"},
    // Not run here; the form is that of kubernetes, container and pod events.
    {.id = "k8s.container",
     .tool = "kubernetes",
     .type = "PodFailure",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 86,
     .anchors = "CreateContainerConfigError\n"
                "CreateContainerError\n"
                "RunContainerError\n"
                "FailedScheduling\n"
                "FailedMount",
     .regex = R"((?<msg>.*\b(?:CreateContainerConfigError|CreateContainerError|RunContainerError)"
              R"(|FailedScheduling|FailedMount|BackOff restarting failed container)\b.*))",
     .matches = "cart-7c9f8d6b5-4k2lq   0/1   CreateContainerConfigError   0   12s\n"
                "  Warning  FailedScheduling  3m  default-scheduler  0/3 nodes are available: 3 "
                "Insufficient "
                "memory.",
     .rejects = "cart-7c9f8d6b5-4k2lq "},
    {.id = "ansible.syntax",
     .tool = "ansible",
     .type = "AnsibleError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "We were unable to read either\n"
                "ERROR! the playbook\n"
                "couldn't resolve module/action\n"
                "conflicting action statements\n"
                "no module/action detected\n"
                "ERROR! Syntax Error\n"
                "ERROR! the role\n"
                "Attempting to decrypt",
     .regex = R"(^(?:\[?ERROR\]?!?:?) ?(?<msg>(?:We were unable to read either as JSON nor YAML)"
              R"(|the playbook: .+ could not be found|couldn.t resolve module/action)"
              R"(|conflicting action statements|no module/action detected|Syntax Error while loading YAML)"
              R"(|the role .+ was not found|no hosts matched|A worker was found in a dead state)"
              R"(|Attempting to decrypt).*))",
     .block = Block::paragraph,
     .matches = "ERROR! We were unable to read either as JSON nor YAML, these are the errors we got "
                "from each:\n"
                "ERROR! the playbook: none.yml could not be found",
     .rejects = "note: the documentation explains what \"ERROR! We were unable to read either as JSON nor "
                "YAML, these are the errors we got from each:\" means"},
    {.id = "ansible.place",
     .tool = "ansible",
     .type = "AnsibleError",
     .klass = Class::config,
     .role = Role::locator,
     .rank = 40,
     .anchors = "The error appears to be in '",
     .regex = R"(^The error appears to be in '(?<file>[^']+)': line (?<line>\d+), column (?<col>\d+))",
     .matches = "The error appears to be in '/tmp/work/ansible/bad.yml': line 4, column 6, but may",
     .rejects = "note: the documentation explains what \"The error appears to be in "
                "'/tmp/work/ansible/bad.yml': line 4, column 6, but may\" means"},
    {.id = "docker.port",
     .tool = "docker",
     .type = "PortInUse",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 88,
     .anchors = "port is already allocated\n"
                "address already in use",
     .regex =
         R"((?<msg>Error response from daemon: .*(?:port is already allocated|address already in use).*))",
     .matches = "docker: Error response from daemon: driver failed programming external connectivity on "
                "endpoint cart: Bind for 0.0.0.0:8080 failed: port is already allocated",
     .rejects = "2026/11/21 23:42:48 listen tcp :8080: bind: address already in use"},
    // What kubectl and the other programs of Kubernetes say when they end
    // (k8s.io/component-base/cli).
    {.id = "kubectl.command",
     .tool = "kubectl",
     .type = "KubectlError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 84,
     .anchors = "] \"command failed\" err=",
     .regex = R"re(^[EF]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ \S+\.go:\d+\] "command failed" err=(?<msg>.+))re",
     .matches = "E1122 20:25:30.980371   17935 run.go:72] \"command failed\" err=\"accumulating resources: "
                "accumulation err='accumulating resources from '../base': evalsymlink failure\"",
     .rejects = "I1122 20:25:30.980371   17935 run.go:72] \"command failed\" is tried again"},
};

}  // namespace cicd::analysis::rules
