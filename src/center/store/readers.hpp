#pragma once

#include "center/store/database.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace cicd::center {

// A few threads that read, each with a connection of its own: what they read is one consistent state, and a
// slow search holds up nobody who writes.
class Readers {
 public:
  // Reads and answers by itself; the status says what failed, for example `timeout` for a search that took
  // too long.
  using Work = std::function<void(Connection&)>;

  Readers(std::vector<std::unique_ptr<Connection>> connections, std::size_t max_waiting);
  // As stop().
  ~Readers();
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  // False when too many wait already or after stop(); then `work` is never called.
  [[nodiscard]] bool submit(Work work);
  // Does what waits and ends the threads. The connections are closed.
  void stop();

 private:
  void loop(Connection& connection);

  std::vector<std::unique_ptr<Connection>> connections_;
  const std::size_t max_waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Work> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace cicd::center
