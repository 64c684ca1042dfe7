#include "app/commands.hpp"
#include "app/exit_code.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace cicd::app {

namespace {

// The custom shell puts the reporter in front of every `run:` step. Its `sh -c` form also works in the steps
// before the program is installed; runners split it at blanks, need {0} once, and allow no other braces.
#define CICD_STEP_SHELL                                                                                     \
  "sh -c \"command -v cicd-report >/dev/null 2>&1 && exec cicd-report run --script $0 -- bash --noprofile " \
  "--norc "                                                                                                 \
  "-eo pipefail $0; exec bash --noprofile --norc -eo pipefail $0\" {0}"

#define CICD_WORKFLOW(folder, install)                     \
  "# " folder                                              \
  "/ci.yaml\n"                                             \
  "name: ci\n"                                             \
  "on: [push]\n"                                           \
  "defaults:\n"                                            \
  "  run:\n"                                               \
  "    shell: " CICD_STEP_SHELL                            \
  "\n"                                                     \
  "env:\n"                                                 \
  "  LOG_CENTER_URL: ${{ vars.LOG_CENTER_URL }}\n"         \
  "  CICD_REPORT_TOKEN: ${{ secrets.LOG_CENTER_TOKEN }}\n" \
  "jobs:\n"                                                \
  "  build:\n"                                             \
  "    runs-on: ubuntu-latest\n"                           \
  "    steps:\n"                                           \
  "      - uses: actions/checkout@v4\n" install            \
  "      - name: Build\n"                                  \
  "        run: make\n"                                    \
  "      - name: Report failure\n"                         \
  "        if: failure()\n"                                \
  "        env:\n"                                         \
  "          CICD_REPORT_STEPS: ${{ toJSON(steps) }}\n"    \
  "        run: cicd-report send\n"

#define CICD_INSTALL                                                                                   \
  "      - name: Install cicd-report\n"                                                                \
  "        run: |\n"                                                                                   \
  "          install -D /opt/cicd-report/cicd-report \"$RUNNER_TEMP/bin/cicd-report\" # or fetch it\n" \
  "          echo \"$RUNNER_TEMP/bin\" >> \"$GITHUB_PATH\"\n"

// A build that also runs where the program is not installed.
#define CICD_BUILD "if command -v cicd-report >/dev/null 2>&1; then cicd-report run -- make; else make; fi"

struct Snippet {
  std::string_view provider;
  std::string_view text;
};

constexpr std::array<Snippet, 6> snippets{{
    {"gitea", CICD_WORKFLOW(".gitea/workflows", CICD_INSTALL)},
    {"github", CICD_WORKFLOW(".github/workflows", CICD_INSTALL)},
    {"gitlab",
     "# .gitlab-ci.yml; set LOG_CENTER_URL and CICD_REPORT_TOKEN as CI/CD variables\n"
     "build:\n"
     "  script:\n"
     "    - " CICD_BUILD "\n"
     "  after_script:\n"
     "    - if [ \"$CI_JOB_STATUS\" = failed ] && command -v cicd-report >/dev/null 2>&1; then cicd-report "
     "send; "
     "fi\n"},
    {"woodpecker",
     "# .woodpecker.yaml\n"
     "steps:\n"
     "  build:\n"
     "    image: debian:12\n"
     "    environment:\n"
     "      LOG_CENTER_URL: https://log-center.example.com\n"
     "      CICD_REPORT_TOKEN:\n"
     "        from_secret: log_center_token\n"
     "    commands:\n"
     "      - " CICD_BUILD "\n"},
    {"drone",
     "# .drone.yml\n"
     "kind: pipeline\n"
     "type: docker\n"
     "name: ci\n"
     "steps:\n"
     "  - name: build\n"
     "    image: debian:12\n"
     "    environment:\n"
     "      LOG_CENTER_URL: https://log-center.example.com\n"
     "      CICD_REPORT_TOKEN:\n"
     "        from_secret: log_center_token\n"
     "    commands:\n"
     "      - " CICD_BUILD "\n"},
    {"jenkins",
     "// Jenkinsfile\n"
     "pipeline {\n"
     "  agent any\n"
     "  environment {\n"
     "    LOG_CENTER_URL = 'https://log-center.example.com'\n"
     "    CICD_REPORT_TOKEN = credentials('log-center-token')\n"
     "  }\n"
     "  stages {\n"
     "    stage('Build') {\n"
     "      steps { sh '" CICD_BUILD "' }\n"
     "    }\n"
     "  }\n"
     "  post {\n"
     "    failure { sh 'if command -v cicd-report >/dev/null 2>&1; then cicd-report send; fi' }\n"
     "  }\n"
     "}\n"},
}};

#undef CICD_STEP_SHELL
#undef CICD_WORKFLOW
#undef CICD_INSTALL
#undef CICD_BUILD

}  // namespace

int init(Session& session) {
  const auto& operands = session.arguments.operands;
  const auto* const found =
      operands.size() == 1
          ? std::ranges::find(snippets, std::string_view(operands.front()), &Snippet::provider)
          : snippets.end();
  if (found == snippets.end()) {
    session.world.err("cicd-report: init: name one of gitea, github, gitlab, woodpecker, drone, jenkins\n");
    return exit_usage;
  }
  session.world.out(found->text);
  return exit_ok;
}

}  // namespace cicd::app
