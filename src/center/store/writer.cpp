#include "center/store/writer.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace cicd::center {
namespace {

constexpr std::size_t max_batch = 512;
constexpr int batches_between_upkeep = 20;
constexpr std::chrono::seconds idle_wait{1};

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection, std::size_t max_waiting, Upkeep upkeep,
               Finisher::Sync sync)
    : connection_(std::move(connection)),
      max_waiting_(max_waiting),
      upkeep_(std::move(upkeep)),
      finisher_(std::move(sync)),
      thread_([this] { loop(); }) {}

Writer::~Writer() {
  stop();
}

bool Writer::submit(Work work, Done done) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= max_waiting_) return false;
    queue_.push_back({std::move(work), std::move(done)});
  }
  wake_.notify_one();
  return true;
}

void Writer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
  finisher_.stop();
  connection_.reset();
}

std::size_t Writer::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void Writer::loop() {
  bool more_upkeep = true;
  for (;;) {
    finisher_.wait_for_turn();
    auto batch = take_batch(more_upkeep);
    if (!batch.empty()) {
      write(batch);
      more_upkeep = true;
    }
    bool busy = false;
    {
      const std::lock_guard lock(mutex_);
      busy = !queue_.empty();
      if (stopping_ && !busy) return;
    }
    if (busy && ++batches_since_upkeep_ < batches_between_upkeep) continue;
    batches_since_upkeep_ = 0;
    more_upkeep = keep_up(busy);
  }
}

// What waits, at most max_batch; empty after a second without work, at once when upkeep is wanted.
std::vector<Writer::Task> Writer::take_batch(bool upkeep_wanted) {
  std::unique_lock lock(mutex_);
  if (!upkeep_wanted) wake_.wait_for(lock, idle_wait, [this] { return stopping_ || !queue_.empty(); });
  const auto size = static_cast<std::ptrdiff_t>(std::min(queue_.size(), max_batch));
  std::vector<Task> batch(std::make_move_iterator(queue_.begin()),
                          std::make_move_iterator(queue_.begin() + size));
  queue_.erase(queue_.begin(), queue_.begin() + size);
  return batch;
}

Status Writer::transact(const std::function<void()>& steps) {
  connection_->exec("BEGIN IMMEDIATE");
  steps();
  connection_->exec("COMMIT");
  auto status = connection_->take_failure();
  if (!status) {
    connection_->exec("ROLLBACK");
    static_cast<void>(connection_->take_failure());  // SQLite has rolled back by itself after some errors
  }
  return status;
}

void Writer::write(std::vector<Task>& batch) {
  const auto all = transact([&] {
    for (auto& task : batch)
      task.work(*connection_);
  });
  std::vector<Finisher::Outcome> group;
  for (auto& task : batch) {
    auto committed = all || batch.size() == 1 ? all : transact([&] { task.work(*connection_); });
    group.push_back({std::move(committed), std::move(task.done)});
  }
  finisher_.finish(std::move(group));
}

bool Writer::keep_up(bool busy) {
  bool more = false;
  const auto status = transact([&] { more = upkeep_.portion(*connection_, busy); });
  upkeep_.settle(*connection_);
  return more && status.has_value();
}

}  // namespace cicd::center
