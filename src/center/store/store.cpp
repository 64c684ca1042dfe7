#include "center/store/store.hpp"

#include "center/store/store_file.hpp"
#include "center/store/upkeep.hpp"

namespace cicd::center {
namespace {

constexpr std::size_t writer_cache = 24 << 20;
constexpr std::size_t reader_cache = 8 << 20;
constexpr std::size_t checkpointer_cache = 1 << 20;
constexpr std::size_t reader_count = 2;
constexpr std::size_t max_waiting_writes = 4096;
constexpr std::size_t max_waiting_reads = 256;

}  // namespace

Store::Store(std::filesystem::path file, Fd lock, const Keeping& keeping)
    : file_(std::move(file)), lock_(std::move(lock)), room_(file_, keeping) {}

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
  auto copying = Connection::open(file, Connection::Mode::write, checkpointer_cache);
  if (!copying) return std::move(copying).error();
  std::unique_ptr<Store> store(new Store(file, std::move(*lock), keeping));
  store->readers_ = std::make_unique<Readers>(std::move(reading), max_waiting_reads);
  auto upkeep = std::make_shared<Upkeep>(store->room_, keeping, clock);
  store->checkpointer_ = std::make_unique<Checkpointer>(std::move(*copying));
  (*connection)
      ->watch_log([upkeep, checkpointer = store->checkpointer_.get(), writing = connection->get()](
                      std::uint64_t pages) { checkpointer->log_grew(*writing, pages, upkeep->log_pages()); });
  store->writer_ = std::make_unique<Writer>(
      std::move(*connection), max_waiting_writes,
      Writer::Upkeep{[upkeep](Connection& writing, bool busy) { return upkeep->portion(writing, busy); },
                     [upkeep](Connection& writing) { upkeep->settle(writing); }});
  return store;
}

void Store::stop() {
  if (readers_) readers_->stop();
  if (writer_) writer_->stop();
  if (checkpointer_) checkpointer_->stop();
}

}  // namespace cicd::center
