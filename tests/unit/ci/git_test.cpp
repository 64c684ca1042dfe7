#include "ci/git_config.hpp"
#include "ci/git_directory.hpp"
#include "ci/names.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdio>
#include <string>

#include <sys/stat.h>

using namespace cicd;
using namespace cicd::ci;
namespace fs = std::filesystem;

namespace {

// Runs a shell line in `directory` with a git that knows nothing of this machine's user; its output, trimmed.
std::string shell(const fs::path& directory, const std::string& line) {
  const auto command =
      "cd '" + directory.native() +
      "' && export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null HOME=/nonexistent "
      "GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.com GIT_COMMITTER_NAME=t "
      "GIT_COMMITTER_EMAIL=t@example.com && { " +
      line + "; } 2>&1";
  std::string out;
  FILE* const pipe = ::popen(command.c_str(), "r");  // NOLINT(cert-env33-c): the real git is the point
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  while (const auto got = std::fread(buffer.data(), 1, buffer.size(), pipe))
    out.append(buffer.data(), got);
  const int status = ::pclose(pipe);
  CAPTURE(line);
  CAPTURE(out);
  REQUIRE(status == 0);
  while (!out.empty() && out.back() == '\n')
    out.pop_back();
  return out;
}

// A repository with one commit on main and a remote.
fs::path make_repository(const test::TempDir& dir) {
  const auto repository = dir.path() / "repo";
  fs::create_directories(repository / "src" / "deep");
  shell(repository,
        "git init -q -b main . && git commit -q --allow-empty -m one && "
        "git remote add origin https://u:secret@git.example.com/a/repo.git");
  return repository;
}

}  // namespace

TEST_CASE("git directory: branch, commit and remote of a real repository, from any directory in it") {
  const test::TempDir dir;
  const auto repository = make_repository(dir);
  for (const auto& start : {repository, repository / "src" / "deep", repository / "src" / ".." / "src/"}) {
    const auto facts = read_git_directory(start);
    CHECK(facts.commit.text == shell(repository, "git rev-parse HEAD"));
    CHECK(facts.commit.origin == (repository / ".git/refs/heads/main").native());
    CHECK(facts.branch.text == "main");
    CHECK(facts.branch.origin == (repository / ".git/HEAD").native());
    CHECK(facts.remote.text == "https://u:secret@git.example.com/a/repo.git");
    CHECK(facts.top == repository);
  }
}

TEST_CASE("git directory: packed refs, also with peeled tags; a loose ref is newer") {
  const test::TempDir dir;
  const auto repository = make_repository(dir);
  shell(repository, "git tag -a -m t v1 && git checkout -q -b feature/x && git pack-refs --all");
  REQUIRE_FALSE(fs::exists(repository / ".git/refs/heads/feature/x"));
  auto facts = read_git_directory(repository);
  CHECK(facts.branch.text == "feature/x");
  CHECK(facts.commit.text == shell(repository, "git rev-parse HEAD"));
  CHECK(facts.commit.origin == (repository / ".git/packed-refs").native());
  shell(repository, "git commit -q --allow-empty -m two");
  CHECK(read_git_directory(repository).commit.text == shell(repository, "git rev-parse HEAD"));
}

TEST_CASE("git directory: detached HEAD, SHA-256 repositories, and before the first commit") {
  const test::TempDir dir;
  const auto repository = make_repository(dir);
  shell(repository, "git checkout -q --detach");
  auto facts = read_git_directory(repository);
  CHECK(facts.commit.text == shell(repository, "git rev-parse HEAD"));
  CHECK_FALSE(facts.branch);

  const auto fresh = dir.path() / "fresh";
  fs::create_directories(fresh);
  shell(fresh, "git init -q -b trunk --object-format=sha256 .");
  facts = read_git_directory(fresh);
  CHECK_FALSE(facts.commit);
  CHECK(facts.branch.text == "trunk");
  CHECK_FALSE(facts.remote);
  shell(fresh, "git commit -q --allow-empty -m one");
  facts = read_git_directory(fresh);
  CHECK(facts.commit.text.size() == 64);
  CHECK(facts.commit.text == shell(fresh, "git rev-parse HEAD"));
}

TEST_CASE("git directory: worktrees and submodules") {
  const test::TempDir dir;
  const auto repository = make_repository(dir);
  shell(repository, "git worktree add -q -b side ../tree && git -C ../tree commit -q --allow-empty -m side");
  auto facts = read_git_directory(dir.path() / "tree");
  CHECK(facts.branch.text == "side");
  CHECK(facts.commit.text == shell(dir.path() / "tree", "git rev-parse HEAD"));
  CHECK(facts.remote.text == "https://u:secret@git.example.com/a/repo.git");
  CHECK(facts.top == dir.path() / "tree");

  const auto outer = dir.path() / "outer";
  fs::create_directories(outer);
  shell(outer,
        "git init -q -b main . && git -c protocol.file.allow=always submodule add -q ../repo lib/inner");
  facts = read_git_directory(outer / "lib" / "inner");
  CHECK(facts.branch.text == "main");
  CHECK(facts.commit.text == shell(repository, "git rev-parse main"));
  CHECK(facts.remote.text == repository.native());
  CHECK(facts.top == outer / "lib" / "inner");
}

TEST_CASE("git directory: origin before others, the only one otherwise, none of several") {
  const test::TempDir dir;
  const auto repository = make_repository(dir);
  shell(repository, "git remote rename origin upstream");
  CHECK(read_git_directory(repository).remote.text == "https://u:secret@git.example.com/a/repo.git");
  shell(repository, "git remote add fork https://git.example.com/b/repo.git");
  CHECK_FALSE(read_git_directory(repository).remote);
  shell(repository, "git remote add origin git@git.example.com:c/repo.git");
  CHECK(read_git_directory(repository).remote.text == "git@git.example.com:c/repo.git");
}

TEST_CASE("git directory: reftable, rubbish, FIFOs and no repository leave everything empty") {
  const test::TempDir dir;
  dir.write("reftable/.git/HEAD", "ref: refs/heads/.invalid\n");
  dir.write("reftable/.git/config",
            "[extensions]\n\trefstorage = reftable\n[remote \"origin\"]\n\turl = a:b/c\n");
  auto facts = read_git_directory(dir.path() / "reftable");
  CHECK_FALSE(facts.commit);
  CHECK_FALSE(facts.branch);
  CHECK(facts.remote.text == "a:b/c");

  dir.write("escape/.git/HEAD", "ref: refs/../../secret\n");
  dir.write("escape/secret", std::string(40, 'a') + "\n");
  CHECK_FALSE(read_git_directory(dir.path() / "escape").commit);

  dir.write("loop/.git/HEAD", "ref: refs/heads/a\n");
  dir.write("loop/.git/refs/heads/a", "ref: refs/heads/a\n");
  CHECK_FALSE(read_git_directory(dir.path() / "loop").commit);

  dir.write("rubbish/.git/HEAD", std::string("\0\xff\n", 3));
  dir.write("rubbish/.git/config", "[[[\n\"\\");
  CHECK_FALSE(read_git_directory(dir.path() / "rubbish").branch);

  fs::create_directories(dir.path() / "pipes/.git");
  for (const auto* name : {"HEAD", "config", "packed-refs"})
    REQUIRE(mkfifo((dir.path() / "pipes/.git" / name).c_str(), 0600) == 0);
  facts = read_git_directory(dir.path() / "pipes");
  CHECK_FALSE(facts.commit);
  CHECK_FALSE(facts.remote);

  dir.write("dangling/.git", "gitdir: ../nowhere\n");
  CHECK_FALSE(read_git_directory(dir.path() / "dangling").commit);
  CHECK_FALSE(read_git_directory(dir.path() / "missing" / "directory").commit);
}

TEST_CASE("git config: sections, quotes, escapes, comments, continued lines") {
  const auto entries = parse_git_config(
      "\xEF\xBB\xBF# comment\n[core] bare = false ; same line\n\tquiet\n"
      "[Remote \"Or\\\"igin\"]\r\n\tURL = \"https://host/a b#c\" # comment\r\n\tfetch = +refs/*:\\\n  "
      "refs/x/*\n"
      "[branch.Old]\n key = a\\tb \\\\ \n no key here\n[broken\nurl = lost\n[include]\npath = other\n");
  const auto is = [&](std::size_t i, const char* section, const char* sub, const char* key,
                      const char* value) {
    REQUIRE(i < entries.size());
    CHECK(entries[i].section == section);
    CHECK(entries[i].subsection == sub);
    CHECK(entries[i].key == key);
    CHECK(entries[i].value == value);
  };
  CHECK(entries.size() == 6);
  is(0, "core", "", "bare", "false");
  is(1, "core", "", "quiet", "");
  is(2, "remote", "Or\"igin", "url", "https://host/a b#c");
  is(3, "remote", "Or\"igin", "fetch", "+refs/*:  refs/x/*");
  is(4, "branch", "old", "key", "a\tb \\");
  is(5, "include", "", "path", "other");
}
