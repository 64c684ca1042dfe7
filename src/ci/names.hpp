#pragma once

#include <string>
#include <string_view>

// Pure rules that turn what a CI system says into the names of a report.
namespace cicd::ci {

// `value` without the "user:token@" of every URL in it, and of a scheme-less "user:token@host/path" that is
// the whole value. An @ elsewhere, in a path or after a host, stays. Linear.
std::string without_credentials(std::string_view value);

// `url` in the https form without credentials, ".git", query and fragment: "git@host:a/b.git" and
// "ssh://git@host:22/a/b.git" become "https://host/a/b", an http server stays http and keeps its port. Empty
// for what has no such form: a local path, a file: URL, an unknown scheme.
std::string clean_repo_url(std::string_view url);

// The project's id: the last part of `repository` (a URL, "owner/name" or a path),
// else the name of `directory`, else "unknown". Lower case, without ".git", and every character outside
// [a-z0-9_] is "_".
std::string project_id_from(std::string_view repository, std::string_view directory);

// What a git ref names.
struct Ref {
  enum class Kind { none, branch, tag, pull_request };
  Kind kind = Kind::none;
  std::string name;  // without refs/heads/, refs/tags/, origin/; of a pull request its number
};

// Reads "refs/heads/main", "refs/tags/v1", "refs/pull/7/merge", "refs/merge-requests/7/head", "origin/main"
// or a plain branch name. Only what stands at the start is cut: "feature/refs/heads/x" is a branch of that
// name.
Ref read_ref(std::string_view text);

// Whether `text` is a commit hash: 7 to 64 hex digits.
bool is_commit(std::string_view text);

// The number in "7", "pr/7", "refs/pull/7/merge" or a pull request's URL; empty when there is none ("false").
std::string pull_request_number(std::string_view text);

// Operating systems and architectures under one name each: "Linux" → linux, "Darwin" → macos; "X64" and
// "amd64" → x64, "aarch64" → arm64. An unknown one is only lower-cased.
std::string plain_os(std::string_view text);
std::string plain_arch(std::string_view text);

}  // namespace cicd::ci
