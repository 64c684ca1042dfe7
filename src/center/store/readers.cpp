#include "center/store/readers.hpp"

#include <utility>

namespace cicd::center {
namespace {

// About five seconds of work on a slow machine.
constexpr int max_steps = 2'000'000;

}  // namespace

Readers::Readers(std::vector<std::unique_ptr<Connection>> connections, std::size_t max_waiting)
    : connections_(std::move(connections)), max_waiting_(max_waiting) {
  for (auto& connection : connections_)
    threads_.emplace_back([this, &connection] { loop(*connection); });
}

Readers::~Readers() {
  stop();
}

bool Readers::submit(Work work) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= max_waiting_) return false;
    queue_.push_back(std::move(work));
  }
  wake_.notify_one();
  return true;
}

void Readers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
  connections_.clear();
}

void Readers::loop(Connection& connection) {
  for (;;) {
    Work work;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
    }
    connection.limit_work(max_steps);
    connection.exec("BEGIN");
    work(connection);
    static_cast<void>(connection.take_failure());
    connection.limit_work(0);
    connection.exec("COMMIT");
    static_cast<void>(connection.take_failure());
  }
}

}  // namespace cicd::center
