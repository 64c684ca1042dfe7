#pragma once

#include "base/result.hpp"
#include "center/http.hpp"
#include "center/metrics.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace cicd::center {

// An address to listen on, without any name service: "127.0.0.1:8080", "[::1]:8080", ":8080" (all
// interfaces), "localhost:8080".
struct Endpoint {
  std::string host;  // a numeric address
  std::uint16_t port = 0;

  // "127.0.0.1:8080", "[::1]:8080".
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool loopback() const;
};

// Nothing when `text` is no numeric address with a port.
std::optional<Endpoint> parse_endpoint(std::string_view text);

// What one client may cost.
struct ServerLimits {
  std::size_t max_body = 1 << 20;
  std::size_t max_header = 16 << 10;
  std::size_t max_connections = 512;
  std::size_t max_bodies_in_memory = 64 << 20;  // of all requests under way together
  int header_seconds = 10;                      // from the first byte of a request to the end of its header
  int body_seconds = 30;
  int answer_seconds = 30;  // for a client to read it
  int idle_seconds = 60;    // between two requests of a connection
  int drain_seconds = 4;    // for requests under way when the server stops
};

// What answers: `refuse` before the body is read, `handle` afterwards.
struct Handler {
  std::function<std::optional<Response>(const Request&)> refuse;
  std::function<void(Request, Respond)> handle;
};

// The HTTP/1.1 server: connections and their limits, nothing about what is said over them.
class Server {
 public:
  // Starts to listen.
  // Errors: io when the address cannot be used.
  static Result<std::unique_ptr<Server>> listen(const Endpoint& endpoint, const ServerLimits& limits,
                                                Handler handler, Metrics& metrics);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Where it listens, with the port that the kernel chose when 0 was asked for.
  [[nodiscard]] Endpoint endpoint() const;
  // Serves on `threads` threads until SIGTERM or SIGINT, then finishes what is under way.
  void run(unsigned threads);

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cicd::center
