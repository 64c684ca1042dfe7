#pragma once

#include "analysis/marks.hpp"

namespace cicd::analysis {

inline constexpr MarkRow mark_table[] = {
    // GitHub Actions; Gitea and Forgejo print the same since act_runner
    {Mark::step_begin, "##[group]Run ", "##[group]Run make test"},
    {Mark::header_end, "##[endgroup]", "##[endgroup]"},
    {Mark::step_fail, "##[error]Process completed with exit code",
     "##[error]Process completed with exit code 2."},
    {Mark::step_fail, "##[error]The operation was canceled", "##[error]The operation was canceled."},
    {Mark::step_fail, "##[error]The action ", "##[error]The action 'Test' has timed out after 10 minutes."},
    {Mark::cleanup, "^Post job cleanup.", "Post job cleanup."},
    {Mark::cleanup, "^Cleaning up orphan processes", "Cleaning up orphan processes"},
    // act
    {Mark::step_begin, "⭐ Run ", "[ci/test] ⭐ Run Main make test"},
    {Mark::step_ok, "✅  Success - ", "[ci/test]   ✅  Success - Main make test"},
    {Mark::step_fail, "❌  Failure - ", "[ci/test]   ❌  Failure - Main make test"},
    {Mark::voided, "Failed but continue next step", "Failed but continue next step"},
    {Mark::job_ok, "🏁  Job succeeded", "[ci/test] 🏁  Job succeeded"},
    {Mark::job_fail, "🏁  Job failed", "[ci/test] 🏁  Job failed"},
    // GitLab
    {Mark::cleanup, "section_start:\\d\\d\\d\\d\\d\\d\\d\\d\\d\\d:after_script",
     "section_start:1700000000:after_script"},
    {Mark::cleanup, "section_start:\\d\\d\\d\\d\\d\\d\\d\\d\\d\\d:cleanup_file",
     "section_start:1700000000:cleanup_file_variables"},
    {Mark::cleanup, "section_start:\\d\\d\\d\\d\\d\\d\\d\\d\\d\\d:upload_artifacts",
     "section_start:1700000000:upload_artifacts_on_failure"},
    {Mark::step_begin,
     "section_start:\\d\\d\\d\\d\\d\\d\\d\\d\\d\\d:", "section_start:1700000000:step_script"},
    {Mark::job_fail, "ERROR: Job failed", "ERROR: Job failed: exit code 1"},
    {Mark::job_ok, "^Job succeeded", "Job succeeded"},
    // Travis
    {Mark::step_ok, "\" exited with 0.", "The command \"make test\" exited with 0."},
    {Mark::step_fail, "\" exited with \\d", "The command \"make test\" exited with 2."},
    {Mark::step_fail, "\" failed and exited with \\d",
     "The command \"npm install\" failed and exited with 1 during ."},
    {Mark::step_fail, "The build has been terminated", "The build has been terminated"},
    {Mark::cleanup, "travis_fold:start:after_", "travis_fold:start:after_failure.1"},
    {Mark::cleanup, "travis_fold:start:cache.2", "travis_fold:start:cache.2"},
    {Mark::step_begin, "travis_fold:start:", "travis_fold:start:install.1"},
    {Mark::step_begin, "travis_time:start:", "travis_time:start:0a8b1c2d"},
    {Mark::job_ok, "Your build exited with 0", "Done. Your build exited with 0."},
    {Mark::job_fail, "Your build exited with \\d", "Done. Your build exited with 1."},
    {Mark::job_fail, "^Your build has been stopped", "Your build has been stopped."},
    // Jenkins
    {Mark::step_begin, "[Pipeline] stage", "[Pipeline] stage"},
    {Mark::step_begin, "[Pipeline] sh", "[Pipeline] sh"},
    {Mark::step_fail, "script returned exit code", "ERROR: script returned exit code 1"},
    {Mark::step_fail, "marked build as failure", "Build step 'Execute shell' marked build as failure"},
    {Mark::job_fail, "^Finished: FAILURE", "Finished: FAILURE"},
    {Mark::job_ok, "^Finished: SUCCESS", "Finished: SUCCESS"},
    // Azure Pipelines
    {Mark::step_begin, "##[section]Starting: ", "##[section]Starting: Build"},
    {Mark::step_fail, "exited with code '", "##[error]Bash exited with code '1'."},
    {Mark::step_ok, "##[section]Finishing: ", "##[section]Finishing: Build"},
    // Buildkite
    {Mark::step_begin, "^~~~ ", "~~~ Running commands"},
    {Mark::step_begin, "^--- :", "--- :hammer: Build"},
    {Mark::step_fail, "\\^^^ +++", "^^^ +++"},
    {Mark::step_fail, "The command exited with status", "The command exited with status 1"},
    // CircleCI
    {Mark::step_fail, "Exited with code exit status", "Exited with code exit status 1"},
    // tools that say that all is well
    {Mark::sum_ok, "= \\d passed", "============ 3 passed, 1 warning in 0.05s ============"},
    {Mark::sum_ok, "= \\d\\d passed", "============ 13 passed in 0.05s ============"},
    {Mark::sum_ok, "= \\d\\d\\d passed", "============ 113 passed in 0.05s ============"},
    {Mark::sum_ok, "= \\d\\d\\d\\d passed", "============ 1113 passed in 9.05s ============"},
    {Mark::sum_ok, "Tests:       \\d passed", "Tests:       3 passed, 3 total"},
    {Mark::sum_ok, "Tests:       \\d\\d passed", "Tests:       13 passed, 13 total"},
    {Mark::sum_ok, "Tests:       \\d\\d\\d passed", "Tests:       113 passed, 113 total"},
    {Mark::sum_ok, "^ok  \t", "ok  \tcart.example/total\t0.003s"},
    {Mark::sum_ok, "-- Build files have been written to", "-- Build files have been written to: /src/build"},
    {Mark::tool_ok, "^BUILD SUCCESSFUL", "BUILD SUCCESSFUL in 3s"},
    {Mark::tool_ok, "BUILD SUCCESS$", "[INFO] BUILD SUCCESS"},
    {Mark::tool_ok, "^test result: ok", "test result: ok. 3 passed; 0 failed; 0 ignored"},
    {Mark::tool_ok, "^warning: build_ext: building extension",
     "warning: build_ext: building extension \"_cart\" failed: command 'gcc' failed with exit code 1"},
    {Mark::tool_ok, "^...ignoring", "...ignoring"},
    {Mark::tool_ok, "^All tests passed (", "All tests passed (3 assertions in 2 test cases)"},
    {Mark::tool_ok, "\\d passed | \\d failed as expected", "test cases: 2 | 1 passed | 1 failed as expected"},
    {Mark::tool_ok, "100% tests passed", "100% tests passed, 0 tests failed out of 3"},
};

}  // namespace cicd::analysis
