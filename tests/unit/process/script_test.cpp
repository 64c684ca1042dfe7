#include "process/script.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

using cicd::process::first_command;
using cicd::process::first_command_of;

TEST_CASE("the first command of a step script is the one the step is about") {
  CHECK(first_command("npm ci\nnpm run build\n") == "npm ci");
  CHECK(first_command("#!/bin/bash\n# build\nset -euo pipefail\n\nexport CI=1\nmake -j4\n") == "make -j4");
  CHECK(first_command("cd web && npm ci && npm run build") == "npm ci");
  CHECK(first_command("set -e; cargo test") == "cargo test");
  CHECK(first_command("echo 'docker; build'\r\npytest -x  # all\r\n") == "pytest -x");
  CHECK(first_command("pytest 2>&1 | tee log") == "pytest 2>&1");
  CHECK(first_command("docker build \\\n  -t app \\\n  .\n") == "docker build    -t app    .");
  CHECK(first_command("CI=1 NODE_ENV='a b' sudo -E npm test") == "npm test");
  CHECK(first_command("if [ -f go.mod ]; then go build ./...; fi") == "go build ./...");
  CHECK(first_command("(cd web; yarn build)") == "yarn build");
  CHECK(first_command("for d in a b; do\n  make -C \"$d\"\ndone") == "make -C \"$d\"");
  CHECK(first_command("VERSION=$(git describe; date)\nhelm upgrade app .") == "helm upgrade app .");
  CHECK(first_command("$ErrorActionPreference = 'stop'\ndotnet build") == "dotnet build");
}

TEST_CASE("a script without a better command gives the little it does") {
  CHECK(first_command("set -e\nmkdir -p out\ncp a out\n") == "mkdir -p out");
  CHECK(first_command("echo hi; exit 1") == "echo hi");
}

TEST_CASE("rubbish gives nothing or one short clean line") {
  CHECK(first_command("").empty());
  CHECK(first_command("\n\n# only a comment\nset -e").empty());
  CHECK(first_command("'unclosed").size() == 9);
  CHECK(first_command("((((").empty());
  CHECK(first_command(std::string(100'000, 'x')).size() == 200);
  CHECK(first_command("a\xff") == "a\xef\xbf\xbd");
}

TEST_CASE("a script file is read up to a limit, and only if it is one") {
  const cicd::test::TempDir directory;
  CHECK(first_command_of(directory.write("step.sh", "set -e\nmake check\n")) == "make check");
  CHECK(first_command_of(directory.path()).empty());
  CHECK(first_command_of(directory.path() / "missing").empty());
  const auto fifo = directory.path() / "fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  CHECK(first_command_of(fifo).empty());
  CHECK(first_command_of(directory.write("long.sh", std::string(70'000, '\n') + "make")).empty());
}

TEST_CASE("step_script: what a shell is to run, where runners put a step's script") {
  using cicd::process::step_script;
  const std::string script = "/home/runner/work/_temp/04a9.sh";
  CHECK(step_script({"bash", "--noprofile", "--norc", "-eo", "pipefail", script}) == script);
  CHECK(step_script({"/bin/sh", "-e", script}) == script);
  CHECK(step_script({script}).empty());
  CHECK(step_script({"sh", "-c", script}).empty());
  CHECK(step_script({"sh", "build.sh", script}).empty());
  CHECK(step_script({"pytest", "--junitxml", "/home/runner/work/_temp/report.xml"}).empty());
  CHECK(step_script({"bash", "/srv/cart/build.sh"}).empty());
  CHECK(step_script({"bash", "_temp/build.sh"}).empty());
  CHECK(step_script({}).empty());
}
