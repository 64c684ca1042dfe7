#include "log/tail.hpp"

#include <algorithm>

namespace cicd::log {

void Tail::feed(std::string_view bytes, std::uint64_t offset) {
  if (offset != end_) {
    ring_.clear();
    oldest_ = 0;
  }
  end_ = offset + bytes.size();
  if (bytes.size() >= capacity_) {
    ring_.assign(bytes.substr(bytes.size() - capacity_));
    oldest_ = 0;
    return;
  }
  const auto fits = std::min(capacity_ - ring_.size(), bytes.size());
  ring_.append(bytes.substr(0, fits));
  bytes.remove_prefix(fits);
  while (!bytes.empty()) {
    const auto part = std::min(bytes.size(), ring_.size() - oldest_);
    bytes.copy(ring_.data() + oldest_, part);
    oldest_ = (oldest_ + part) % ring_.size();
    bytes.remove_prefix(part);
  }
}

std::string Tail::bytes() const {
  return ring_.substr(oldest_) + ring_.substr(0, oldest_);
}

}  // namespace cicd::log
