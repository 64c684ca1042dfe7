#include "center/store/store.hpp"

#include "center/store/store_file.hpp"
#include "center/store/upkeep.hpp"

#include <algorithm>

#include <sys/statvfs.h>

namespace cicd::center {
namespace {

constexpr std::size_t writer_cache = 24 << 20;
constexpr std::size_t reader_cache = 8 << 20;
constexpr std::size_t reader_count = 2;
constexpr std::size_t max_waiting_writes = 4096;
constexpr std::size_t max_waiting_reads = 256;
constexpr std::uint64_t max_default_reserve = 32 << 20;

}  // namespace

Store::Store(std::filesystem::path file, Fd lock, const Keeping& keeping)
    : file_(std::move(file)), lock_(std::move(lock)), keeping_(keeping) {}

Store::~Store() {
  stop();
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& file, const Keeping& keeping,
                                           Clock& clock) {
  auto lock = lock_file(file);
  if (!lock) return std::move(lock).error();
  auto connection = open_for_writing(file, writer_cache, clock);
  if (!connection) return std::move(connection).error();
  std::vector<std::unique_ptr<Connection>> reading;
  for (std::size_t each = 0; each < reader_count; ++each) {
    auto reader = Connection::open(file, Connection::Mode::read, reader_cache);
    if (!reader) return std::move(reader).error();
    reading.push_back(std::move(*reader));
  }
  std::unique_ptr<Store> store(new Store(file, std::move(*lock), keeping));
  store->readers_ = std::make_unique<Readers>(std::move(reading), max_waiting_reads);
  auto upkeep = std::make_shared<Upkeep>(keeping, clock);
  store->writer_ = std::make_unique<Writer>(
      std::move(*connection), max_waiting_writes,
      [upkeep](Connection& writing, bool busy) { return upkeep->portion(writing, busy); });
  return store;
}

bool Store::has_room() const {
  struct statvfs disk {};
  if (::statvfs(file_.c_str(), &disk) != 0) return true;  // the write itself will tell
  const std::uint64_t free_bytes = std::uint64_t{disk.f_bavail} * disk.f_frsize;
  const std::uint64_t all_bytes = std::uint64_t{disk.f_blocks} * disk.f_frsize;
  const auto reserve =
      keeping_.min_free_bytes > 0 ? keeping_.min_free_bytes : std::min(all_bytes / 50, max_default_reserve);
  return free_bytes >= reserve;
}

std::uint64_t Store::file_bytes() const {
  std::error_code failed;
  const auto bytes = std::filesystem::file_size(file_, failed);
  return failed ? 0 : bytes;
}

void Store::stop() {
  if (readers_) readers_->stop();
  if (writer_) writer_->stop();
}

}  // namespace cicd::center
