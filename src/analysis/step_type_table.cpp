#include "analysis/step_type.hpp"
#include "base/deferred.hpp"

#include <array>

namespace cicd::analysis {

namespace {

using Words = std::string_view[];

constexpr Words test_words = {
    "test",  "pytest", "jest", "vitest",  "ctest", "unittest", "nextest", "rspec",      "phpunit",  "junit",
    "mocha", "karma",  "tox",  "cypress", "e2e",   "testing",  "gtest",   "playwright", "单元测试", "测试",
};
constexpr Words test_samples = {
    "Run tests", "unit_test",    "make test", "单元测试", "cargo test",
    "npm test",  "runUnitTests", "pytest -q", "e2e",
};

constexpr Words lint_words = {
    "lint",   "eslint",       "format",   "clippy",     "linter",     "linting",  "formatting", "fmt",
    "gofmt",  "vet",          "prettier", "stylelint",  "ruff",       "flake8",   "pylint",     "mypy",
    "isort",  "rubocop",      "rustfmt",  "tslint",     "shellcheck", "golangci", "yamllint",   "hadolint",
    "ktlint", "markdownlint", "cppcheck", "checkstyle", "检查",
};
constexpr Words lint_samples = {"Lint",         "make lint", "ESLint",          "cargo clippy",
                                "clang-format", "代码检查",  "Lint Dockerfile", "helm lint"};

constexpr Words deploy_words = {"deploy", "deployment", "deploying", "部署", "发布"};
constexpr Words deploy_samples = {"Deploy to k3s", "部署", "发布", "Deploy Docker image"};

constexpr Words deploy_tool_words = {"helm",      "kubectl", "kustomize", "ansible",
                                     "terraform", "argocd",  "skaffold"};
constexpr Words deploy_tool_samples = {"helm upgrade", "kubectl apply", "Helm"};

constexpr Words docker_words = {"docker", "dockerfile", "buildx", "kaniko", "buildah", "podman", "镜像"};
constexpr Words docker_samples = {"Build Docker image", "构建镜像", "buildx", "make docker", "拉取镜像"};

constexpr Words npm_words = {"npm", "yarn", "pnpm", "vite", "webpack"};
constexpr Words npm_samples = {"npm run build", "Build frontend (vite)", "npm ci", "yarn"};

constexpr Words frontend_words = {"前端", "frontend"};
constexpr Words frontend_samples = {"前端构建", "Build frontend"};

constexpr Words maven_words = {"maven", "mvn", "mvnw"};
constexpr Words maven_samples = {"mvn package", "Build with Maven"};

constexpr Words gradle_words = {"gradle", "gradlew"};
constexpr Words gradle_samples = {"./gradlew assemble", "Gradle build"};

constexpr Words go_words = {"go", "golang"};
constexpr Words go_samples = {"go build", "Build Go binary"};

constexpr Words cargo_words = {"cargo"};
constexpr Words cargo_samples = {"cargo", "Cargo build"};

constexpr Words compile_words = {"cmake", "ninja", "gcc", "meson", "bazel", "xcodebuild", "msbuild"};
constexpr Words compile_samples = {"CMake", "Build with ninja", "gcc"};

constexpr Words make_words = {"make"};
constexpr Words make_samples = {"make", "make all"};

constexpr Words pip_words = {"pip", "pip3", "poetry", "uv", "pipenv"};
constexpr Words pip_samples = {"pip install", "Poetry", "uv sync"};

constexpr Words checkout_words = {"checkout", "clone", "拉取"};
constexpr Words checkout_samples = {"Checkout", "git clone", "拉取代码"};

constexpr Words build_words = {"build", "install", "构建", "编译", "打包", "安装"};
constexpr Words silent_samples = {
    "Test Docker image", "Deploy and test", "Build", "Run", "main", "Lint and test", "构建", "前端",
    "Go live",           "Contest",         "Latest"};

constexpr std::array table = {
    StepTypeRow{"TestFailure", WordKind::test, false, test_words, test_samples},
    StepTypeRow{"LintError", WordKind::lint, false, lint_words, lint_samples},
    StepTypeRow{"DeployError", WordKind::deploy, false, deploy_words, deploy_samples},
    StepTypeRow{"DeployError", WordKind::deploy_tool, false, deploy_tool_words, deploy_tool_samples},
    StepTypeRow{"DockerBuildError", WordKind::docker, false, docker_words, docker_samples},
    StepTypeRow{"NpmBuildError", WordKind::build_tool, false, npm_words, npm_samples},
    StepTypeRow{"NpmBuildError", WordKind::build_hint, true, frontend_words, frontend_samples},
    StepTypeRow{"MavenBuildError", WordKind::build_tool, false, maven_words, maven_samples},
    StepTypeRow{"GradleBuildError", WordKind::build_tool, false, gradle_words, gradle_samples},
    StepTypeRow{"GoBuildError", WordKind::build_tool, true, go_words, go_samples},
    StepTypeRow{"CargoBuildError", WordKind::build_tool, false, cargo_words, cargo_samples},
    StepTypeRow{"CompileError", WordKind::build_tool, false, compile_words, compile_samples},
    StepTypeRow{"CompileError", WordKind::build_hint, false, make_words, make_samples},
    StepTypeRow{"PipInstallError", WordKind::build_tool, false, pip_words, pip_samples},
    StepTypeRow{"CheckoutError", WordKind::checkout, false, checkout_words, checkout_samples},
    StepTypeRow{"", WordKind::build, false, build_words, silent_samples},
};

}  // namespace

std::span<const StepTypeRow> step_type_table() {
  make_ready(Deferred::knowledge);
  return table;
}

}  // namespace cicd::analysis
