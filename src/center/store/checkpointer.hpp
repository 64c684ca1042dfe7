#pragma once

#include "center/store/database.hpp"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

namespace cicd::center {

// The thread that copies the write-ahead log into the database file while the writer goes on. Only the last
// few pages are left to the writer: between two transactions, so that the log can begin anew
// (https://www.sqlite.org/wal.html#ckpt).
class Checkpointer {
 public:
  // `connection` is this thread's own, open for writing.
  explicit Checkpointer(std::unique_ptr<Connection> connection);
  // As stop().
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  // After each commit of the writer's connection, on its thread, outside of any transaction: `pages` are in
  // the log. Starts copying from `enough` pages on, and never waits for it. An error is left to the next
  // time.
  void log_grew(Connection& writing, std::uint64_t pages, std::uint64_t enough);
  // Ends the thread and closes its connection.
  void stop();

 private:
  void loop();

  std::unique_ptr<Connection> connection_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool wanted_ = false;
  bool stopping_ = false;
  std::uint64_t copied_ = 0;  // pages of the log that are in the file
  std::thread thread_;
};

}  // namespace cicd::center
