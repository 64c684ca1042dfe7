#pragma once

#include "base/result.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace cicd::center {

// The thread that makes what the writer has committed durable and then says so, while the writer goes on. One
// synchronisation is enough for all that is committed when it begins.
class Finisher {
 public:
  // Makes durable whatever was committed before the call.
  using Sync = std::function<Status()>;
  // A work that was committed, or the reason why not, and who wants to know.
  struct Outcome {
    Status committed;
    std::function<void(const Status&)> done;
  };

  // After `sync` has failed once nobody can tell what the disk holds: all that follows fails in the same way.
  explicit Finisher(Sync sync);
  // As stop().
  ~Finisher();
  Finisher(const Finisher&) = delete;
  Finisher& operator=(const Finisher&) = delete;

  // Takes over a group: each is told on this thread what became of it.
  void finish(std::vector<Outcome> group);
  // Returns once no group waits; one may be under way. A writer that went on would only make small groups.
  void wait_for_turn();
  // Finishes what waits and ends the thread.
  void stop();

 private:
  void loop();

  const Sync sync_;
  Status synced_ = ok();  // of this thread alone
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Outcome> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace cicd::center
