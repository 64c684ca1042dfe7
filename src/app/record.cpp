#include "app/record.hpp"

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::app {

namespace {

constexpr std::size_t largest_record = std::size_t{16} * 1024 * 1024;
constexpr std::string_view settled_mark = "settled\n";
constexpr std::string_view open_mark = "open\n";

std::filesystem::path path_of(const std::filesystem::path& spool_directory, const std::string& key) {
  return spool_directory / "last" / (sha256_hex(key).substr(0, 32) + ".json");
}

}  // namespace

std::string job_key(const ci::RunContext& context, const std::filesystem::path& directory) {
  if (!context.provider || !context.run_id) return "local|" + directory.native();
  return fmt::format("{}|{}|{}|{}|{}|{}", context.provider.text, context.repo_url.text, context.run_id.text,
                     context.run_attempt.text, context.job.text, context.job_id.text);
}

Status save_record(const std::filesystem::path& spool_directory, const std::string& key,
                   const Record& record) {
  const auto path = path_of(spool_directory, key);
  std::error_code failed;
  std::filesystem::create_directories(path.parent_path(), failed);
  std::filesystem::permissions(path.parent_path(), std::filesystem::perms::owner_all, failed);
  const auto temporary = fmt::format("{}.{}.tmp", path.native(), random_hex(4));
  const Fd fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!fd) return from_errno(temporary);
  auto written = write_all(fd.get(), std::string(record.settled ? settled_mark : open_mark) + record.body);
  if (written && ::rename(temporary.c_str(), path.c_str()) != 0) written = from_errno(path.native());
  if (!written) ::unlink(temporary.c_str());
  return written;
}

std::optional<Record> load_record(const std::filesystem::path& spool_directory, const std::string& key,
                                  const Clock& clock) {
  const auto path = path_of(spool_directory, key);
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode) || info.st_uid != ::geteuid())
    return std::nullopt;
  const auto age = clock.wall() - WallTime{std::chrono::seconds{info.st_mtim.tv_sec}};
  if (age > std::chrono::hours{24}) return std::nullopt;
  const auto bytes = read_file(path, largest_record);
  if (!bytes) return std::nullopt;
  for (const auto mark : {settled_mark, open_mark}) {
    if (bytes->starts_with(mark) && bytes->ends_with('}'))
      return Record{bytes->substr(mark.size()), mark == settled_mark};
  }
  return std::nullopt;
}

}  // namespace cicd::app
