#include "ci/git_directory.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "ci/git_config.hpp"
#include "ci/names.hpp"

#include <system_error>

namespace cicd::ci {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_small = 4U * 1024;
constexpr std::size_t max_config = 1024U * 1024;
constexpr std::size_t max_packed_refs = 16U * 1024 * 1024;
constexpr int max_levels = 256;
constexpr int max_symbolic_refs = 5;

std::string read_trimmed(const fs::path& path) {
  const auto bytes = read_file(path, max_small);
  return bytes ? std::string(trim(*bytes)) : std::string();
}

// `path` as written in a file of `base`.
fs::path resolved(const fs::path& base, const std::string& path) {
  return (fs::path(path).is_absolute() ? fs::path(path) : base / path).lexically_normal();
}

struct Directories {
  fs::path own;     // HEAD of this work tree
  fs::path common;  // refs and config of the repository
  explicit operator bool() const { return !own.empty(); }
};

// The git directory that `dot_git` is or names.
Directories open_dot_git(const fs::path& dot_git) {
  std::error_code failed;
  const auto status = fs::status(dot_git, failed);
  fs::path own;
  if (fs::is_directory(status)) {
    own = dot_git;
  } else if (fs::is_regular_file(status)) {
    const auto text = read_trimmed(dot_git);
    if (text.substr(0, 7) != "gitdir:") return {};
    own = resolved(dot_git.parent_path(), std::string(trim(std::string_view(text).substr(7))));
  }
  if (own.empty() || !fs::exists(own / "HEAD", failed)) return {};
  const auto common = read_trimmed(own / "commondir");
  return {own, common.empty() ? own : resolved(own, common)};
}

bool is_safe_ref(std::string_view ref) {
  return ref.substr(0, 5) == "refs/" && ref.find("..") == std::string_view::npos &&
         ref.find('\0') == std::string_view::npos;
}

// The hash of `ref` in the packed-refs file: lines "<hash> <ref>", with comments and peeled tags between.
std::string packed_ref(const fs::path& common, std::string_view ref) {
  const auto bytes = read_file(common / "packed-refs", max_packed_refs);
  if (!bytes) return {};
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    const auto space = line.find(' ');
    if (space != std::string_view::npos && trim(line.substr(space + 1)) == ref &&
        is_commit(line.substr(0, space)))
      return std::string(line.substr(0, space));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return {};
}

// The hash `ref` stands for, through symbolic refs.
Fact commit_of(const Directories& git, std::string ref) {
  for (int i = 0; i < max_symbolic_refs && is_safe_ref(ref); ++i) {
    fs::path file = git.own / ref;
    auto text = read_trimmed(file);
    if (text.empty()) text = read_trimmed(file = git.common / ref);
    if (is_commit(text)) return {text, file.native()};
    if (text.substr(0, 5) == "ref: ") {
      ref = text.substr(5);
      continue;
    }
    return {packed_ref(git.common, ref), (git.common / "packed-refs").native()};
  }
  return {};
}

Fact filled(const Fact& fact) {
  return fact ? fact : Fact{};
}

void read_head(const Directories& git, GitFacts& facts) {
  const auto head = read_trimmed(git.own / "HEAD");
  const auto origin = (git.own / "HEAD").native();
  if (is_commit(head)) {
    facts.commit = {head, origin};
    return;
  }
  if (head.substr(0, 5) != "ref: ") return;
  const auto ref = head.substr(5);
  if (ref == "refs/heads/.invalid") return;  // the refs are in a reftable
  facts.commit = filled(commit_of(git, ref));
  if (const auto named = read_ref(ref); named.kind == Ref::Kind::branch) facts.branch = {named.name, origin};
}

}  // namespace

GitFacts read_git_directory(const fs::path& start) {
  GitFacts facts;
  std::error_code failed;
  auto at = fs::absolute(start, failed).lexically_normal();
  if (!at.has_filename()) at = at.parent_path();
  for (int level = 0; level < max_levels && !at.empty(); ++level) {
    if (const auto git = open_dot_git(at / ".git")) {
      facts.top = at;
      read_head(git, facts);
      if (const auto config = read_file(git.common / "config", max_config))
        facts.remote = filled({remote_url(parse_git_config(*config)), (git.common / "config").native()});
      return facts;
    }
    if (at == at.parent_path()) break;
    at = at.parent_path();
  }
  return facts;
}

}  // namespace cicd::ci
