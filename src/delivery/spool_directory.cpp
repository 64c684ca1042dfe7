#include "delivery/spool_directory.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::delivery {

namespace {

constexpr std::string_view suffix = ".rpt";
constexpr std::size_t longest_event_id = 64;

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  });
}

// Makes `directory` and its parents, each for its owner only. Errors show when it is opened.
void make_directories(const std::filesystem::path& directory) {
  std::filesystem::path so_far;
  for (const auto& part : directory) {
    so_far /= part;
    ::mkdir(so_far.c_str(), 0700);
  }
}

// Whether an open directory holds nothing that a spool would not put there.
bool holds_spool_files_only(int directory) {
  const auto names = names_in(directory);
  return std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return name == quarantine_name || name.find(suffix) != std::string::npos ||
           name.rfind("unreachable-", 0) == 0;
  });
}

}  // namespace

std::filesystem::path spool_directory(std::string_view configured, const Env& env) {
  if (!configured.empty()) return configured;
  if (const auto state = env.get("XDG_STATE_HOME"); state.substr(0, 1) == "/") {
    return std::filesystem::path(state) / "cicd-report" / "spool";
  }
  if (const auto home = env.get("HOME"); !home.empty()) {
    return std::filesystem::path(home) / ".local" / "state" / "cicd-report" / "spool";
  }
  const auto temporary = env.get("TMPDIR");
  return std::filesystem::path(temporary.empty() ? "/tmp" : temporary) /
         fmt::format("cicd-report-{}", ::geteuid());
}

std::string entry_name(WallTime made, int attempts, std::string_view event_id) {
  const bool usable = is_word(event_id) && event_id.size() <= longest_event_id;
  return fmt::format("{:013}-{}-{}{}", std::max<std::int64_t>(0, made.time_since_epoch().count()), attempts,
                     usable ? std::string(event_id) : fmt::format("{:016x}", fnv1a(event_id)), suffix);
}

std::optional<Spool::Entry> parse_entry_name(std::string_view file) {
  if (file.size() <= suffix.size() || file.substr(file.size() - suffix.size()) != suffix) return std::nullopt;
  const auto parts = split(file.substr(0, file.size() - suffix.size()), '-');
  if (parts.size() != 3 || !is_word(parts[2])) return std::nullopt;
  const auto made = parse_int(parts[0]);
  const auto attempts = parse_int(parts[1]);
  if (!made || *made < 0 || !attempts || *attempts < 0 || *attempts > 1'000'000) return std::nullopt;
  return Spool::Entry{std::string(file), WallTime{Millis{*made}}, static_cast<int>(*attempts),
                      std::string(parts[2]), 0};
}

Result<Fd> open_private_directory(const std::filesystem::path& directory) {
  auto path = directory.lexically_normal();
  if (!path.has_filename()) path = path.parent_path();  // a slash at the end would follow a symbolic link
  make_directories(path);
  Fd fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat info {};
  if (!fd) {
    const int cause = errno;
    if (::lstat(path.c_str(), &info) == 0 && S_ISLNK(info.st_mode)) {
      return Error{Errc::denied, path.native() + ": is a symbolic link; name the directory itself"};
    }
    errno = cause;
    return from_errno(path.native());
  }
  if (::fstat(fd.get(), &info) != 0) return from_errno(path.native());
  if (info.st_uid != ::geteuid()) {
    return Error{Errc::denied, path.native() + ": belongs to another user; choose one with --spool-dir"};
  }
  if ((info.st_mode & 0077U) == 0) return fd;
  if (holds_spool_files_only(fd.get()) && ::fchmod(fd.get(), 0700) == 0) return fd;
  if ((info.st_mode & 0022U) == 0) return fd;
  return Error{Errc::denied, path.native() + ": others may write to it; choose one with --spool-dir"};
}

Result<Fd> lock_file(int directory, const std::string& file) {
  Fd fd(::openat(directory, file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!fd) return from_errno(file);
  // A filesystem without locks (ENOLCK, EOPNOTSUPP, EINVAL) gives no exclusive claim; event ids make repeats
  // harmless.
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    return Error{Errc::not_found, file + ": another process has it in hand"};
  }
  struct stat held {};
  struct stat named {};
  if (::fstat(fd.get(), &held) != 0) return from_errno(file);
  if (::fstatat(directory, file.c_str(), &named, AT_SYMLINK_NOFOLLOW) != 0) return from_errno(file);
  if (held.st_ino != named.st_ino || held.st_dev != named.st_dev) {
    return Error{Errc::not_found, file + ": another process has replaced it"};
  }
  if (!S_ISREG(held.st_mode)) return Error{Errc::invalid_input, file + ": is not a regular file"};
  return fd;
}

Result<std::string> read_whole(int fd, std::size_t max_bytes) {
  struct stat info {};
  if (::fstat(fd, &info) != 0) return from_errno("spool entry");
  if (static_cast<std::uint64_t>(info.st_size) > max_bytes) {
    return Error{Errc::invalid_input, "spool entry: is too large"};
  }
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const auto got = ::pread(fd, bytes.data() + have, bytes.size() - have, static_cast<off_t>(have));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return from_errno("spool entry");
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

std::vector<std::string> names_in(int directory) {
  std::vector<std::string> names;
  // A descriptor of its own: fdopendir takes over the one it gets, and a shared one would share its position.
  const int own = ::openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (own < 0) return names;
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(own), &::closedir);
  if (!stream) {
    ::close(own);
    return names;
  }
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  return names;
}

}  // namespace cicd::delivery
