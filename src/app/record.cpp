#include "app/record.hpp"

#include "base/file.hpp"
#include "base/hash.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::app {

namespace {

using nlohmann::json;

constexpr std::size_t largest_record = std::size_t{16} * 1024 * 1024;

std::filesystem::path path_of(const std::filesystem::path& spool_directory, const std::string& key) {
  return spool_directory / "last" / (sha256_hex(key).substr(0, 32) + ".json");
}

// A record file is one line of JSON about the report, then the report.
std::string as_text(const Record& record) {
  const json head{{"reported_to", record.reported_to}, {"step_key", record.step_key}};
  return head.dump(-1, ' ', false, json::error_handler_t::replace) + "\n" + record.body;
}

std::optional<Record> from_text(std::string_view text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos || !text.ends_with('}')) return std::nullopt;
  try {
    const auto head = json::parse(text.substr(0, end));
    return Record{.body = std::string(text.substr(end + 1)),
                  .reported_to = head.at("reported_to").get<std::vector<std::string>>(),
                  .step_key = head.at("step_key").get<std::string>(),
                  .age = {}};
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

void note_delivered(Record& record, const std::vector<delivery::Outcome>& outcomes) {
  for (const auto& outcome : outcomes) {
    if (outcome.fate == delivery::Fate::delivered) record.reported_to.push_back(outcome.sink);
  }
}

bool is_one_run(const ci::RunContext& context) {
  return context.provider && context.run_id;
}

std::string job_key(const ci::RunContext& context, const std::filesystem::path& directory) {
  if (!is_one_run(context)) return "local|" + directory.native();
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
  auto written = write_all(fd.get(), as_text(record));
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
  auto record = bytes ? from_text(*bytes) : std::nullopt;
  if (record) record->age = std::chrono::duration_cast<Millis>(age);
  return record;
}

}  // namespace cicd::app
