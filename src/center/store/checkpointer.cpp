#include "center/store/checkpointer.hpp"

#include <utility>

namespace cicd::center {
namespace {

// The writer copies these by itself. More come in while the thread is at work: a group of large reports has
// hundreds of pages, and a log that never begins anew grows and grows, which slows down its synchronisation.
constexpr std::uint64_t few_pages = 1024;

}  // namespace

Checkpointer::Checkpointer(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)), thread_([this] { loop(); }) {}

Checkpointer::~Checkpointer() {
  stop();
}

void Checkpointer::log_grew(Connection& writing, std::uint64_t pages, std::uint64_t enough) {
  if (pages < enough) return;
  {
    const std::lock_guard lock(mutex_);
    if (wanted_) return;  // at work
    if (copied_ > pages || pages - copied_ > few_pages) {
      wanted_ = true;
      wake_.notify_one();
      return;
    }
    copied_ = 0;
  }
  static_cast<void>(writing.copy_log());
}

void Checkpointer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
  connection_.reset();
}

void Checkpointer::loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || wanted_; });
    if (stopping_) return;
    lock.unlock();
    const auto copied = connection_->copy_log();
    lock.lock();
    copied_ = copied;
    wanted_ = false;
  }
}

}  // namespace cicd::center
