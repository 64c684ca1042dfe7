#include "base/deferred.hpp"
#include "ci/provider.hpp"

#include <array>

namespace cicd::ci {

namespace {

using C = RunContext;
using Rules = FactRule[];
using Detect = std::string_view[];

// GitHub's variables, which Gitea and Forgejo set too. Commit, branch and links of a pull request come from
// the event file and from actions_runner.cpp.
constexpr Rules actions_rules = {
    {&C::repo_url, "${GITHUB_REPOSITORY}"},
    {&C::repo_url, "${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}"},
    {&C::project, "${GITHUB_REPOSITORY}"},
    {&C::run_id, "${GITHUB_RUN_ID}"},
    {&C::run_number, "${GITHUB_RUN_NUMBER}"},
    {&C::run_attempt, "${GITHUB_RUN_ATTEMPT}"},
    {&C::workflow, "${GITHUB_WORKFLOW}"},
    {&C::job, "${GITHUB_JOB}"},
    {&C::pull_request, "${GITHUB_REF}", Filter::none, "GITHUB_REF^refs/pull/"},
    {&C::branch, "${GITHUB_HEAD_REF}"},
    {&C::branch, "${GITHUB_REF}"},
    {&C::pr_base, "${GITHUB_BASE_REF}"},
    {&C::event, "${GITHUB_EVENT_NAME}"},
    {&C::actor, "${GITHUB_ACTOR}"},
    {&C::workspace, "${GITHUB_WORKSPACE}"},
    {&C::runner, "${RUNNER_NAME}"},
    {&C::runner_os, "${RUNNER_OS}"},
    {&C::runner_arch, "${RUNNER_ARCH}"},
};

constexpr Detect forgejo_detect = {"FORGEJO_ACTIONS"};
constexpr Detect gitea_detect = {"GITEA_ACTIONS"};
constexpr Detect github_detect = {"GITHUB_ACTIONS"};

constexpr Detect gitlab_detect = {"GITLAB_CI"};
constexpr Rules gitlab_rules = {
    {&C::run_id, "${CI_PIPELINE_ID}"},
    {&C::run_number, "${CI_PIPELINE_IID}"},
    {&C::run_url, "${CI_PIPELINE_URL}"},
    {&C::workflow, "${CI_PIPELINE_NAME}"},
    {&C::job, "${CI_JOB_NAME}"},
    {&C::job_id, "${CI_JOB_ID}"},
    {&C::job_url, "${CI_JOB_URL}"},
    {&C::stage, "${CI_JOB_STAGE}"},
    {&C::repo_url, "${CI_PROJECT_URL}"},
    {&C::repo_url, "${CI_REPOSITORY_URL}"},
    {&C::merge_commit, "${CI_COMMIT_SHA}", Filter::none, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"},
    {&C::commit, "${CI_MERGE_REQUEST_SOURCE_BRANCH_SHA}"},
    {&C::commit, "${CI_COMMIT_SHA}"},
    {&C::tag, "${CI_COMMIT_TAG}"},
    {&C::branch, "${CI_MERGE_REQUEST_SOURCE_BRANCH_NAME}"},
    {&C::branch, "${CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME}"},
    {&C::branch, "${CI_COMMIT_BRANCH}"},
    {&C::branch, "${CI_COMMIT_REF_NAME}", Filter::none, "!CI_COMMIT_TAG"},
    {&C::pull_request, "${CI_MERGE_REQUEST_IID}"},
    {&C::pull_request, "${CI_EXTERNAL_PULL_REQUEST_IID}"},
    {&C::pr_base, "${CI_MERGE_REQUEST_TARGET_BRANCH_NAME}"},
    {&C::pr_base, "${CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME}"},
    {&C::event, "${CI_PIPELINE_SOURCE}"},
    {&C::actor, "${GITLAB_USER_LOGIN}"},
    {&C::runner, "${CI_RUNNER_DESCRIPTION}"},
    {&C::runner, "${CI_RUNNER_ID}"},
    {&C::runner_os, "${CI_RUNNER_EXECUTABLE_ARCH}", Filter::before_slash},
    {&C::runner_arch, "${CI_RUNNER_EXECUTABLE_ARCH}", Filter::after_slash},
    {&C::environment, "${CI_ENVIRONMENT_NAME}"},
    {&C::workspace, "${CI_PROJECT_DIR}"},
};

constexpr Detect woodpecker_detect = {"CI=woodpecker"};
constexpr Rules woodpecker_rules = {
    {&C::run_id, "${CI_PIPELINE_NUMBER}"},
    {&C::run_number, "${CI_PIPELINE_NUMBER}"},
    {&C::run_url, "${CI_PIPELINE_URL}"},
    {&C::workflow, "${CI_WORKFLOW_NAME}"},
    {&C::job, "${CI_WORKFLOW_NAME}"},
    {&C::job_url, "${CI_STEP_URL}"},
    {&C::step, "${CI_STEP_NAME}"},
    {&C::repo_url, "${CI_REPO_URL}"},
    {&C::repo_url, "${CI_REPO_CLONE_URL}"},
    {&C::project, "${CI_REPO}"},
    {&C::commit, "${CI_COMMIT_SHA}"},
    {&C::tag, "${CI_COMMIT_TAG}"},
    {&C::branch, "${CI_COMMIT_SOURCE_BRANCH}"},
    {&C::branch, "${CI_COMMIT_BRANCH}", Filter::none, "!CI_COMMIT_TAG"},
    {&C::pull_request, "${CI_COMMIT_PULL_REQUEST}"},
    {&C::pr_base, "${CI_COMMIT_TARGET_BRANCH}", Filter::none, "CI_COMMIT_PULL_REQUEST"},
    {&C::event, "${CI_PIPELINE_EVENT}"},
    {&C::actor, "${CI_PIPELINE_AUTHOR}"},
    {&C::actor, "${CI_COMMIT_AUTHOR}"},
    {&C::runner, "${CI_MACHINE}"},
    {&C::runner_os, "${CI_SYSTEM_PLATFORM}", Filter::before_slash},
    {&C::runner_arch, "${CI_SYSTEM_PLATFORM}", Filter::after_slash},
    {&C::environment, "${CI_PIPELINE_DEPLOY_TARGET}"},
    {&C::workspace, "${CI_WORKSPACE}"},
};

constexpr Detect harness_detect = {"HARNESS_BUILD_ID"};
constexpr Rules harness_rules = {
    {&C::run_id, "${HARNESS_EXECUTION_ID}"},
    {&C::run_id, "${HARNESS_BUILD_ID}"},
    {&C::run_number, "${HARNESS_BUILD_ID}"},
    {&C::run_url, "${CI_BUILD_LINK}"},
    {&C::run_url, "${DRONE_BUILD_LINK}"},
    {&C::workflow, "${HARNESS_PIPELINE_ID}"},
    {&C::job, "${HARNESS_STAGE_ID}"},
    {&C::stage, "${HARNESS_STAGE_ID}"},
    {&C::step, "${HARNESS_STEP_ID}"},
    {&C::repo_url, "${DRONE_REPO_LINK}"},
    {&C::repo_url, "${DRONE_REMOTE_URL}"},
    {&C::commit, "${DRONE_COMMIT_SHA}"},
    {&C::tag, "${DRONE_TAG}"},
    {&C::branch, "${DRONE_SOURCE_BRANCH}"},
    {&C::branch, "${DRONE_COMMIT_BRANCH}", Filter::none, "!DRONE_TAG"},
    {&C::pull_request, "${DRONE_PULL_REQUEST}"},
    {&C::pr_base, "${DRONE_TARGET_BRANCH}", Filter::none, "DRONE_PULL_REQUEST"},
    {&C::event, "${DRONE_BUILD_EVENT}"},
    {&C::actor, "${DRONE_COMMIT_AUTHOR}"},
    {&C::workspace, "${HARNESS_WORKSPACE}"},
};

constexpr Detect drone_detect = {"DRONE"};
constexpr Rules drone_rules = {
    {&C::run_id, "${DRONE_BUILD_NUMBER}"},
    {&C::run_number, "${DRONE_BUILD_NUMBER}"},
    {&C::run_url, "${DRONE_BUILD_LINK}"},
    {&C::workflow, "${DRONE_STAGE_NAME}"},
    {&C::job, "${DRONE_STAGE_NAME}"},
    {&C::stage, "${DRONE_STAGE_NAME}"},
    {&C::step, "${DRONE_STEP_NAME}"},
    {&C::failed_step, "${DRONE_FAILED_STEPS}", Filter::first_of_list},
    {&C::repo_url, "${DRONE_REPO_LINK}"},
    {&C::repo_url, "${DRONE_GIT_HTTP_URL}"},
    {&C::repo_url, "${DRONE_REMOTE_URL}"},
    {&C::project, "${DRONE_REPO}"},
    {&C::commit, "${DRONE_COMMIT_SHA}"},
    {&C::tag, "${DRONE_TAG}"},
    {&C::branch, "${DRONE_SOURCE_BRANCH}", Filter::none, "DRONE_PULL_REQUEST"},
    {&C::branch, "${DRONE_BRANCH}", Filter::none, "!DRONE_TAG"},
    {&C::pull_request, "${DRONE_PULL_REQUEST}"},
    {&C::pr_base, "${DRONE_TARGET_BRANCH}", Filter::none, "DRONE_PULL_REQUEST"},
    {&C::event, "${DRONE_BUILD_EVENT}"},
    {&C::actor, "${DRONE_COMMIT_AUTHOR}"},
    {&C::runner, "${DRONE_STAGE_MACHINE}"},
    {&C::runner_os, "${DRONE_STAGE_OS}"},
    {&C::runner_arch, "${DRONE_STAGE_ARCH}"},
    {&C::environment, "${DRONE_DEPLOY_TO}"},
    {&C::workspace, "${DRONE_WORKSPACE}"},
};

constexpr Detect jenkins_detect = {"JENKINS_URL"};
constexpr Rules jenkins_rules = {
    {&C::run_id, "${BUILD_TAG}"},
    {&C::run_number, "${BUILD_NUMBER}"},
    {&C::run_url, "${BUILD_URL}"},
    {&C::job_url, "${JOB_URL}"},
    // a multibranch job's name ends with the branch, which is no part of the job
    {&C::workflow, "${JOB_NAME}", Filter::drop_last_part, "BRANCH_NAME"},
    {&C::workflow, "${JOB_NAME}"},
    {&C::job, "${JOB_NAME}", Filter::drop_last_part, "BRANCH_NAME"},
    {&C::job, "${JOB_NAME}"},
    {&C::stage, "${STAGE_NAME}", Filter::none, "STAGE_NAME!Declarative: Post Actions"},
    {&C::step, "${STAGE_NAME}", Filter::none, "STAGE_NAME!Declarative: Post Actions"},
    {&C::repo_url, "${GIT_URL}"},
    {&C::repo_url, "${GIT_URL_1}"},
    {&C::commit, "${GIT_COMMIT}"},
    {&C::tag, "${TAG_NAME}"},
    {&C::branch, "${CHANGE_BRANCH}"},
    {&C::branch, "${GIT_BRANCH}", Filter::none, "!CHANGE_ID"},
    {&C::branch, "${BRANCH_NAME}", Filter::none, "!CHANGE_ID"},
    {&C::pull_request, "${CHANGE_ID}"},
    {&C::pr_base, "${CHANGE_TARGET}"},
    {&C::actor, "${CHANGE_AUTHOR}"},
    {&C::actor, "${BUILD_USER_ID}"},
    {&C::runner, "${NODE_NAME}"},
    {&C::workspace, "${WORKSPACE}"},
};

constexpr Detect buildkite_detect = {"BUILDKITE"};
constexpr Rules buildkite_rules = {
    {&C::run_id, "${BUILDKITE_BUILD_ID}"},
    {&C::run_number, "${BUILDKITE_BUILD_NUMBER}"},
    {&C::run_attempt, "${BUILDKITE_RETRY_COUNT}", Filter::plus_one},
    {&C::run_url, "${BUILDKITE_BUILD_URL}"},
    {&C::job_url, "${BUILDKITE_BUILD_URL}#${BUILDKITE_JOB_ID}"},
    {&C::workflow, "${BUILDKITE_PIPELINE_SLUG}"},
    {&C::job, "${BUILDKITE_LABEL}"},
    {&C::job, "${BUILDKITE_STEP_KEY}"},
    {&C::job_id, "${BUILDKITE_JOB_ID}"},
    {&C::step, "${BUILDKITE_LABEL}"},
    {&C::step, "${BUILDKITE_STEP_KEY}"},
    {&C::exit_code, "${BUILDKITE_COMMAND_EXIT_STATUS}"},
    {&C::repo_url, "${BUILDKITE_REPO}"},
    {&C::commit, "${BUILDKITE_COMMIT}"},
    {&C::tag, "${BUILDKITE_TAG}"},
    {&C::branch, "${BUILDKITE_BRANCH}", Filter::none, "!BUILDKITE_TAG"},
    {&C::pull_request, "${BUILDKITE_PULL_REQUEST}"},
    {&C::pr_base, "${BUILDKITE_PULL_REQUEST_BASE_BRANCH}"},
    {&C::event, "${BUILDKITE_SOURCE}"},
    {&C::actor, "${BUILDKITE_BUILD_CREATOR}"},
    {&C::actor, "${BUILDKITE_BUILD_AUTHOR}"},
    {&C::runner, "${BUILDKITE_AGENT_NAME}"},
    {&C::workspace, "${BUILDKITE_BUILD_CHECKOUT_PATH}"},
};

constexpr Detect circleci_detect = {"CIRCLECI"};
constexpr Rules circleci_rules = {
    {&C::run_id, "${CIRCLE_WORKFLOW_ID}"},
    {&C::run_url, "https://app.circleci.com/pipelines/workflows/${CIRCLE_WORKFLOW_ID}"},
    {&C::run_number, "${CIRCLE_BUILD_NUM}"},
    {&C::job, "${CIRCLE_JOB}"},
    {&C::job_id, "${CIRCLE_WORKFLOW_JOB_ID}"},
    {&C::job_id, "${CIRCLE_BUILD_NUM}"},
    {&C::job_url, "${CIRCLE_BUILD_URL}"},
    {&C::repo_url, "${CIRCLE_REPOSITORY_URL}"},
    {&C::project, "${CIRCLE_PROJECT_REPONAME}"},
    {&C::commit, "${CIRCLE_SHA1}"},
    {&C::tag, "${CIRCLE_TAG}"},
    {&C::branch, "${CIRCLE_BRANCH}", Filter::none, "!CIRCLE_PR_NUMBER"},
    {&C::pull_request, "${CIRCLE_PR_NUMBER}"},
    {&C::pull_request, "${CIRCLE_PULL_REQUEST}"},
    {&C::actor, "${CIRCLE_USERNAME}"},
    {&C::workspace, "${CIRCLE_WORKING_DIRECTORY}"},
};

constexpr Detect azure_detect = {"TF_BUILD"};
constexpr Rules azure_rules = {
    {&C::run_id, "${BUILD_BUILDID}"},
    {&C::run_number, "${BUILD_BUILDNUMBER}"},
    {&C::run_attempt, "${SYSTEM_JOBATTEMPT}"},
    {&C::run_url, "${SYSTEM_COLLECTIONURI}/${SYSTEM_TEAMPROJECTID}/_build/results?buildId=${BUILD_BUILDID}"},
    {&C::job_url,
     "${SYSTEM_COLLECTIONURI}/${SYSTEM_TEAMPROJECTID}/_build/"
     "results?buildId=${BUILD_BUILDID}&view=logs&j=${SYSTEM_"
     "JOBID}"},
    {&C::workflow, "${BUILD_DEFINITIONNAME}"},
    {&C::job, "${SYSTEM_JOBDISPLAYNAME}"},
    {&C::job, "${AGENT_JOBNAME}"},
    {&C::job_id, "${SYSTEM_JOBID}"},
    {&C::stage, "${SYSTEM_STAGEDISPLAYNAME}"},
    {&C::stage, "${SYSTEM_STAGENAME}"},
    {&C::step, "${SYSTEM_TASKDISPLAYNAME}"},
    {&C::repo_url, "${BUILD_REPOSITORY_URI}"},
    {&C::merge_commit, "${BUILD_SOURCEVERSION}", Filter::none, "SYSTEM_PULLREQUEST_SOURCECOMMITID"},
    {&C::commit, "${SYSTEM_PULLREQUEST_SOURCECOMMITID}"},
    {&C::commit, "${BUILD_SOURCEVERSION}"},
    {&C::branch, "${SYSTEM_PULLREQUEST_SOURCEBRANCH}"},
    {&C::branch, "${BUILD_SOURCEBRANCH}"},
    {&C::pull_request, "${SYSTEM_PULLREQUEST_PULLREQUESTNUMBER}"},
    {&C::pull_request, "${SYSTEM_PULLREQUEST_PULLREQUESTID}"},
    {&C::pr_base, "${SYSTEM_PULLREQUEST_TARGETBRANCH}"},
    {&C::event, "${BUILD_REASON}"},
    {&C::actor, "${BUILD_REQUESTEDFOR}"},
    {&C::runner, "${AGENT_NAME}"},
    {&C::runner_os, "${AGENT_OS}"},
    {&C::runner_arch, "${AGENT_OSARCHITECTURE}"},
    {&C::environment, "${ENVIRONMENT_NAME}"},
    {&C::workspace, "${BUILD_SOURCESDIRECTORY}"},
};

constexpr Detect bitbucket_detect = {"BITBUCKET_BUILD_NUMBER", "BITBUCKET_COMMIT"};
constexpr Rules bitbucket_rules = {
    {&C::run_id, "${BITBUCKET_PIPELINE_UUID}"},
    {&C::run_number, "${BITBUCKET_BUILD_NUMBER}"},
    {&C::run_attempt, "${BITBUCKET_STEP_RUN_NUMBER}"},
    {&C::run_url,
     "https://bitbucket.org/${BITBUCKET_REPO_FULL_NAME}/pipelines/results/${BITBUCKET_BUILD_NUMBER}"},
    {&C::job_id, "${BITBUCKET_STEP_UUID}"},
    {&C::exit_code, "${BITBUCKET_EXIT_CODE}"},
    // the http address is given without s, though the server is https
    {&C::repo_url, "${BITBUCKET_GIT_SSH_ORIGIN}"},
    {&C::repo_url, "${BITBUCKET_GIT_HTTP_ORIGIN}"},
    {&C::project, "${BITBUCKET_REPO_SLUG}"},
    {&C::commit, "${BITBUCKET_COMMIT}"},
    {&C::tag, "${BITBUCKET_TAG}"},
    {&C::branch, "${BITBUCKET_BRANCH}"},
    {&C::pull_request, "${BITBUCKET_PR_ID}"},
    {&C::pr_base, "${BITBUCKET_PR_DESTINATION_BRANCH}"},
    {&C::actor, "${BITBUCKET_STEP_TRIGGERER_UUID}"},
    {&C::environment, "${BITBUCKET_DEPLOYMENT_ENVIRONMENT}"},
    {&C::workspace, "${BITBUCKET_CLONE_DIR}"},
};

constexpr Detect teamcity_detect = {"TEAMCITY_VERSION"};
constexpr Rules teamcity_rules = {
    {&C::run_number, "${BUILD_NUMBER}"},
    {&C::run_url, "${BUILD_URL}"},
    {&C::job_url, "${BUILD_URL}"},
    {&C::workflow, "${TEAMCITY_PROJECT_NAME}"},
    {&C::job, "${TEAMCITY_BUILDCONF_NAME}"},
    {&C::commit, "${BUILD_VCS_NUMBER}"},
    {&C::branch, "${TEAMCITY_PULLREQUEST_SOURCE_BRANCH}"},
    {&C::pull_request, "${TEAMCITY_PULLREQUEST_NUMBER}"},
    {&C::pr_base, "${TEAMCITY_PULLREQUEST_TARGET_BRANCH}"},
};

constexpr Detect travis_detect = {"TRAVIS"};
constexpr Rules travis_rules = {
    {&C::run_id, "${TRAVIS_BUILD_ID}"},
    {&C::run_number, "${TRAVIS_BUILD_NUMBER}"},
    {&C::run_url, "${TRAVIS_BUILD_WEB_URL}"},
    {&C::job, "${TRAVIS_JOB_NAME}"},
    {&C::job_id, "${TRAVIS_JOB_ID}"},
    {&C::job_url, "${TRAVIS_JOB_WEB_URL}"},
    {&C::stage, "${TRAVIS_BUILD_STAGE_NAME}"},
    {&C::project, "${TRAVIS_REPO_SLUG}"},
    {&C::merge_commit, "${TRAVIS_COMMIT}", Filter::none, "TRAVIS_EVENT_TYPE=pull_request"},
    {&C::commit, "${TRAVIS_PULL_REQUEST_SHA}"},
    {&C::commit, "${TRAVIS_COMMIT}"},
    {&C::tag, "${TRAVIS_TAG}"},
    {&C::branch, "${TRAVIS_PULL_REQUEST_BRANCH}"},
    {&C::branch, "${TRAVIS_BRANCH}", Filter::none, "!TRAVIS_TAG"},
    {&C::pull_request, "${TRAVIS_PULL_REQUEST}"},
    {&C::pr_base, "${TRAVIS_BRANCH}", Filter::none, "TRAVIS_EVENT_TYPE=pull_request"},
    {&C::event, "${TRAVIS_EVENT_TYPE}"},
    {&C::runner_os, "${TRAVIS_OS_NAME}"},
    {&C::runner_arch, "${TRAVIS_CPU_ARCH}"},
    {&C::workspace, "${TRAVIS_BUILD_DIR}"},
};

constexpr Detect appveyor_detect = {"APPVEYOR"};
constexpr Rules appveyor_rules = {
    {&C::run_id, "${APPVEYOR_BUILD_ID}"},
    {&C::run_number, "${APPVEYOR_BUILD_NUMBER}"},
    {&C::run_url,
     "${APPVEYOR_URL}/project/${APPVEYOR_ACCOUNT_NAME}/${APPVEYOR_PROJECT_SLUG}/builds/${APPVEYOR_BUILD_ID}"},
    {&C::job_url,
     "${APPVEYOR_URL}/project/${APPVEYOR_ACCOUNT_NAME}/${APPVEYOR_PROJECT_SLUG}/builds/${APPVEYOR_BUILD_ID}/"
     "job/"
     "${APPVEYOR_JOB_ID}"},
    {&C::workflow, "${APPVEYOR_PROJECT_NAME}"},
    {&C::job, "${APPVEYOR_JOB_NAME}"},
    {&C::job_id, "${APPVEYOR_JOB_ID}"},
    {&C::repo_url, "https://github.com/${APPVEYOR_REPO_NAME}", Filter::none, "APPVEYOR_REPO_PROVIDER=github"},
    {&C::repo_url, "https://bitbucket.org/${APPVEYOR_REPO_NAME}", Filter::none,
     "APPVEYOR_REPO_PROVIDER=bitBucket"},
    {&C::project, "${APPVEYOR_REPO_NAME}"},
    {&C::merge_commit, "${APPVEYOR_REPO_COMMIT}", Filter::none, "APPVEYOR_PULL_REQUEST_HEAD_COMMIT"},
    {&C::commit, "${APPVEYOR_PULL_REQUEST_HEAD_COMMIT}"},
    {&C::commit, "${APPVEYOR_REPO_COMMIT}"},
    {&C::tag, "${APPVEYOR_REPO_TAG_NAME}"},
    {&C::branch, "${APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH}"},
    {&C::branch, "${APPVEYOR_REPO_BRANCH}", Filter::none, "!APPVEYOR_REPO_TAG_NAME"},
    {&C::pull_request, "${APPVEYOR_PULL_REQUEST_NUMBER}"},
    {&C::pr_base, "${APPVEYOR_REPO_BRANCH}", Filter::none, "APPVEYOR_PULL_REQUEST_NUMBER"},
    {&C::actor, "${APPVEYOR_REPO_COMMIT_AUTHOR}"},
    {&C::workspace, "${APPVEYOR_BUILD_FOLDER}"},
};

constexpr Detect codebuild_detect = {"CODEBUILD_BUILD_ARN", "CODEBUILD_BUILD_ID"};
constexpr Rules codebuild_rules = {
    {&C::run_id, "${CODEBUILD_BUILD_ID}"},
    {&C::run_number, "${CODEBUILD_BUILD_NUMBER}"},
    {&C::run_url, "${CODEBUILD_BUILD_URL}"},
    {&C::run_url, "${CODEBUILD_PUBLIC_BUILD_URL}"},
    {&C::workflow, "${CODEBUILD_BUILD_ID}", Filter::before_colon},
    {&C::job, "${CODEBUILD_BATCH_BUILD_IDENTIFIER}"},
    {&C::job, "${CODEBUILD_BUILD_ID}", Filter::before_colon},
    {&C::repo_url, "${CODEBUILD_SOURCE_REPO_URL}"},
    {&C::commit, "${CODEBUILD_RESOLVED_SOURCE_VERSION}"},
    {&C::branch, "${CODEBUILD_WEBHOOK_HEAD_REF}"},
    {&C::pull_request, "${CODEBUILD_SOURCE_VERSION}", Filter::none, "CODEBUILD_SOURCE_VERSION^pr/"},
    {&C::pull_request, "${CODEBUILD_WEBHOOK_TRIGGER}", Filter::none, "CODEBUILD_WEBHOOK_TRIGGER^pr/"},
    {&C::pr_base, "${CODEBUILD_WEBHOOK_BASE_REF}"},
    {&C::event, "${CODEBUILD_WEBHOOK_EVENT}"},
    {&C::actor, "${CODEBUILD_INITIATOR}"},
    {&C::workspace, "${CODEBUILD_SRC_DIR}"},
};

constexpr Detect bitrise_detect = {"BITRISE_BUILD_SLUG", "BITRISE_IO"};
constexpr Rules bitrise_rules = {
    {&C::run_id, "${BITRISE_BUILD_SLUG}"},
    {&C::run_number, "${BITRISE_BUILD_NUMBER}"},
    {&C::run_url, "${BITRISE_BUILD_URL}"},
    {&C::workflow, "${BITRISE_TRIGGERED_WORKFLOW_ID}"},
    {&C::job, "${BITRISE_TRIGGERED_WORKFLOW_ID}"},
    {&C::failed_step, "${BITRISE_FAILED_STEP_TITLE}"},
    {&C::repo_url, "${GIT_REPOSITORY_URL}"},
    {&C::commit, "${BITRISE_GIT_COMMIT}"},
    {&C::commit, "${GIT_CLONE_COMMIT_HASH}"},
    {&C::tag, "${BITRISE_GIT_TAG}"},
    {&C::branch, "${BITRISE_GIT_BRANCH}"},
    {&C::pull_request, "${BITRISE_PULL_REQUEST}"},
    {&C::pr_base, "${BITRISEIO_GIT_BRANCH_DEST}", Filter::none, "BITRISE_PULL_REQUEST"},
    {&C::workspace, "${BITRISE_SOURCE_DIR}"},
};

constexpr Detect codefresh_detect = {"CF_BUILD_ID"};
constexpr Rules codefresh_rules = {
    {&C::run_id, "${CF_BUILD_ID}"},
    {&C::run_url, "${CF_BUILD_URL}"},
    {&C::workflow, "${CF_PIPELINE_NAME}"},
    {&C::job, "${CF_PIPELINE_NAME}"},
    {&C::step, "${CF_STEP_NAME}"},
    {&C::project, "${CF_REPO_NAME}"},
    {&C::commit, "${CF_REVISION}"},
    {&C::tag, "${CF_RELEASE_TAG}"},
    {&C::branch, "${CF_BRANCH}", Filter::none, "!CF_RELEASE_TAG"},
    {&C::pull_request, "${CF_PULL_REQUEST_NUMBER}"},
    {&C::pr_base, "${CF_PULL_REQUEST_TARGET}", Filter::none, "CF_PULL_REQUEST_NUMBER"},
    {&C::actor, "${CF_BUILD_INITIATOR}"},
    {&C::workspace, "${CF_VOLUME_PATH}"},
};

// BUDDY_EXECUTION_… are the older names of BUDDY_RUN_….
constexpr Detect buddy_detect = {"BUDDY", "BUDDY_WORKSPACE_ID"};
constexpr Rules buddy_rules = {
    {&C::run_id, "${BUDDY_PIPELINE_ID}/${BUDDY_RUN_ID}"},
    {&C::run_id, "${BUDDY_PIPELINE_ID}/${BUDDY_EXECUTION_ID}"},
    {&C::run_number, "${BUDDY_RUN_ID}"},
    {&C::run_number, "${BUDDY_EXECUTION_ID}"},
    {&C::run_url, "${BUDDY_RUN_URL}"},
    {&C::run_url, "${BUDDY_EXECUTION_URL}"},
    {&C::workflow, "${BUDDY_PIPELINE_NAME}"},
    {&C::job, "${BUDDY_PIPELINE_NAME}"},
    {&C::repo_url, "${BUDDY_SCM_URL}"},
    {&C::project, "${BUDDY_REPO_SLUG}"},
    {&C::commit, "${BUDDY_RUN_COMMIT}"},
    {&C::commit, "${BUDDY_EXECUTION_REVISION}"},
    {&C::tag, "${BUDDY_RUN_TAG}"},
    {&C::tag, "${BUDDY_EXECUTION_TAG}"},
    {&C::branch, "${BUDDY_RUN_PR_HEAD_BRANCH}"},
    {&C::branch, "${BUDDY_RUN_BRANCH}"},
    {&C::branch, "${BUDDY_EXECUTION_BRANCH}"},
    {&C::pull_request, "${BUDDY_RUN_PR_NO}"},
    {&C::pull_request, "${BUDDY_EXECUTION_PULL_REQUEST_NO}"},
    {&C::pr_base, "${BUDDY_RUN_PR_BASE_BRANCH}"},
    {&C::pr_base, "${BUDDY_EXECUTION_PULL_REQUEST_BASE_BRANCH}"},
};

constexpr Detect semaphore_detect = {"SEMAPHORE"};
constexpr Rules semaphore_rules = {
    {&C::run_id, "${SEMAPHORE_WORKFLOW_ID}"},
    {&C::run_number, "${SEMAPHORE_WORKFLOW_NUMBER}"},
    {&C::run_url, "${SEMAPHORE_ORGANIZATION_URL}/workflows/${SEMAPHORE_WORKFLOW_ID}"},
    {&C::workflow, "${SEMAPHORE_PIPELINE_NAME}"},
    {&C::job, "${SEMAPHORE_JOB_NAME}"},
    {&C::job_id, "${SEMAPHORE_JOB_ID}"},
    {&C::job_url, "${SEMAPHORE_ORGANIZATION_URL}/jobs/${SEMAPHORE_JOB_ID}"},
    {&C::stage, "${SEMAPHORE_BLOCK_NAME}"},
    {&C::repo_url, "${SEMAPHORE_GIT_URL}"},
    {&C::project, "${SEMAPHORE_GIT_REPO_SLUG}"},
    {&C::merge_commit, "${SEMAPHORE_GIT_SHA}", Filter::none, "SEMAPHORE_GIT_PR_SHA"},
    {&C::commit, "${SEMAPHORE_GIT_PR_SHA}"},
    {&C::commit, "${SEMAPHORE_GIT_SHA}"},
    {&C::tag, "${SEMAPHORE_GIT_TAG_NAME}"},
    {&C::branch, "${SEMAPHORE_GIT_PR_BRANCH}"},
    {&C::branch, "${SEMAPHORE_GIT_WORKING_BRANCH}"},
    {&C::branch, "${SEMAPHORE_GIT_BRANCH}", Filter::none, "!SEMAPHORE_GIT_TAG_NAME"},
    {&C::pull_request, "${SEMAPHORE_GIT_PR_NUMBER}"},
    {&C::pr_base, "${SEMAPHORE_GIT_BRANCH}", Filter::none, "SEMAPHORE_GIT_PR_NUMBER"},
    {&C::actor, "${SEMAPHORE_WORKFLOW_TRIGGERED_BY}"},
};

constexpr Detect cirrus_detect = {"CIRRUS_CI"};
constexpr Rules cirrus_rules = {
    {&C::run_id, "${CIRRUS_BUILD_ID}"},
    {&C::run_url, "https://cirrus-ci.com/build/${CIRRUS_BUILD_ID}"},
    {&C::job, "${CIRRUS_TASK_NAME}"},
    {&C::job_id, "${CIRRUS_TASK_ID}"},
    {&C::job_url, "https://cirrus-ci.com/task/${CIRRUS_TASK_ID}"},
    {&C::repo_url, "${CIRRUS_REPO_CLONE_URL}"},
    {&C::project, "${CIRRUS_REPO_FULL_NAME}"},
    {&C::commit, "${CIRRUS_CHANGE_IN_REPO}"},
    {&C::tag, "${CIRRUS_TAG}"},
    {&C::branch, "${CIRRUS_BRANCH}", Filter::none, "!CIRRUS_PR"},
    {&C::pull_request, "${CIRRUS_PR}"},
    {&C::pr_base, "${CIRRUS_BASE_BRANCH}", Filter::none, "CIRRUS_PR"},
    {&C::runner_os, "${CIRRUS_OS}"},
    {&C::runner_arch, "${CIRRUS_ARCH}"},
    {&C::workspace, "${CIRRUS_WORKING_DIR}"},
};

constexpr Detect screwdriver_detect = {"SCREWDRIVER"};
constexpr Rules screwdriver_rules = {
    {&C::run_id, "${SD_BUILD_ID}"},
    {&C::run_url, "${SD_UI_BUILD_URL}"},
    {&C::workflow, "${SD_PIPELINE_NAME}"},
    {&C::job, "${SD_JOB_NAME}"},
    {&C::job_id, "${SD_JOB_ID}"},
    {&C::repo_url, "${SCM_URL}"},
    {&C::repo_url, "${GIT_URL}"},
    {&C::project, "${SD_PIPELINE_NAME}"},
    {&C::commit, "${SD_BUILD_SHA}"},
    {&C::branch, "${PR_BRANCH_NAME}"},
    {&C::branch, "${GIT_BRANCH}"},
    {&C::pull_request, "${SD_PULL_REQUEST}"},
    {&C::pr_base, "${PR_BASE_BRANCH_NAME}"},
    {&C::workspace, "${SD_SOURCE_DIR}"},
};

constexpr Detect vela_detect = {"VELA"};
constexpr Rules vela_rules = {
    {&C::run_id, "${VELA_BUILD_NUMBER}"},
    {&C::run_number, "${VELA_BUILD_NUMBER}"},
    {&C::run_url, "${VELA_BUILD_LINK}"},
    {&C::stage, "${VELA_STEP_STAGE}"},
    {&C::step, "${VELA_STEP_NAME}"},
    {&C::repo_url, "${VELA_REPO_LINK}"},
    {&C::repo_url, "${VELA_BUILD_CLONE}"},
    {&C::project, "${VELA_REPO_FULL_NAME}"},
    {&C::commit, "${VELA_BUILD_COMMIT}"},
    {&C::tag, "${VELA_BUILD_TAG}"},
    {&C::branch, "${VELA_PULL_REQUEST_SOURCE}"},
    {&C::branch, "${VELA_BUILD_BRANCH}", Filter::none, "!VELA_BUILD_TAG"},
    {&C::pull_request, "${VELA_BUILD_PULL_REQUEST}"},
    {&C::pr_base, "${VELA_PULL_REQUEST_TARGET}"},
    {&C::event, "${VELA_BUILD_EVENT}"},
    {&C::actor, "${VELA_BUILD_AUTHOR}"},
    {&C::runner, "${VELA_BUILD_HOST}"},
    {&C::environment, "${VELA_DEPLOYMENT}"},
    {&C::workspace, "${VELA_BUILD_WORKSPACE}"},
};

constexpr Detect bamboo_detect = {"bamboo_planKey", "bamboo_buildKey", "bamboo_agentId"};
constexpr Rules bamboo_rules = {
    {&C::run_id, "${bamboo_buildResultKey}"},
    {&C::run_number, "${bamboo_buildNumber}"},
    {&C::run_url, "${bamboo_buildResultsUrl}"},
    {&C::run_url, "${bamboo_resultsUrl}"},
    {&C::workflow, "${bamboo_planName}"},
    {&C::job, "${bamboo_shortJobName}"},
    {&C::job, "${bamboo_buildKey}"},
    {&C::repo_url, "${bamboo_planRepository_1_repositoryUrl}"},
    {&C::repo_url, "${bamboo_planRepository_repositoryUrl}"},
    {&C::commit, "${bamboo_planRepository_1_revision}"},
    {&C::commit, "${bamboo_planRepository_revision}"},
    {&C::branch, "${bamboo_repository_pr_sourceBranch}"},
    {&C::branch, "${bamboo_planRepository_1_branchName}"},
    {&C::branch, "${bamboo_planRepository_branchName}"},
    {&C::pull_request, "${bamboo_repository_pr_key}"},
    {&C::pr_base, "${bamboo_repository_pr_targetBranch}"},
    {&C::workspace, "${bamboo_build_working_directory}"},
};

constexpr Detect codeship_detect = {"CI_NAME=codeship"};
constexpr Rules codeship_rules = {
    {&C::run_id, "${CI_BUILD_ID}"},
    {&C::run_id, "${CI_BUILD_NUMBER}"},
    {&C::run_number, "${CI_BUILD_NUMBER}"},
    {&C::run_url, "${CI_BUILD_URL}"},
    {&C::project, "${CI_REPO_NAME}"},
    {&C::commit, "${CI_COMMIT_ID}"},
    {&C::branch, "${CI_BRANCH}"},
    {&C::pull_request, "${CI_PR_NUMBER}"},
    {&C::actor, "${CI_COMMITTER_USERNAME}"},
};

constexpr Detect sourcehut_detect = {"CI_NAME=sourcehut"};
constexpr Rules sourcehut_rules = {
    {&C::run_id, "${JOB_ID}"},
    {&C::run_url, "${JOB_URL}"},
    {&C::branch, "${GIT_REF}"},
};

constexpr Detect prow_detect = {"PROW_JOB_ID"};
constexpr Rules prow_rules = {
    {&C::run_id, "${BUILD_ID}"},          {&C::job, "${JOB_NAME}"},
    {&C::job_id, "${PROW_JOB_ID}"},       {&C::project, "${REPO_NAME}"},
    {&C::commit, "${PULL_PULL_SHA}"},     {&C::commit, "${PULL_BASE_SHA}"},
    {&C::branch, "${PULL_HEAD_REF}"},     {&C::branch, "${PULL_BASE_REF}", Filter::none, "!PULL_NUMBER"},
    {&C::pull_request, "${PULL_NUMBER}"}, {&C::pr_base, "${PULL_BASE_REF}", Filter::none, "PULL_NUMBER"},
    {&C::event, "${JOB_TYPE}"},
};

constexpr Detect argo_detect = {"ARGO_NODE_ID", "ARGO_TEMPLATE"};
constexpr Rules argo_rules = {
    {&C::run_id, "${ARGO_WORKFLOW_UID}"},
    {&C::workflow, "${ARGO_WORKFLOW_NAME}"},
    {&C::job_id, "${ARGO_NODE_ID}"},
    {&C::step, "${ARGO_CONTAINER_NAME}"},
};

constexpr Detect gocd_detect = {"GO_PIPELINE_NAME"};
constexpr Rules gocd_rules = {
    {&C::run_id, "${GO_PIPELINE_NAME}/${GO_PIPELINE_COUNTER}"},
    {&C::run_number, "${GO_PIPELINE_COUNTER}"},
    {&C::run_attempt, "${GO_STAGE_COUNTER}"},
    {&C::workflow, "${GO_PIPELINE_NAME}"},
    {&C::job, "${GO_JOB_NAME}"},
    {&C::stage, "${GO_STAGE_NAME}"},
    {&C::commit, "${GO_REVISION}"},
    {&C::environment, "${GO_ENVIRONMENT_NAME}"},
    {&C::actor, "${GO_TRIGGER_USER}"},
};

constexpr Detect xcode_detect = {"CI_XCODE_CLOUD", "CI_XCODE_PROJECT", "CI_XCODEBUILD_ACTION"};
constexpr Rules xcode_rules = {
    {&C::run_id, "${CI_BUILD_ID}"},
    {&C::run_number, "${CI_BUILD_NUMBER}"},
    {&C::run_url, "${CI_BUILD_URL}"},
    {&C::workflow, "${CI_WORKFLOW}"},
    {&C::job, "${CI_WORKFLOW}"},
    {&C::step, "${CI_XCODEBUILD_ACTION}"},
    {&C::exit_code, "${CI_XCODEBUILD_EXIT_CODE}"},
    {&C::project, "${CI_PULL_REQUEST_TARGET_REPO}"},
    {&C::commit, "${CI_PULL_REQUEST_SOURCE_COMMIT}"},
    {&C::commit, "${CI_COMMIT}"},
    {&C::tag, "${CI_TAG}"},
    {&C::branch, "${CI_PULL_REQUEST_SOURCE_BRANCH}"},
    {&C::branch, "${CI_BRANCH}"},
    {&C::pull_request, "${CI_PULL_REQUEST_NUMBER}"},
    {&C::pr_base, "${CI_PULL_REQUEST_TARGET_BRANCH}"},
    {&C::workspace, "${CI_PRIMARY_REPOSITORY_PATH}"},
};

constexpr Detect codemagic_detect = {"CM_BUILD_ID"};
constexpr Rules codemagic_rules = {
    {&C::run_id, "${CM_BUILD_ID}"},
    {&C::run_number, "${PROJECT_BUILD_NUMBER}"},
    {&C::run_number, "${BUILD_NUMBER}"},
    {&C::project, "${CM_REPO_SLUG}"},
    {&C::commit, "${CM_COMMIT}"},
    {&C::tag, "${CM_TAG}"},
    {&C::branch, "${CM_BRANCH}", Filter::none, "!CM_TAG"},
    {&C::pull_request, "${CM_PULL_REQUEST_NUMBER}"},
    {&C::pr_base, "${CM_PULL_REQUEST_DEST}"},
    {&C::workspace, "${CM_BUILD_DIR}"},
};

constexpr Detect appcircle_detect = {"AC_APPCIRCLE"};
constexpr Rules appcircle_rules = {
    {&C::run_id, "${AC_BUILD_NUMBER}"},
    {&C::run_number, "${AC_BUILD_NUMBER}"},
    {&C::workflow, "${AC_BUILD_PROFILE_NAME}"},
    {&C::repo_url, "${AC_GIT_URL}"},
    {&C::commit, "${AC_GIT_COMMIT}"},
    {&C::tag, "${AC_GIT_TAG}"},
    {&C::branch, "${AC_GIT_BRANCH}", Filter::none, "!AC_GIT_TAG"},
    {&C::pull_request, "${AC_GIT_PR_NUMBER}"},
    {&C::pull_request, "${AC_PULL_NUMBER}"},
    {&C::pr_base, "${AC_GIT_TARGET_BRANCH}"},
    {&C::workspace, "${AC_REPOSITORY_DIR}"},
};

constexpr Detect eas_detect = {"EAS_BUILD"};
constexpr Rules eas_rules = {
    {&C::run_id, "${EAS_BUILD_ID}"},      {&C::workflow, "${EAS_BUILD_PROFILE}"},
    {&C::job, "${EAS_BUILD_PLATFORM}"},   {&C::commit, "${EAS_BUILD_GIT_COMMIT_HASH}"},
    {&C::actor, "${EAS_BUILD_USERNAME}"}, {&C::workspace, "${EAS_BUILD_WORKINGDIR}"},
};

constexpr Detect netlify_detect = {"NETLIFY"};
constexpr Rules netlify_rules = {
    {&C::run_id, "${DEPLOY_ID}"},
    {&C::run_url, "https://app.netlify.com/sites/${SITE_NAME}/deploys/${DEPLOY_ID}"},
    {&C::job, "${SITE_NAME}"},
    {&C::repo_url, "${REPOSITORY_URL}"},
    {&C::commit, "${COMMIT_REF}"},
    {&C::branch, "${HEAD}"},
    {&C::branch, "${BRANCH}", Filter::none, "PULL_REQUEST=false"},
    {&C::pull_request, "${REVIEW_ID}", Filter::none, "PULL_REQUEST"},
    {&C::environment, "${CONTEXT}"},
};

constexpr Detect vercel_detect = {"VERCEL", "NOW_BUILDER"};
constexpr Rules vercel_rules = {
    {&C::run_id, "${VERCEL_DEPLOYMENT_ID}"},
    {&C::project, "${VERCEL_GIT_REPO_SLUG}"},
    {&C::repo_url, "https://github.com/${VERCEL_GIT_REPO_OWNER}/${VERCEL_GIT_REPO_SLUG}", Filter::none,
     "VERCEL_GIT_PROVIDER=github"},
    {&C::repo_url, "https://gitlab.com/${VERCEL_GIT_REPO_OWNER}/${VERCEL_GIT_REPO_SLUG}", Filter::none,
     "VERCEL_GIT_PROVIDER=gitlab"},
    {&C::repo_url, "https://bitbucket.org/${VERCEL_GIT_REPO_OWNER}/${VERCEL_GIT_REPO_SLUG}", Filter::none,
     "VERCEL_GIT_PROVIDER=bitbucket"},
    {&C::commit, "${VERCEL_GIT_COMMIT_SHA}"},
    {&C::branch, "${VERCEL_GIT_COMMIT_REF}"},
    {&C::pull_request, "${VERCEL_GIT_PULL_REQUEST_ID}"},
    {&C::actor, "${VERCEL_GIT_COMMIT_AUTHOR_LOGIN}"},
    {&C::environment, "${VERCEL_TARGET_ENV}"},
    {&C::environment, "${VERCEL_ENV}"},
};

constexpr Detect cloudflare_detect = {"CF_PAGES"};
constexpr Rules cloudflare_rules = {
    {&C::commit, "${CF_PAGES_COMMIT_SHA}"},
    {&C::branch, "${CF_PAGES_BRANCH}"},
};

constexpr Detect heroku_detect = {"HEROKU_TEST_RUN_ID"};
constexpr Rules heroku_rules = {
    {&C::run_id, "${HEROKU_TEST_RUN_ID}"},
    {&C::commit, "${HEROKU_TEST_RUN_COMMIT_VERSION}"},
    {&C::branch, "${HEROKU_TEST_RUN_BRANCH}"},
};

constexpr Detect sourcecraft_detect = {"SOURCECRAFT_CI"};
constexpr Rules sourcecraft_rules = {
    {&C::commit, "${SOURCECRAFT_COMMIT_SHA}"},
    {&C::branch, "${SOURCECRAFT_COMMIT_REF}"},
    {&C::branch, "${SOURCECRAFT_COMMIT_REF_NAME}"},
    {&C::pr_base, "${SOURCECRAFT_BASE_REF}"},
    {&C::event, "${SOURCECRAFT_EVENT}"},
    {&C::workspace, "${SOURCECRAFT_WORKSPACE}"},
};

constexpr Detect unknown_detect = {"CI", "CONTINUOUS_INTEGRATION"};

constexpr std::array table = {
    Provider{"forgejo", forgejo_detect, actions_rules,
             "https://forgejo.org/docs/latest/user/actions/reference/"},
    Provider{"gitea", gitea_detect, actions_rules, "https://docs.gitea.com/usage/actions/actions-variables"},
    Provider{"github", github_detect, actions_rules,
             "https://docs.github.com/en/actions/reference/workflows-and-actions/variables"},
    Provider{"woodpecker", woodpecker_detect, woodpecker_rules,
             "https://woodpecker-ci.org/docs/usage/environment"},
    Provider{"harness", harness_detect, harness_rules,
             "https://developer.harness.io/docs/continuous-integration/troubleshoot-ci/ci-env-var"},
    Provider{"drone", drone_detect, drone_rules, "https://docs.drone.io/pipeline/environment/reference/"},
    Provider{"gitlab", gitlab_detect, gitlab_rules,
             "https://docs.gitlab.com/ci/variables/predefined_variables/"},
    Provider{"jenkins", jenkins_detect, jenkins_rules,
             "https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#using-environment-variables"},
    Provider{"buildkite", buildkite_detect, buildkite_rules,
             "https://buildkite.com/docs/pipelines/environment-variables"},
    Provider{"circleci", circleci_detect, circleci_rules, "https://circleci.com/docs/variables/"},
    Provider{"azurepipelines", azure_detect, azure_rules,
             "https://learn.microsoft.com/azure/devops/pipelines/build/variables"},
    Provider{"bitbucket", bitbucket_detect, bitbucket_rules,
             "https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/"},
    Provider{"teamcity", teamcity_detect, teamcity_rules,
             "https://www.jetbrains.com/help/teamcity/predefined-build-parameters.html"},
    Provider{"travisci", travis_detect, travis_rules,
             "https://docs.travis-ci.com/user/environment-variables/"},
    Provider{"appveyor", appveyor_detect, appveyor_rules,
             "https://www.appveyor.com/docs/environment-variables/"},
    Provider{"awscodebuild", codebuild_detect, codebuild_rules,
             "https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html"},
    Provider{"bitrise", bitrise_detect, bitrise_rules,
             "https://docs.bitrise.io/en/bitrise-ci/references/available-environment-variables.html"},
    Provider{"codefresh", codefresh_detect, codefresh_rules,
             "https://codefresh.io/docs/docs/pipelines/variables/"},
    Provider{"buddy", buddy_detect, buddy_rules, "https://buddy.works/docs/pipelines/buddy-parameters"},
    Provider{"semaphore", semaphore_detect, semaphore_rules,
             "https://docs.semaphoreci.com/reference/env-vars"},
    Provider{"cirrus", cirrus_detect, cirrus_rules,
             "https://cirrus-ci.org/guide/writing-tasks/#environment-variables"},
    Provider{"screwdriver", screwdriver_detect, screwdriver_rules,
             "https://docs.screwdriver.cd/user-guide/environment-variables"},
    Provider{"vela", vela_detect, vela_rules,
             "https://go-vela.github.io/docs/reference/environment/variables/"},
    Provider{"bamboo", bamboo_detect, bamboo_rules,
             "https://confluence.atlassian.com/display/BAMBOO1010/Bamboo+variables"},
    Provider{"codeship", codeship_detect, codeship_rules,
             "https://documentation.codeship.com/basic/builds-and-configuration/set-environment-variables/"},
    Provider{"sourcehut", sourcehut_detect, sourcehut_rules, "https://man.sr.ht/builds.sr.ht/"},
    Provider{"prow", prow_detect, prow_rules, "https://docs.prow.k8s.io/docs/jobs/"},
    Provider{"argo", argo_detect, argo_rules,
             "https://argo-workflows.readthedocs.io/en/latest/environment-variables/"},
    Provider{"gocd", gocd_detect, gocd_rules,
             "https://docs.gocd.org/current/faq/dev_use_current_revision_in_build.html"},
    Provider{"xcodecloud", xcode_detect, xcode_rules,
             "https://developer.apple.com/documentation/xcode/environment-variable-reference"},
    Provider{"codemagic", codemagic_detect, codemagic_rules,
             "https://docs.codemagic.io/yaml-basic-configuration/environment-variables/"},
    Provider{"appcircle", appcircle_detect, appcircle_rules,
             "https://docs.appcircle.io/environment-variables/appcircle-specific-environment-variables"},
    Provider{"eas", eas_detect, eas_rules, "https://docs.expo.dev/eas/environment-variables/usage/"},
    Provider{"netlify", netlify_detect, netlify_rules,
             "https://docs.netlify.com/build/configure-builds/environment-variables/"},
    Provider{"vercel", vercel_detect, vercel_rules,
             "https://vercel.com/docs/environment-variables/system-environment-variables"},
    Provider{"cloudflare-pages", cloudflare_detect, cloudflare_rules,
             "https://developers.cloudflare.com/pages/configuration/build-configuration/"},
    Provider{"heroku", heroku_detect, heroku_rules, "https://devcenter.heroku.com/articles/heroku-ci"},
    Provider{"sourcecraft", sourcecraft_detect, sourcecraft_rules,
             "https://sourcecraft.dev/portal/docs/en/sourcecraft/ci-cd-ref/predefined-variables"},
    Provider{"unknown-ci", unknown_detect, {}, ""},
};

}  // namespace

std::span<const Provider> providers() {
  make_ready(Deferred::knowledge);
  return table;
}

}  // namespace cicd::ci
