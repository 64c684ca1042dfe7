#pragma once

#include "center/store/database.hpp"
#include "center/store/finisher.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace cicd::center {

// The one thread that writes. What waits for it is written in one transaction, so that a single
// synchronisation of the disk makes all of it durable (group commit). The next group is written while the
// disk still works on the one before.
class Writer {
 public:
  // Changes the database. Must have no other effect than on what it captured for its own answer: it is run
  // again, alone, when something in its transaction failed. Failures are kept by the connection.
  using Work = std::function<void(Connection&)>;
  // Called on a thread of the writer's own once the work is durable, or with what prevented that.
  using Done = std::function<void(const Status&)>;
  // Housekeeping while nobody waits, and now and then when somebody always does.
  struct Upkeep {
    // A small portion in a transaction of its own; `busy` asks for the smallest. True when more is to be
    // done.
    std::function<bool(Connection&, bool busy)> portion;
    // After each portion, outside of any transaction.
    std::function<void(Connection&)> settle;
  };

  // At most `max_waiting` works wait at a time. `sync` makes durable what `connection` has committed, where
  // committing alone does not.
  Writer(std::unique_ptr<Connection> connection, std::size_t max_waiting, Upkeep upkeep, Finisher::Sync sync);
  // As stop().
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // False when too many wait already or after stop(); then neither function is ever called.
  [[nodiscard]] bool submit(Work work, Done done);
  // Writes what waits and ends the thread. The connection is closed.
  void stop();
  [[nodiscard]] std::size_t waiting() const;

 private:
  struct Task {
    Work work;
    Done done;
  };

  void loop();
  std::vector<Task> take_batch(bool upkeep_wanted);
  void write(std::vector<Task>& batch);
  [[nodiscard]] Status transact(const std::function<void()>& steps);
  bool keep_up(bool busy);

  std::unique_ptr<Connection> connection_;
  const std::size_t max_waiting_;
  const Upkeep upkeep_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> queue_;
  bool stopping_ = false;
  int batches_since_upkeep_ = 0;
  Finisher finisher_;
  std::thread thread_;
};

}  // namespace cicd::center
