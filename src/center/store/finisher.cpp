#include "center/store/finisher.hpp"

#include <iterator>
#include <utility>

namespace cicd::center {

Finisher::Finisher(Sync sync) : sync_(std::move(sync)), thread_([this] { loop(); }) {}

Finisher::~Finisher() {
  stop();
}

void Finisher::finish(std::vector<Outcome> group) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.insert(waiting_.end(), std::make_move_iterator(group.begin()),
                    std::make_move_iterator(group.end()));
  }
  changed_.notify_all();
}

void Finisher::wait_for_turn() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.empty(); });
}

void Finisher::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Finisher::loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto group = std::exchange(waiting_, {});
    lock.unlock();
    changed_.notify_all();
    if (synced_) synced_ = sync_();
    for (const auto& [committed, done] : group)
      done(committed ? synced_ : committed);
    lock.lock();
  }
}

}  // namespace cicd::center
