#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace cicd::center {

// Bytes that are no text, for a column of type BLOB. They are not copied: they must outlive the query.
struct Blob {
  std::string_view bytes;
};

// One connection to the database file. It is used by one thread at a time. The first thing that goes wrong is
// kept: from then on queries find nothing, until the owner has asked for it with take_failure.
class Connection {
 public:
  enum class Mode {
    read,
    still,  // read a file that nobody writes to, and make no -wal or -shm file beside it
    write,
    create,
  };

  // Opens `file` and sets what every connection needs (WAL, full synchronisation, a wait of 5 s for locks).
  // `cache_bytes` bounds the page cache.
  // Errors: not_found; denied; invalid_input when the file is no database; io.
  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file, Mode mode,
                                                  std::size_t cache_bytes);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Runs one or more statements without parameters.
  void exec(const char* sql);
  // What went wrong since the last call, or nothing; queries work again afterwards.
  // Errors: no_space; denied; timeout when interrupted or locked too long; invalid_input for a damaged file;
  // io.
  [[nodiscard]] Status take_failure();
  [[nodiscard]] bool failed() const { return failure_.has_value(); }
  // Ends queries that run longer than this many steps of a thousand instructions; 0 means no limit.
  void limit_work(int steps);
  // Closes the prepared statements that are not in use: they would keep a table from being dropped.
  void forget_statements();
  // Brings the write-ahead log into the file and empties it, as far as that goes without waiting for anybody.
  // What does not go now is left to the next time.
  void checkpoint();
  // The same beside a connection that writes, and the log keeps its pages. Returns how many of them are in
  // the file now; 0 also when it failed or another connection does it just now.
  std::uint64_t copy_log();
  // Calls `grown` after each commit with the pages in the log, instead of SQLite's own checkpoints.
  void watch_log(std::function<void(std::uint64_t pages)> grown);
  // Rows changed by the last statement.
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] std::int64_t last_id() const;

 private:
  friend class Query;
  explicit Connection(sqlite3* handle) : handle_(handle) {}
  // A prepared statement that is not in use; nullptr after a failure.
  sqlite3_stmt* borrow(std::string_view sql);
  void give_back(sqlite3_stmt* statement);
  void fail(int code);

  sqlite3* handle_;
  std::unordered_map<std::string_view, std::vector<sqlite3_stmt*>> idle_;  // by text, which they own
  std::optional<Error> failure_;
  std::function<void(std::uint64_t)> log_grown_;
  int steps_left_ = 0;
};

// One statement being run: values are bound in the constructor, then `next` goes row by row. `sql` is
// prepared once per connection and kept: there are few different ones.
class Query {
 public:
  template <typename... Values>
  Query(Connection& connection, std::string_view sql, const Values&... values)
      : Query(connection, sql, std::in_place) {
    int place = 0;
    (bind(++place, values), ...);
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  void bind(int place, std::nullptr_t);
  void bind(int place, std::int64_t value);
  void bind(int place, int value) { bind(place, std::int64_t{value}); }
  void bind(int place, std::string_view text);
  void bind(int place, const std::string& text) { bind(place, std::string_view(text)); }
  void bind(int place, const char* text) { bind(place, std::string_view(text)); }
  void bind(int place, Blob blob);
  template <typename T>
  void bind(int place, const std::optional<T>& value) {
    if (value)
      bind(place, *value);
    else
      bind(place, nullptr);
  }

  // Goes to the next row; false at the end and after a failure (Connection::failed).
  bool next();
  // Runs a statement that gives no rows.
  void run() {
    while (next())
      continue;
  }

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] bool is_integer(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  // Text or bytes; valid until the next call of `next`.
  [[nodiscard]] std::string_view text(int column) const;

 private:
  Query(Connection& connection, std::string_view sql, std::in_place_t);

  Connection& connection_;
  sqlite3_stmt* statement_;
};

}  // namespace cicd::center
