#include "ci/names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cicd::ci {

namespace {

constexpr auto none = std::string_view::npos;

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Takes `prefix` off the front of `text` and tells whether it was there.
bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// How many bytes of credentials stand at the start of `rest`, which follows "://". The authority ends at the
// first '/', '?', '#' or blank; a password with an unescaped '/' shows as a port that is no number.
std::size_t userinfo_length(std::string_view rest) {
  const auto word = rest.substr(0, rest.find_first_of(" \t\r\n\"'<>"));
  auto authority = word.substr(0, word.find_first_of("/?#"));
  auto at = authority.rfind('@');
  if (at != none) return at + 1;
  const auto colon = authority.rfind(':');
  if (colon == none || authority.substr(colon + 1).empty() || is_digits(authority.substr(colon + 1)))
    return 0;
  if (authority.find(']') != none) return 0;  // an IPv6 address
  at = word.find('@');
  return at == none ? 0 : at + 1;
}

// "user:token@host/path" as the whole value, without a scheme.
std::size_t bare_userinfo_length(std::string_view value) {
  if (value.find_first_of(" \t\r\n") != none) return 0;
  const auto at = value.find('@');
  const auto colon = value.find(':');
  if (at == none || colon == none || colon == 0 || colon > at) return 0;
  if (value.substr(0, at).find('/') != none) return 0;
  const auto rest = value.substr(at + 1);
  const bool image_digest = rest.substr(0, 3) == "sha";
  return !image_digest && rest.find_first_of("./") != none ? at + 1 : 0;
}

// The host and path of a repository's address.
struct Address {
  std::string scheme;
  std::string host;  // with the port
  std::string path;
};

// git's short ssh form, "user@host:path".
Address scp_address(std::string_view url) {
  const auto colon = url.find(':');
  if (colon == none || url.substr(0, colon).find('/') != none) return {};
  auto host = url.substr(0, colon);
  if (const auto at = host.rfind('@'); at != none) host.remove_prefix(at + 1);
  if (host.size() < 2) return {};  // "C:\work"
  return {"ssh", std::string(host), std::string(url.substr(colon + 1))};
}

Address address_of(std::string_view url) {
  const auto mark = url.find("://");
  if (mark == none) return scp_address(url);
  const auto rest = url.substr(mark + 3);
  const auto slash = rest.find('/');
  if (slash == none) return {};
  return {to_lower(url.substr(0, mark)), std::string(rest.substr(0, slash)), std::string(rest.substr(slash))};
}

// Hosts that serve ssh under another name than the pages.
constexpr std::array ssh_hosts = {
    std::pair<std::string_view, std::string_view>{"ssh.github.com", "github.com"},
    std::pair<std::string_view, std::string_view>{"altssh.gitlab.com", "gitlab.com"},
    std::pair<std::string_view, std::string_view>{"altssh.bitbucket.org", "bitbucket.org"},
};

// The host whose pages show what `address` serves by ssh or git: without the port.
std::string page_host(const std::string& host) {
  std::string_view name = host;
  const auto colon = name.rfind(':');
  if (colon != none && is_digits(name.substr(colon + 1))) name = name.substr(0, colon);
  for (const auto& [ssh, page] : ssh_hosts) {
    if (name == ssh) return std::string(page);
  }
  return std::string(name);
}

std::string_view without_git_suffix(std::string_view path) {
  while (!path.empty() && path.back() == '/')
    path.remove_suffix(1);
  if (path.size() > 4 && equals_ignoring_case(path.substr(path.size() - 4), ".git")) path.remove_suffix(4);
  return path;
}

// The last part of a URL's or file's path, cleaned as a project id.
std::string last_part_as_id(std::string_view path) {
  path = path.substr(0, path.find_first_of("?#"));
  path = without_git_suffix(path);
  path = path.substr(path.find_last_of("/\\:") + 1);
  std::string id;
  for (const char c : to_lower(path)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    const bool continuation = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!continuation) id += plain ? c : '_';
  }
  return id;
}

using Alias = std::pair<std::string_view, std::string_view>;

std::string alias_of(std::string_view text, const Alias* first, const Alias* last) {
  auto lower = to_lower(trim(text));
  const auto* const found = std::find_if(first, last, [&](const Alias& row) { return row.first == lower; });
  return found == last ? lower : std::string(found->second);
}

}  // namespace

std::string without_credentials(std::string_view value) {
  value.remove_prefix(bare_userinfo_length(value));
  std::string out;
  for (;;) {
    const auto mark = value.find("://");
    if (mark == none) break;
    out.append(value.substr(0, mark + 3));
    value.remove_prefix(mark + 3);
    value.remove_prefix(userinfo_length(value));
  }
  out.append(value);
  return out;
}

std::string clean_repo_url(std::string_view url) {
  const auto plain = without_credentials(trim(url));
  auto address = address_of(plain);
  std::string_view scheme = address.scheme;
  const bool by_page = scheme == "http" || scheme == "https";
  if (!by_page && scheme != "ssh" && scheme != "git" && scheme != "git+ssh" && scheme != "ssh+git") return {};
  std::string_view path = address.path;
  path = without_git_suffix(path.substr(0, path.find_first_of("?#")));
  while (!path.empty() && path.front() == '/')
    path.remove_prefix(1);
  const auto host = by_page ? address.host : page_host(address.host);
  if (host.empty() || path.empty()) return {};
  return (scheme == "http" ? "http://" : "https://") + host + "/" + std::string(path);
}

std::string project_id_from(std::string_view repository, std::string_view directory) {
  for (const auto candidate : {repository, directory}) {
    if (auto id = last_part_as_id(trim(candidate)); !id.empty()) return id;
  }
  return "unknown";
}

Ref read_ref(std::string_view text) {
  text = trim(text);
  if (take_prefix(text, "refs/tags/")) return {Ref::Kind::tag, std::string(text)};
  if (text.substr(0, 10) == "refs/pull/" || text.substr(0, 20) == "refs/merge-requests/") {
    return {Ref::Kind::pull_request, pull_request_number(text)};
  }
  if (take_prefix(text, "origin/") && text.substr(0, 5) == "refs/") return read_ref(text);
  if (!take_prefix(text, "refs/heads/") && !take_prefix(text, "refs/remotes/origin/") &&
      text.substr(0, 5) == "refs/")
    return {};
  if (text.empty() || text == "HEAD") return {};
  if (take_prefix(text, "refs/tags/") || take_prefix(text, "tags/"))
    return {Ref::Kind::tag, std::string(text)};
  return {Ref::Kind::branch, std::string(text)};
}

bool is_commit(std::string_view text) {
  return text.size() >= 7 && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

std::string pull_request_number(std::string_view text) {
  text = trim(text);
  if (take_prefix(text, "refs/pull/") || take_prefix(text, "refs/merge-requests/")) {
    text = text.substr(0, text.find('/'));
  }
  text = text.substr(text.rfind('/') + 1);
  for (const std::string_view sign : {"PR-", "#", "!"}) {  // as Jenkins and people write the number
    if (take_prefix(text, sign)) break;
  }
  return is_digits(text) && text.size() <= 18 ? std::string(text) : std::string();
}

std::string plain_os(std::string_view text) {
  static constexpr std::array rows = {Alias{"darwin", "macos"}, Alias{"osx", "macos"},
                                      Alias{"windows_nt", "windows"}, Alias{"win32", "windows"}};
  return alias_of(text, rows.data(), rows.data() + rows.size());
}

std::string plain_arch(std::string_view text) {
  static constexpr std::array rows = {
      Alias{"amd64", "x64"},   Alias{"x86_64", "x64"}, Alias{"x86-64", "x64"}, Alias{"aarch64", "arm64"},
      Alias{"armv8", "arm64"}, Alias{"i386", "x86"},   Alias{"i686", "x86"},   Alias{"386", "x86"}};
  return alias_of(text, rows.data(), rows.data() + rows.size());
}

}  // namespace cicd::ci
