#include "center/store/store_file.hpp"

#include "center/store/events.hpp"
#include "center/store/room.hpp"
#include "center/store/schema.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstddef>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::center {
namespace {

constexpr std::size_t small_cache = 1 << 20;
constexpr std::uintmax_t smallest_page = 512;  // SQLite takes a file of a few bytes for an empty one
constexpr std::uintmax_t fully_checked_bytes = 64 << 20;

Error refused(const std::filesystem::path& file, std::string_view why) {
  return {Errc::invalid_input, fmt::format("{}: {}; the file is left as it is", file.string(), why)};
}

// Whether the pages of the file hang together: all of them in a small file, the roots in a large one.
bool looks_sound(Connection& connection, std::uintmax_t bytes) {
  if (bytes <= fully_checked_bytes) {
    Query check(connection, "PRAGMA quick_check(1)");
    return check.next() && check.text(0) == "ok";
  }
  // One end of a tree at a time: SQLite walks through the whole of it when asked for both at once.
  for (const char* sql :
       {"SELECT max(id) FROM errorlog", "SELECT min(id) FROM errorlog", "SELECT max(id) FROM report",
        "SELECT min(id) FROM report", "SELECT max(key) FROM event", "SELECT min(key) FROM event",
        "SELECT max(day) FROM day_count"})
    Query(connection, sql).run();
  return !connection.failed();
}

constexpr std::string_view no_database =
    "this is no database, or it is damaged; restore a backup or choose another --db";

// Whether something that was not brought into the file yet may stand beside it, as while a server writes.
bool has_log(const std::filesystem::path& file) {
  std::error_code ignored;
  return std::filesystem::exists(beside(file, "-wal"), ignored) ||
         std::filesystem::exists(beside(file, "-journal"), ignored);
}

// What the tables tell, or why the file is not for this program.
Result<Contents> judge(Connection& connection, const std::filesystem::path& file) {
  const auto contents = look_at(connection);
  if (auto status = connection.take_failure(); !status) {
    if (status.error().code != Errc::invalid_input) return std::move(status).error().in(file.string());
    return refused(file, no_database);
  }
  if (contents == Contents::newer)
    return refused(file, "written by a newer log-center; use that version or another --db");
  if (contents == Contents::foreign)
    return refused(file, "the database of another program; choose another --db");
  if (contents != Contents::before_source) return contents;
  const auto name = name_in_the_way(connection);
  if (!name) return name.error();
  if (!name->empty())
    return refused(file, fmt::format("it cannot be migrated while something else in it is called '{}';"
                                     " rename that or choose another --db",
                                     *name));
  return contents;
}

// Looks at the file without changing it or anything beside it.
Result<Contents> inspect(const std::filesystem::path& file) {
  const auto mode = has_log(file) ? Connection::Mode::read : Connection::Mode::still;
  auto opened = Connection::open(file, mode, small_cache);
  if (!opened && opened.error().code == Errc::invalid_input) return refused(file, no_database);
  if (!opened) return std::move(opened).error();
  auto& connection = **opened;
  auto contents = judge(connection, file);
  if (!contents) return contents;
  std::error_code ignored;
  const auto bytes = std::filesystem::file_size(file, ignored);
  if (*contents == Contents::nothing && bytes > 0 && bytes < smallest_page) return refused(file, no_database);
  if (*contents != Contents::nothing && !looks_sound(connection, bytes))
    return refused(file, "the database is damaged; restore a backup or choose another --db");
  static_cast<void>(connection.take_failure());
  return contents;
}

Status migrate(Connection& connection, Contents contents, const std::filesystem::path& file, Clock& clock) {
  if (contents == Contents::ours) return ok();
  std::filesystem::path copy;
  if (contents == Contents::before_source) {
    copy = fmt::format("{}.before-v{}-{}.bak", file.string(), schema_version,
                       clock.wall().time_since_epoch().count());
    if (auto copied = copy_database(file, copy); !copied)
      return std::move(copied).error().in("backup before migration");
  }
  // Only a file without tables can be told to keep account of where its pages belong, so that unused ones can
  // be cut off.
  if (contents == Contents::nothing) connection.exec("PRAGMA auto_vacuum=INCREMENTAL");
  connection.exec("BEGIN IMMEDIATE");
  if (contents == Contents::before_source)
    migrate_before_source(connection, clock.wall());
  else
    upgrade_tables(connection);
  connection.exec("COMMIT");
  auto status = connection.take_failure();
  if (status) return ok();
  connection.exec("ROLLBACK");
  static_cast<void>(connection.take_failure());  // SQLite has rolled back by itself after some errors
  std::error_code ignored;
  if (!copy.empty()) std::filesystem::remove(copy, ignored);
  return status;
}

}  // namespace

Result<Fd> lock_file(const std::filesystem::path& file) {
  Fd lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!lock) return from_errno(file.string());
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return from_errno(file.string());
  return Error{
      Errc::denied,
      fmt::format("{}: in use by another log-center; stop that one or choose another --db", file.string())};
}

Result<Opened> open_for_writing(const std::filesystem::path& file, std::size_t cache_bytes, Clock& clock) {
  const auto contents = inspect(file);
  if (!contents) return contents.error();
  auto opened = Connection::open(file, Connection::Mode::write, cache_bytes);
  if (!opened) return std::move(opened).error();
  auto& connection = **opened;
  if (auto status = migrate(connection, *contents, file, clock); !status)
    return std::move(status).error().in(file.string());
  connection.exec("PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=67108864;");
  open_events(connection);
  if (auto status = connection.take_failure(); !status) return std::move(status).error().in(file.string());
  return Opened{std::move(*opened), *contents == Contents::before_source};
}

Result<std::unique_ptr<Connection>> open_for_visit(const std::filesystem::path& file, Clock& clock) {
  const auto lock = lock_file(file);
  if (lock) {
    auto opened = open_for_writing(file, small_cache, clock);
    if (!opened) return std::move(opened).error();
    return std::move(opened->connection);
  }
  const auto contents = inspect(file);
  if (!contents) return contents.error();
  if (*contents != Contents::ours) return lock.error();
  return Connection::open(file, Connection::Mode::write, small_cache);
}

Result<std::unique_ptr<Connection>> open_for_reading(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored))
    return Error{Errc::not_found,
                 fmt::format("{}: no such file; name the database with --db", file.string())};
  const auto contents = inspect(file);
  if (!contents) return contents.error();
  if (*contents != Contents::ours) return refused(file, "not migrated yet; run log-center serve once");
  return Connection::open(file, Connection::Mode::read, small_cache);
}

Status copy_database(const std::filesystem::path& file, const std::filesystem::path& target) {
  std::error_code ignored;
  if (std::filesystem::exists(target, ignored))
    return Error{Errc::invalid_input, fmt::format("{}: exists already; name a new file", target.string())};
  auto opened = Connection::open(file, Connection::Mode::read, small_cache);
  if (!opened) return std::move(opened).error();
  const auto partial = target.string() + ".partial";
  std::filesystem::remove(partial, ignored);
  // Made here, because SQLite would let everybody read it; it takes over a file that is empty.
  const Fd copy(::open(partial.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!copy) return from_errno(target.string());
  Query(**opened, "VACUUM INTO ?", partial).run();
  auto status = (*opened)->take_failure();
  if (status && (::fsync(copy.get()) != 0 || ::rename(partial.c_str(), target.c_str()) != 0))
    status = from_errno("the copy");
  if (status) return ok();
  std::filesystem::remove(partial, ignored);
  return std::move(status).error().in(target.string());
}

}  // namespace cicd::center
