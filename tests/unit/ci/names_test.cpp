#include "ci/names.hpp"

#include <doctest/doctest.h>

using namespace cicd::ci;

namespace {

struct Case {
  std::string_view text;
  std::string_view expected;
};

}  // namespace

TEST_CASE("without_credentials: user:token@ goes, any other @ stays") {
  const Case cases[] = {
      {"https://user:s3cret@host/a/b", "https://host/a/b"},
      {"https://token@host/a/b", "https://host/a/b"},
      {"https://user:p@ss@host/a", "https://host/a"},
      {"https://user:pa/ss@host/a", "https://host/a"},
      {"https://host/a@b/c", "https://host/a@b/c"},
      {"https://host:8443/@scope/x", "https://host:8443/@scope/x"},
      {"https://host/?next=http://u:p@other/x", "https://host/?next=http://other/x"},
      {"https://[::1]:80/a@b", "https://[::1]:80/a@b"},
      {"see https://u:p@a/x and https://v:q@b/y", "see https://a/x and https://b/y"},
      {"x-access-token:abc@github.com/a/b", "github.com/a/b"},
      {"git@host:a/b.git", "git@host:a/b.git"},
      {"feature/a@b", "feature/a@b"},
      {"image:tag@sha256:0123", "image:tag@sha256:0123"},
      {"mail me: a@b.c", "mail me: a@b.c"},
      {"https://", "https://"},
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(without_credentials(c.text) == c.expected);
  }
}

TEST_CASE("clean_repo_url: the https form of every way to write a repository") {
  const Case cases[] = {
      {"git@host:a/b.git", "https://host/a/b"},
      {"host:a/b", "https://host/a/b"},
      {"org-7@github.com:a/b.git", "https://github.com/a/b"},
      {"ssh://git@host:2222/a/b.git", "https://host/a/b"},
      {"ssh://git@ssh.github.com:443/a/b.git", "https://github.com/a/b"},
      {"git+ssh://git@host/a/b", "https://host/a/b"},
      {"git://host/a/b.git", "https://host/a/b"},
      {"https://u:t@host:8443/g/a/b.git/", "https://host:8443/g/a/b"},
      {"http://git.local:3000/a/b.git", "http://git.local:3000/a/b"},
      {"HTTPS://Host/a/b", "https://Host/a/b"},
      {"https://host/a/b.git?x=1#y", "https://host/a/b"},
      {"https://host/a@b/c.git", "https://host/a@b/c"},
      {"/srv/git/b.git", ""},
      {"file:///srv/git/b.git", ""},
      {"C:\\work\\b", ""},
      {"codecommit::eu-west-1://b", ""},
      {"https://host", ""},
      {"https:///a", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(clean_repo_url(c.text) == c.expected);
  }
}

TEST_CASE("project_id_from: last part, lower case, else the directory, else unknown") {
  CHECK(project_id_from("https://git.example.com/zyc/rtc-backend", "/x") == "rtc_backend");
  CHECK(project_id_from("git@host:Zyc/RTC.Backend.git", "") == "rtc_backend");
  CHECK(project_id_from("host:b.git", "") == "b");
  CHECK(project_id_from("owner/name", "") == "name");
  CHECK(project_id_from("/srv/git/b.git/", "") == "b");
  CHECK(project_id_from("https://host/a/项目-1", "") == "___1");
  CHECK(project_id_from("", "/home/zyc/My Work") == "my_work");
  CHECK(project_id_from("", "/") == "unknown");
  CHECK(project_id_from("", "") == "unknown");
}

TEST_CASE("read_ref: cut at the start only") {
  using Kind = Ref::Kind;
  const struct {
    std::string_view text;
    Kind kind;
    std::string_view name;
  } cases[] = {
      {"refs/heads/main", Kind::branch, "main"},
      {"main", Kind::branch, "main"},
      {"origin/main", Kind::branch, "main"},
      {"refs/remotes/origin/main", Kind::branch, "main"},
      {"feature/refs/heads/x", Kind::branch, "feature/refs/heads/x"},
      {"feature/origin/x", Kind::branch, "feature/origin/x"},
      {"refs/heads/origin/x", Kind::branch, "origin/x"},
      {"refs/tags/v1.0", Kind::tag, "v1.0"},
      {"origin/tags/v1.0", Kind::tag, "v1.0"},
      {"refs/pull/7/merge", Kind::pull_request, "7"},
      {"refs/merge-requests/8/head", Kind::pull_request, "8"},
      {"origin/refs/pull/9/head", Kind::pull_request, "9"},
      {"origin/refs/tags/v2", Kind::tag, "v2"},
      {"refs/heads/refs/tags/v3", Kind::tag, "v3"},
      {"refs/notes/x", Kind::none, ""},
      {"HEAD", Kind::none, ""},
      {"", Kind::none, ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(read_ref(c.text).kind == c.kind);
    CHECK(read_ref(c.text).name == c.name);
  }
}

TEST_CASE("small rules: commits, pull requests, systems, architectures") {
  CHECK(is_commit("9f1c2ab"));
  CHECK(is_commit(std::string(40, 'a')));
  CHECK(is_commit(std::string(64, 'F')));
  for (const auto* text : {"HEAD", "", "9f1c2a", "zzzzzzzz"})
    CHECK_FALSE(is_commit(text));
  CHECK_FALSE(is_commit(std::string(65, 'a')));

  CHECK(pull_request_number("7") == "7");
  CHECK(pull_request_number("pr/7") == "7");
  CHECK(pull_request_number("PR-7") == "7");
  CHECK(pull_request_number("https://github.com/a/b/pull/12") == "12");
  CHECK(pull_request_number("refs/pull/3/merge") == "3");
  for (const auto* text : {"false", "", "true", "12a", "99999999999999999999"})
    CHECK(pull_request_number(text).empty());

  CHECK(plain_os("Linux") == "linux");
  CHECK(plain_os("Darwin") == "macos");
  CHECK(plain_os("Windows_NT") == "windows");
  CHECK(plain_arch("X64") == "x64");
  CHECK(plain_arch("amd64") == "x64");
  CHECK(plain_arch("aarch64") == "arm64");
  CHECK(plain_arch("RISCV64") == "riscv64");
}
