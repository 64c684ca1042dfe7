#include "analysis/command_tables.hpp"

#include "base/deferred.hpp"

#include <array>

namespace cicd::analysis {

namespace {

using List = std::string_view[];

constexpr List sudo_options = {"-u", "-g", "-C", "-h", "-p", "-D", "--user", "--group", "--chdir"};
constexpr List env_options = {"-u", "-C", "--unset", "--chdir"};
constexpr List nice_options = {"-n", "-c", "--adjustment", "--class"};
constexpr List timeout_options = {"-k", "-s", "--kill-after", "--signal"};
constexpr List xvfb_options = {"-n",           "-e",          "-f", "-s", "-w", "-p", "--server-args",
                               "--server-num", "--error-file"};
constexpr List npx_options = {"-p", "--package"};
constexpr List stdbuf_options = {"-i", "-o", "-e"};
constexpr List run_options = {"-S",     "-j",     "-t",      "--step",   "--job",
                              "--type", "--with", "--group", "--python", "--extra"};
constexpr List run_verb = {"run"};
constexpr List exec_verbs = {"exec", "dlx", "x"};
constexpr List exec_verb = {"exec"};
constexpr std::array prefixes = {
    CommandPrefix{"sudo", sudo_options},
    CommandPrefix{"doas", sudo_options},
    CommandPrefix{"env", env_options},
    CommandPrefix{"time", {}},
    CommandPrefix{"nice", nice_options},
    CommandPrefix{"ionice", nice_options},
    CommandPrefix{"nohup", {}},
    CommandPrefix{"setsid", {}},
    CommandPrefix{"exec", {}},
    CommandPrefix{"command", {}},
    CommandPrefix{"timeout", timeout_options, 1},
    CommandPrefix{"stdbuf", stdbuf_options},
    CommandPrefix{"unbuffer", {}},
    CommandPrefix{"xvfb-run", xvfb_options},
    CommandPrefix{"npx", npx_options},
    CommandPrefix{"pnpx", npx_options},
    CommandPrefix{"bunx", npx_options},
    CommandPrefix{"ccache", {}},
    CommandPrefix{"npm", npx_options, 0, exec_verb},
    CommandPrefix{"pnpm", npx_options, 0, exec_verbs},
    CommandPrefix{"yarn", npx_options, 0, exec_verbs},
    CommandPrefix{"bundle", {}, 0, exec_verb},
    CommandPrefix{"uv", run_options, 0, run_verb},
    CommandPrefix{"poetry", run_options, 0, run_verb},
    CommandPrefix{"pipenv", run_options, 0, run_verb},
    CommandPrefix{"hatch", run_options, 0, run_verb},
    CommandPrefix{"cicd-report", run_options, 0, run_verb},
};

constexpr List node_valued = {"-w",       "-C",          "-F",    "--prefix", "--cwd",
                              "--filter", "--workspace", "--dir", "workspace"};
constexpr List node_transparent = {"run", "run-script", "workspaces"};
constexpr List make_valued = {"-C", "-f", "-I", "-o", "-W", "--directory", "--file", "--makefile"};
constexpr List ninja_valued = {"-C", "-f", "-j", "-k", "-l", "-d", "-w"};
constexpr List cmake_valued = {"-S", "-B",      "-G",        "-D",       "-C",       "-A",        "-T",
                               "-j", "--build", "--install", "--preset", "--config", "--parallel"};
constexpr List maven_valued = {"-f", "-pl", "-P",     "-s",         "-t",
                               "-T", "-rf", "--file", "--projects", "--settings"};
constexpr List gradle_valued = {"-x",     "-p", "-b", "-c", "-I", "-g", "--exclude-task", "--project-dir",
                                "--tests"};
constexpr List kube_valued = {"-n", "--namespace", "--context", "--kube-context", "--kubeconfig"};
constexpr List place_valued = {"-C",
                               "-c",
                               "-f",
                               "-p",
                               "-H",
                               "--file",
                               "--config",
                               "--host",
                               "--context",
                               "--directory",
                               "--manifest-path",
                               "--project-directory",
                               "--project-name"};
constexpr List tox_valued = {"-c", "--conf"};
constexpr List compose = {"compose"};
constexpr List container_runs = {"run", "exec"};
constexpr std::array tools = {
    CommandTool{"npm", Speaks::first, node_valued, node_transparent},
    CommandTool{"yarn", Speaks::first, node_valued, node_transparent},
    CommandTool{"pnpm", Speaks::first, node_valued, node_transparent},
    CommandTool{"bun", Speaks::first, node_valued, node_transparent},
    CommandTool{"nx", Speaks::first, node_valued, node_transparent},
    CommandTool{"turbo", Speaks::first, node_valued, node_transparent},
    CommandTool{"lerna", Speaks::first, node_valued, node_transparent},
    CommandTool{"composer", Speaks::first, node_valued, node_transparent},
    CommandTool{"make", Speaks::all, make_valued},
    CommandTool{"gmake", Speaks::all, make_valued},
    CommandTool{"ninja", Speaks::all, ninja_valued},
    CommandTool{"cmake", Speaks::all, cmake_valued},
    CommandTool{"mvn", Speaks::all, maven_valued},
    CommandTool{"mvnw", Speaks::all, maven_valued},
    CommandTool{"gradle", Speaks::all, gradle_valued},
    CommandTool{"gradlew", Speaks::all, gradle_valued},
    CommandTool{"tox", Speaks::all, tox_valued},
    CommandTool{"nox", Speaks::all},
    CommandTool{"just", Speaks::all, make_valued},
    CommandTool{"task", Speaks::all},
    CommandTool{"rake", Speaks::all},
    CommandTool{"invoke", Speaks::all},
    CommandTool{"sbt", Speaks::all},
    CommandTool{"gulp", Speaks::all},
    CommandTool{"grunt", Speaks::all},
    CommandTool{"xcodebuild", Speaks::all},
    CommandTool{"docker", Speaks::first, place_valued, compose, container_runs},
    CommandTool{"podman", Speaks::first, place_valued, compose, container_runs},
    CommandTool{"docker-compose", Speaks::first, place_valued, {}, container_runs},
    CommandTool{"kubectl", Speaks::first, kube_valued},
    CommandTool{"helm", Speaks::first, kube_valued},
    CommandTool{"terraform", Speaks::first},
    CommandTool{"git", Speaks::first, place_valued},
    CommandTool{"go", Speaks::first, place_valued},
    CommandTool{"cargo", Speaks::first, place_valued},
    CommandTool{"pip", Speaks::first},
    CommandTool{"pip3", Speaks::first},
    CommandTool{"uv", Speaks::first, place_valued},
    CommandTool{"poetry", Speaks::first, place_valued},
    CommandTool{"pipenv", Speaks::first},
    CommandTool{"vite", Speaks::first},
    CommandTool{"webpack", Speaks::first},
    CommandTool{"meson", Speaks::first},
    CommandTool{"bazel", Speaks::first},
    CommandTool{"lein", Speaks::first},
    CommandTool{"mix", Speaks::first},
    CommandTool{"dotnet", Speaks::first},
    CommandTool{"swift", Speaks::first},
    CommandTool{"deno", Speaks::first},
};

constexpr List shells = {"sh", "bash", "dash", "zsh", "ash", "ksh"};
constexpr List interpreters = {"python", "python3", "python2", "node",   "ruby",
                               "perl",   "php",     "pwsh",    "source", "."};

constexpr std::array aliases = {
    CommandAlias{"g++", "gcc"},
    CommandAlias{"c++", "gcc"},
    CommandAlias{"cc", "gcc"},
    CommandAlias{"clang", "gcc"},
    CommandAlias{"clang++", "gcc"},
    CommandAlias{"gmake", "make"},
    CommandAlias{"clang-tidy", "lint"},
    CommandAlias{"docker-compose", "docker"},
    CommandAlias{"run-clang-tidy", "lint"},
};

}  // namespace

std::span<const CommandPrefix> command_prefixes() {
  make_ready(Deferred::knowledge);
  return prefixes;
}
std::span<const CommandTool> command_tools() {
  make_ready(Deferred::knowledge);
  return tools;
}
std::span<const CommandAlias> command_aliases() {
  make_ready(Deferred::knowledge);
  return aliases;
}
CommandWords command_shells() {
  make_ready(Deferred::knowledge);
  return shells;
}
CommandWords command_interpreters() {
  make_ready(Deferred::knowledge);
  return interpreters;
}

}  // namespace cicd::analysis
