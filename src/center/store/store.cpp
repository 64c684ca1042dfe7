#include "center/store/store.hpp"

#include "center/store/store_file.hpp"
#include "center/store/upkeep.hpp"

#include <cerrno>
#include <cstddef>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace cicd::center {
namespace {

constexpr std::size_t writer_cache = 24 << 20;
constexpr std::size_t reader_cache = 8 << 20;
constexpr std::size_t checkpointer_cache = 1 << 20;
constexpr std::size_t reader_count = 2;
constexpr std::size_t max_waiting_writes = 4096;
constexpr std::size_t max_waiting_reads = 256;

// Takes the synchronisation of the log out of the commits of `connection`, to be done by Finisher. SQLite
// goes on synchronising before it copies from the log and before it begins it anew
// (https://www.sqlite.org/pragma.html#pragma_synchronous, NORMAL), so that the file stays whole.
Result<Finisher::Sync> take_over_sync(Connection& connection, const std::filesystem::path& file) {
  const auto log = beside(file, "-wal");
  const auto opened = std::make_shared<Fd>(::open(log.c_str(), O_RDONLY | O_CLOEXEC));
  if (!*opened) return from_errno(log.string());
  connection.exec("PRAGMA synchronous=NORMAL");
  if (auto status = connection.take_failure(); !status) return std::move(status).error().in(file.string());
  return Finisher::Sync([opened, log]() -> Status {
    while (::fdatasync(opened->get()) != 0)
      if (errno != EINTR)
        return from_errno(log.string() + ": cannot be kept on the disk; restart log-center");
    return ok();
  });
}

}  // namespace

Store::Store(const std::filesystem::path& file, Fd lock, const Keeping& keeping)
    : lock_(std::move(lock)), room_(file, keeping) {}

Store::~Store() {
  stop();
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& file, const Keeping& keeping,
                                           Clock& clock) {
  auto lock = lock_file(file);
  if (!lock) return std::move(lock).error();
  auto opened = open_for_writing(file, writer_cache, clock);
  if (!opened) return std::move(opened).error();
  auto& connection = opened->connection;
  auto kept = keeping;
  if (opened->was_before_source) kept.days = 0;  // its owner has never heard of that
  std::vector<std::unique_ptr<Connection>> reading;
  for (std::size_t each = 0; each < reader_count; ++each) {
    auto reader = Connection::open(file, Connection::Mode::read, reader_cache);
    if (!reader) return std::move(reader).error();
    reading.push_back(std::move(*reader));
  }
  auto copying = Connection::open(file, Connection::Mode::write, checkpointer_cache);
  if (!copying) return std::move(copying).error();
  auto sync = take_over_sync(*connection, file);
  if (!sync) return std::move(sync).error();
  std::unique_ptr<Store> store(new Store(file, std::move(*lock), kept));
  store->migrated_ = opened->was_before_source;
  store->readers_ = std::make_unique<Readers>(std::move(reading), max_waiting_reads);
  auto upkeep = std::make_shared<Upkeep>(store->room_, kept, clock);
  store->checkpointer_ = std::make_unique<Checkpointer>(std::move(*copying));
  connection->watch_log(
      [upkeep, checkpointer = store->checkpointer_.get(), writing = connection.get()](std::uint64_t pages) {
        checkpointer->log_grew(*writing, pages, upkeep->log_pages());
      });
  store->writer_ = std::make_unique<Writer>(
      std::move(connection), max_waiting_writes,
      Writer::Upkeep{[upkeep](Connection& writing, bool busy) { return upkeep->portion(writing, busy); },
                     [upkeep](Connection& writing) { upkeep->settle(writing); }},
      std::move(*sync));
  return store;
}

void Store::stop() {
  if (readers_) readers_->stop();
  if (writer_) writer_->stop();
  if (checkpointer_) checkpointer_->stop();
}

}  // namespace cicd::center
