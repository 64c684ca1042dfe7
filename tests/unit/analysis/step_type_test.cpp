#include "analysis/step_type.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace cicd::analysis;

namespace {

std::string by_name(std::string_view name) {
  return std::string(type_from_step_name(name).value_or(""));
}
std::string by_command(std::string_view command) {
  return std::string(type_from_command(command).value_or(""));
}

struct Case {
  std::string_view text;
  std::string_view type;
};

}  // namespace

TEST_CASE("step names: every row of the table decides its own samples") {
  for (const auto& row : step_type_table()) {
    CHECK_FALSE(row.words.empty());
    CHECK_FALSE(row.samples.empty());
    for (const auto sample : row.samples) {
      CAPTURE(sample);
      CHECK(by_name(sample) == row.type);
    }
  }
}

TEST_CASE("step names: the whole list, word by word") {
  const Case cases[] = {
      {"docker", "DockerBuildError"},
      {"buildx", "DockerBuildError"},
      {"kaniko", "DockerBuildError"},
      {"镜像", "DockerBuildError"},
      {"npm install", "NpmBuildError"},
      {"yarn build", "NpmBuildError"},
      {"pnpm 安装", "NpmBuildError"},
      {"Vite 构建", "NpmBuildError"},
      {"webpack build", "NpmBuildError"},
      {"前端打包", "NpmBuildError"},
      {"前端编译", "NpmBuildError"},
      {"前端安装", "NpmBuildError"},
      {"test", "TestFailure"},
      {"pytest", "TestFailure"},
      {"jest", "TestFailure"},
      {"vitest", "TestFailure"},
      {"ctest", "TestFailure"},
      {"单元测试", "TestFailure"},
      {"测试", "TestFailure"},
      {"lint", "LintError"},
      {"eslint", "LintError"},
      {"Format", "LintError"},
      {"clippy", "LintError"},
      {"检查", "LintError"},
      {"deploy", "DeployError"},
      {"helm", "DeployError"},
      {"kubectl", "DeployError"},
      {"部署", "DeployError"},
      {"发布", "DeployError"},
      {"maven", "MavenBuildError"},
      {"mvn", "MavenBuildError"},
      {"gradle", "GradleBuildError"},
      {"go build", "GoBuildError"},
      {"Go 编译", "GoBuildError"},
      {"cargo", "CargoBuildError"},
      {"cmake", "CompileError"},
      {"make", "CompileError"},
      {"ninja", "CompileError"},
      {"gcc", "CompileError"},
      {"pip", "PipInstallError"},
      {"poetry", "PipInstallError"},
      {"uv", "PipInstallError"},
      {"checkout", "CheckoutError"},
      {"clone", "CheckoutError"},
      {"拉取", "CheckoutError"},
      {"Run tests", "TestFailure"},
      {"unit_test", "TestFailure"},
      {"make test", "TestFailure"},
      {"Build frontend (vite)", "NpmBuildError"},
      {"Build Docker image", "DockerBuildError"},
      {"构建镜像", "DockerBuildError"},
      {"Deploy to k3s", "DeployError"},
      {"前端构建", "NpmBuildError"},
      {"cargo test", "TestFailure"},
      {"npm test", "TestFailure"},
      {"make lint", "LintError"},
      {"Test Docker image", ""},
      {"Build", ""},
      {"Run", ""},
      {"main", ""},
      {"前端", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(by_name(c.text) == c.type);
  }
}

TEST_CASE("step names: whole words, camelCase, plural s, any case") {
  const Case cases[] = {
      {"runTests", "TestFailure"},
      {"UNIT TESTS", "TestFailure"},
      {"PyTest", "TestFailure"},
      {"NPMBuild", "NpmBuildError"},
      {"WebPack", "NpmBuildError"},
      {"CMake", "CompileError"},
      {"ESLint", "LintError"},
      {"unit-tests", "TestFailure"},
      {"Docker-Images", "DockerBuildError"},
      {"latest", ""},
      {"contest", ""},
      {"remake", ""},
      {"uvicorn", ""},
      {"pipeline", ""},
      {"protest march", ""},
      {"testss", ""},
      {"K8sDeploy", "DeployError"},
      {"Go", ""},
      {"测试环境", "TestFailure"},
      {"构建docker镜像", "DockerBuildError"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(by_name(c.text) == c.type);
  }
}

TEST_CASE("step names: who gives way, and what is ambiguous") {
  const Case cases[] = {
      {"Lint Dockerfile", "LintError"},
      {"Deploy Docker image", "DeployError"},
      {"Deploy and test", ""},
      {"部署到测试环境", ""},
      {"Docker tests", ""},
      {"测试镜像", ""},
      {"Lint and test", ""},
      {"helm lint", "LintError"},
      {"make docker", "DockerBuildError"},
      {"npm and maven", ""},
      {"cmake and ninja", "CompileError"},
      {"Checkout and build with npm", "NpmBuildError"},
      {"拉取镜像", "DockerBuildError"},
      {"Build frontend with docker", "DockerBuildError"},
      {"Test checkout page", "TestFailure"},
      {"Build Go binary with make", "GoBuildError"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(by_name(c.text) == c.type);
  }
}

TEST_CASE("commands: tools and their subcommands") {
  const Case cases[] = {
      {"npm ci", "NpmBuildError"},
      {"npm install", "NpmBuildError"},
      {"npm install eslint jest", "NpmBuildError"},
      {"npm run build", "NpmBuildError"},
      {"npm run build -- --mode test", "NpmBuildError"},
      {"npm test", "TestFailure"},
      {"npm run test:unit", "TestFailure"},
      {"npm --prefix test run build", "NpmBuildError"},
      {"npm exec -- jest", "TestFailure"},
      {"yarn lint", "LintError"},
      {"yarn workspace web test", "TestFailure"},
      {"pnpm --filter web build", "NpmBuildError"},
      {"make", "CompileError"},
      {"make test", "TestFailure"},
      {"make -C test -j4", "CompileError"},
      {"make -B lint", "LintError"},
      {"make docker-image", "DockerBuildError"},
      {"ninja -C build test", "TestFailure"},
      {"cmake --build build --target test", "TestFailure"},
      {"cmake -S . -B build-test", "CompileError"},
      {"cargo build --tests", "CargoBuildError"},
      {"cargo clippy -- -D warnings", "LintError"},
      {"cargo +nightly fmt --check", "LintError"},
      {"cargo test --all", "TestFailure"},
      {"go vet ./...", "LintError"},
      {"go test ./...", "TestFailure"},
      {"go build ./cmd/test", "GoBuildError"},
      {"go mod download", "GoBuildError"},
      {"docker build .", "DockerBuildError"},
      {"docker build -t test-image --target test .", "DockerBuildError"},
      {"docker compose run web pytest", ""},
      {"docker run --rm -v /src:/src alpine true", "DockerBuildError"},
      {"pytest", "TestFailure"},
      {"mvn -B verify", "MavenBuildError"},
      {"mvn -B clean test", "TestFailure"},
      {"./mvnw -DskipTests package", "MavenBuildError"},
      {"./gradlew build", "GradleBuildError"},
      {"./gradlew build -x test", "GradleBuildError"},
      {"./gradlew :app:test", "TestFailure"},
      {"pip install -r requirements-test.txt", "PipInstallError"},
      {"pip install pytest", "PipInstallError"},
      {"uv sync", "PipInstallError"},
      {"kubectl apply -f test/deploy.yaml", "DeployError"},
      {"kubectl -n test rollout status deploy/web", "DeployError"},
      {"helm upgrade --install web charts/web", "DeployError"},
      {"helm lint charts/web", "LintError"},
      {"git clone https://git.example.com/a/test.git", "CheckoutError"},
      {"git checkout test-branch", "CheckoutError"},
      {"git commit -m test", ""},
      {"g++ -O2 main.cpp", "CompileError"},
      {"clang-tidy src/a.cpp", "LintError"},
      {"golangci-lint run", "LintError"},
      {"/usr/bin/gcc -c a.c", "CompileError"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(by_command(c.text) == c.type);
  }
}

TEST_CASE("commands: what stands in front of the real one is stripped") {
  const Case cases[] = {
      {"sudo -E make test", "TestFailure"},
      {"sudo -u build npm ci", "NpmBuildError"},
      {"CI=1 NODE_ENV=test npm run build", "NpmBuildError"},
      {"env -u FOO BAR=test cargo build", "CargoBuildError"},
      {"time nice -n 10 make -j4", "CompileError"},
      {"timeout -k 5 600 pytest -q", "TestFailure"},
      {"xvfb-run -a -s '-screen 0 1x1x8' npm test", "TestFailure"},
      {"npx --yes jest --ci", "TestFailure"},
      {"python -m pytest tests", "TestFailure"},
      {"python3 -m pip install pytest", "PipInstallError"},
      {"python manage.py test", "TestFailure"},
      {"bundle exec rspec", "TestFailure"},
      {"uv run pytest", "TestFailure"},
      {"poetry run ruff check", "LintError"},
      {"bash -c 'npm ci'", "NpmBuildError"},
      {"bash -eo pipefail -c \"cd web && npm run lint\"", "LintError"},
      {"sh -ec 'sh -c \"make test\"'", "TestFailure"},
      {"bash --noprofile --norc run-tests.sh", "TestFailure"},
      {"./scripts/deploy.sh staging", "DeployError"},
      {"./build.sh test", "TestFailure"},
      {"sh 部署.sh", "DeployError"},
      {"node_modules/.bin/eslint src", "LintError"},
      {"cicd-report run -- npm test", "TestFailure"},
      {"cicd-report run -S Build npm test", "TestFailure"},
      {"sudo", ""},
      {"env", ""},
      {"npx", ""},
      {"bash", ""},
      {"bash -c", ""},
      {"python -m", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(by_command(c.text) == c.type);
  }
}

TEST_CASE("commands: in a list or pipeline all that say something must agree") {
  const Case cases[] = {
      {"cd web && npm ci && npm run build", "NpmBuildError"},
      {"make test 2>&1 | tee test.log", "TestFailure"},
      {"set -e; cat test.txt; make", "CompileError"},
      {"npm ci && npm test", ""},
      {"git clone https://x/a.git && cd a && make", "CompileError"},
      {"if ! npm run lint; then exit 1; fi", "LintError"},
      {"npm run build || exit 1", "NpmBuildError"},
      {"# make test\nnpm ci", "NpmBuildError"},
      {"mvn \\\n  -B \\\n  test", "TestFailure"},
      {"(cd app; cargo build) > test.log", "CargoBuildError"},
      {"echo 'make test && docker build'", ""},
      {"rm -rf test", ""},
      {"/bin/cat test.log", ""},
      {"'unclosed quote", ""},
      {"a \\", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(by_command(c.text) == c.type);
  }
}

TEST_CASE("names and commands: hostile input is bounded") {
  CHECK(by_name(std::string(10'000'000, 'a') + " test").empty());
  CHECK(by_command(std::string(10'000'000, '(') + " make test").empty());
  std::string nested = "make test";
  for (int i = 0; i < 200; ++i)
    nested = "sh -c " + nested;
  CHECK(by_command(nested).empty());
  CHECK(by_command(std::string(8'000, ' ') + "sudo sudo sudo make") == "CompileError");
  CHECK(by_name("\xff\xfe test \x80") == "TestFailure");
}
