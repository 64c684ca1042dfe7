#include "center/store/room.hpp"

#include <algorithm>
#include <limits>
#include <system_error>

#include <sys/statvfs.h>

namespace cicd::center {
namespace {

constexpr std::uint64_t max_default_reserve = 32 << 20;
constexpr std::uint64_t least_log = 1 << 20;
constexpr std::uint64_t most_log = 64 << 20;

std::uint64_t size_of(const std::filesystem::path& file) {
  std::error_code failed;
  const auto bytes = std::filesystem::file_size(file, failed);
  return failed ? 0 : bytes;
}

}  // namespace

std::filesystem::path beside(const std::filesystem::path& file, std::string_view ending) {
  std::error_code failed;
  auto path = std::filesystem::canonical(file, failed);
  if (failed) path = file;
  return path += ending;
}

std::int64_t Room::left() const {
  struct statvfs disk {};
  if (::statvfs(file_.c_str(), &disk) != 0) return std::numeric_limits<std::int64_t>::max();
  const std::uint64_t free_bytes = std::uint64_t{disk.f_bavail} * disk.f_frsize;
  const std::uint64_t all_bytes = std::uint64_t{disk.f_blocks} * disk.f_frsize;
  const auto reserve =
      keeping_.min_free_bytes > 0 ? keeping_.min_free_bytes : std::min(all_bytes / 50, max_default_reserve);
  return static_cast<std::int64_t>(free_bytes) - static_cast<std::int64_t>(reserve);
}

bool Room::is_left() const {
  return left() >= 0;
}

std::uint64_t Room::file_bytes() const {
  return size_of(file_);
}

std::uint64_t Room::log_bytes() const {
  return size_of(log_file_);
}

std::uint64_t Room::log_limit() const {
  auto limit = std::min(static_cast<std::uint64_t>(std::max<std::int64_t>(left(), 0)) / 4, most_log);
  if (keeping_.max_bytes > 0) limit = std::min(limit, keeping_.max_bytes / 4);
  return std::max(limit, least_log);
}

}  // namespace cicd::center
