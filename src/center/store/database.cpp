#include "center/store/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <climits>
#include <cstddef>
#include <system_error>
#include <utility>

#include <sqlite3.h>

namespace cicd::center {
namespace {

constexpr int lock_wait_ms = 5000;
constexpr int instructions_per_step = 1000;

Errc kind_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return Errc::no_space;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return Errc::denied;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Errc::invalid_input;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:
      return Errc::timeout;
    default:
      return Errc::io;
  }
}

int open_flags(Connection::Mode mode) {
  const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (mode) {
    case Connection::Mode::read:
      return common | SQLITE_OPEN_READONLY;
    case Connection::Mode::still:
      return common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Connection::Mode::write:
      return common | SQLITE_OPEN_READWRITE;
    case Connection::Mode::create:
      break;
  }
  return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

// The URI by which SQLite takes a file for one that cannot change (https://www.sqlite.org/uri.html).
std::string unchanging(const std::filesystem::path& file) {
  std::error_code ignored;  // then the path stays as it is
  auto absolute = std::filesystem::absolute(file, ignored);
  std::string uri = "file://";
  for (const char letter : (ignored ? file : absolute).native())
    uri += letter == '%' || letter == '?' || letter == '#' ? fmt::format("%{:02X}", letter)
                                                           : std::string(1, letter);
  return uri + "?immutable=1";
}

}  // namespace

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& file, Mode mode,
                                                     std::size_t cache_bytes) {
  // Nobody asks SQLite for the memory it uses, and to count it takes a lock each time.
  [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3* handle = nullptr;
  const auto name = mode == Mode::still ? unchanging(file) : file.string();
  const int code = sqlite3_open_v2(name.c_str(), &handle, open_flags(mode), nullptr);
  std::unique_ptr<Connection> connection(new Connection(handle));
  if (code != SQLITE_OK) {
    connection->fail(code);
    return std::move(connection->take_failure()).error().in(file.string());
  }
  sqlite3_busy_timeout(handle, lock_wait_ms);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  connection->exec(
      fmt::format("PRAGMA cache_size=-{}", std::max<std::size_t>(cache_bytes / 1024, 64)).c_str());
  connection->exec("PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF;");
  if (auto status = connection->take_failure(); !status) return std::move(status).error().in(file.string());
  return connection;
}

Connection::~Connection() {
  forget_statements();
  sqlite3_close(handle_);
}

void Connection::forget_statements() {
  std::vector<sqlite3_stmt*> statements;
  for (auto& [sql, idle] : idle_)
    statements.insert(statements.end(), idle.begin(), idle.end());
  idle_.clear();  // before the texts that are its keys go with the statements
  for (auto* statement : statements)
    sqlite3_finalize(statement);
}

void Connection::fail(int code) {
  if (failure_) return;
  const char* words = handle_ == nullptr ? "out of memory" : sqlite3_errmsg(handle_);
  failure_ = Error{kind_of(code), fmt::format("database: {}", words)};
}

Status Connection::take_failure() {
  if (!failure_) return ok();
  Error error = std::move(*failure_);
  failure_.reset();
  return error;
}

void Connection::exec(const char* sql) {
  if (failure_) return;
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

void Connection::limit_work(int steps) {
  steps_left_ = steps;
  const auto check = [](void* self) { return --static_cast<Connection*>(self)->steps_left_ <= 0 ? 1 : 0; };
  sqlite3_progress_handler(handle_, steps > 0 ? instructions_per_step : 0, check, this);
}

void Connection::checkpoint() {
  sqlite3_busy_timeout(handle_, 0);
  sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(handle_, lock_wait_ms);
}

std::uint64_t Connection::copy_log() {
  int copied = 0;
  const int code = sqlite3_wal_checkpoint_v2(handle_, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, &copied);
  return code == SQLITE_OK && copied > 0 ? static_cast<std::uint64_t>(copied) : 0;
}

void Connection::watch_log(std::function<void(std::uint64_t pages)> grown) {
  log_grown_ = std::move(grown);
  const auto call = [](void* self, sqlite3*, const char*, int pages) {
    static_cast<Connection*>(self)->log_grown_(static_cast<std::uint64_t>(pages));
    return SQLITE_OK;
  };
  sqlite3_wal_hook(handle_, call, this);
}

std::int64_t Connection::changes() const {
  return sqlite3_changes64(handle_);
}

std::int64_t Connection::last_id() const {
  return sqlite3_last_insert_rowid(handle_);
}

sqlite3_stmt* Connection::borrow(std::string_view sql) {
  if (failure_) return nullptr;
  if (const auto found = idle_.find(sql); found != idle_.end() && !found->second.empty()) {
    auto* statement = found->second.back();
    found->second.pop_back();
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  const auto length = static_cast<int>(std::min<std::size_t>(sql.size(), INT_MAX));
  const int code =
      sqlite3_prepare_v3(handle_, sql.data(), length, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) fail(code);
  return statement;
}

void Connection::give_back(sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  idle_[sqlite3_sql(statement)].push_back(statement);
}

Query::Query(Connection& connection, std::string_view sql, std::in_place_t)
    : connection_(connection), statement_(connection.borrow(sql)) {}

Query::~Query() {
  if (statement_ != nullptr) connection_.give_back(statement_);
}

void Query::bind(int place, std::nullptr_t) {
  if (statement_ != nullptr) sqlite3_bind_null(statement_, place);
}

void Query::bind(int place, std::int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, place, value);
}

void Query::bind(int place, std::string_view text) {
  if (statement_ != nullptr)
    sqlite3_bind_text64(statement_, place, text.data() == nullptr ? "" : text.data(), text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Query::bind(int place, Blob blob) {
  if (statement_ != nullptr)
    sqlite3_bind_blob64(statement_, place, blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC);
}

bool Query::next() {
  if (statement_ == nullptr || connection_.failed()) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_.fail(code);
  return false;
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

bool Query::is_integer(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_INTEGER;
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Query::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, length);
}

}  // namespace cicd::center
