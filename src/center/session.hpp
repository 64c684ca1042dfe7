#pragma once

#include "base/file.hpp"
#include "center/server.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace cicd::center {

// What all connections of one server share.
struct Shared {
  ServerLimits limits;
  Handler handler;
  Metrics* metrics = nullptr;
  std::atomic<std::size_t> body_bytes{0};  // reserved for bodies under way
  std::atomic<bool> stopping{false};
};

// One connection. It keeps itself alive while something is under way. All it does, it does on the one thread
// of its context.
class Session {
 public:
  virtual ~Session() = default;
  // Begins to read requests.
  virtual void start() = 0;
  // Closes when nothing is under way, else after the answer. From any thread.
  virtual void finish() = 0;
  // Closes when the client has kept it waiting for too long. On the thread of its context.
  virtual void close_when_late(std::chrono::steady_clock::time_point now) = 0;

  // Serves the client behind `socket`, an accepted TCP connection of IP version 4 or 6, on the thread of
  // `context`. `closed` is called when the connection is gone.
  static std::shared_ptr<Session> make(boost::asio::io_context& context, Fd socket, bool version_6,
                                       Shared& shared, std::function<void()> closed);
};

}  // namespace cicd::center
