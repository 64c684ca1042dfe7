#include "base/base64.hpp"
#include "ci/event.hpp"
#include "ci/failed_step.hpp"
#include "ci/workflow_file.hpp"

#include <doctest/doctest.h>

using namespace cicd::ci;

namespace {

std::string failed(std::string_view json, const WorkflowJob* job = nullptr) {
  return choose_failed_step(read_steps(json), job);
}

constexpr std::string_view workflow_text = R"(name: ci
on: {push: {branches: [main]}}
x-common: &checkout {uses: actions/checkout@v4}
jobs:
  lint:
    runs-on: ubuntu-latest
    strategy:
      matrix: {node: [18, 20]}
    steps:
      - run: npm run lint
  build:
    runs-on: ubuntu-latest
    env: {A: [1, {b: c}]}
    steps:
      - *checkout
      - uses: actions/setup-node@v4
        with: {node-version: 20}
      - name: Build web
        id: web
        run: npm run build
      - run: |
          set -eu
          # the long one
          cd server && go test \
            ./...
      - id: quiet
        run: echo done
      - 'not a step'
)";

}  // namespace

TEST_CASE("steps context: the first whose conclusion is failure") {
  CHECK(
      failed(
          R"({"0":{"outcome":"success","conclusion":"success"},"1":{"outcome":"failure","conclusion":"failure"},
                   "2":{"outcome":"skipped","conclusion":"skipped"}})") == "1");
  CHECK(failed(R"({"build":{"outcome":"failure","conclusion":"failure","outputs":{}},
                   "clean":{"outcome":"failure","conclusion":"failure"}})") == "build");
}

TEST_CASE("steps context: a tolerated failure gives way to a real one, and counts where it is alone") {
  CHECK(failed(R"({"flaky":{"outcome":"failure","conclusion":"success"},
                   "test":{"outcome":"failure","conclusion":"failure"}})") == "test");
  CHECK(failed(R"({"a":{"outcome":"failure","conclusion":"success"},
                   "b":{"outcome":"failure","conclusion":"success"}})") == "b");
  CHECK(failed(R"({"a":{"outcome":"success"},"b":{"outcome":"cancelled"},"c":{"outcome":"cancelled"}})") ==
        "b");
  CHECK(failed(R"({"a":{"outcome":"success","conclusion":"success"}})").empty());
}

TEST_CASE("steps context: indices are numbers, ids stand where the workflow has them") {
  CHECK(failed(R"({"0":{"outcome":"success"},"10":{"outcome":"failure"},"2":{"outcome":"failure"}})") == "2");
  const auto workflow = read_workflow(workflow_text);
  const auto* job = workflow.job("build");
  REQUIRE(job != nullptr);
  CHECK(failed(R"({"3":{"outcome":"failure"},"quiet":{"outcome":"failure"},"web":{"outcome":"failure"}})",
               job) == "web");
}

TEST_CASE("steps context: rubbish is no step") {
  for (const auto* json :
       {"", "{", "[]", "null", "7", R"({"a":1})", R"({"a":{"outcome":7}})", R"({"a":{}})", "\xff"})
    CHECK(failed(json).empty());
  CHECK(failed(std::string(1'000'000, '[')).empty());
  CHECK(failed(R"({"a":{"conclusion":"failure"}})") == "a");
}

TEST_CASE("workflow file: names, jobs, steps; aliases keep their place and are not followed") {
  const auto workflow = read_workflow(workflow_text);
  CHECK(workflow.name == "ci");
  REQUIRE(workflow.jobs.size() == 2);
  CHECK(workflow.jobs[0].key == "lint");
  CHECK(workflow.jobs[0].has_matrix);
  CHECK(workflow.job("none") == nullptr);
  const auto* job = workflow.job("build");
  REQUIRE(job != nullptr);
  CHECK_FALSE(job->has_matrix);
  REQUIRE(job->steps.size() == 6);
  CHECK(display_name(job->steps[0]).empty());
  CHECK(display_name(job->steps[1]) == "actions/setup-node@v4");
  CHECK(display_name(job->steps[2]) == "Build web");
  CHECK(display_name(job->steps[3]) == "cd server && go test ./...");
  CHECK(display_name(job->steps[4]) == "echo done");
}

TEST_CASE("workflow file: a step by index, id, and GitHub's __run") {
  const auto workflow = read_workflow(workflow_text);
  const auto& job = *workflow.job("build");
  CHECK(find_step(job, "2") == &job.steps[2]);
  CHECK(find_step(job, "web") == &job.steps[2]);
  CHECK(find_step(job, "__run") == &job.steps[3]);
  for (const auto* key : {"", "6", "__run_2", "__run_", "99999999999999999999", "-1", "nobody"})
    CHECK(find_step(job, key) == nullptr);
}

TEST_CASE("workflow file: malformed and hostile YAML") {
  CHECK(read_workflow("").jobs.empty());
  CHECK(read_workflow("jobs: [").jobs.empty());
  CHECK(read_workflow("just text").name.empty());
  CHECK(read_workflow("name: [1]\njobs: {a: 1, b: {steps: 3}}").jobs.size() == 2);
  CHECK(read_workflow("name: x\njobs:\n  a:\n    steps:\n      - run: make\n   broken: [").name == "x");
  std::string bomb = "name: bomb\na0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const auto last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last + ", " + last + ", " + last +
            "]\n";
  }
  CHECK(read_workflow(bomb + "jobs: *a29\n").name == "bomb");
  CHECK(read_workflow("name: deep\njobs: " + std::string(100'000, '[')).name == "deep");
}

TEST_CASE("first_meaningful_line: comments and preparations are passed over") {
  CHECK(first_meaningful_line("#!/bin/sh\nset -e\n\ncd web\nnpm ci\nnpm test\n") == "npm ci");
  CHECK(first_meaningful_line("cd web && npm test") == "cd web && npm test");
  CHECK(first_meaningful_line("docker build \\\r\n  -t x \\\r\n  .\r\n") == "docker build -t x .");
  CHECK(first_meaningful_line("echo hello\n# only this\n") == "echo hello");
  CHECK(first_meaningful_line("# nothing\n\n").empty());
  CHECK(first_meaningful_line("").empty());
  CHECK(first_meaningful_line("make \\").size() == 4);
  CHECK(first_meaningful_line(std::string(1'000, 'x')).size() == 199 + 3);
}

TEST_CASE("event file: a pull request; anything else is empty") {
  const auto event = read_event(R"({"pull_request":{"number":7,"head":{"sha":"abc1234","ref":"fix/x"},
    "base":{"ref":"main"},"merge_commit_sha":null},"sender":{"login":"zyc"}})");
  CHECK(event.head_sha == "abc1234");
  CHECK(event.head_ref == "fix/x");
  CHECK(event.base_ref == "main");
  CHECK(event.number == "7");
  CHECK(event.merge_commit.empty());
  CHECK(event.sender == "zyc");
  for (const auto* json :
       {"", "[]", "{\"pull_request\":", "{\"pull_request\":[1]}", "{\"pull_request\":{\"head\":7}}"})
    CHECK(read_event(json).head_sha.empty());
}

TEST_CASE("runtime token: ids from the payload, nothing from anything else") {
  const auto token = [](const std::string& payload) {
    return "eyJhbGciOiJIUzI1NiJ9." + cicd::base64_encode(payload) + ".c2lnbmF0dXJl";
  };
  const auto claims = read_token_claims(token(R"({"scp":"Actions","TaskID":91,"RunID":812,"JobID":"1734"})"));
  CHECK(claims.run_id == "812");
  CHECK(claims.job_id == "1734");
  for (const auto& text : {std::string(), std::string("a.b"), std::string("a.!!!.c"), token("[]"), token("{"),
                           token(R"({"JobID":1.5})"), token(R"({"JobID":{}})")})
    CHECK(read_token_claims(text).job_id.empty());
}
