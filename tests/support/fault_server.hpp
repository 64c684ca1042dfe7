#pragma once

#include "base/file.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

struct ssl_st;
struct ssl_ctx_st;

namespace cicd::test {

// One connection to a FaultServer, as its script sees it. Every call gives up when the other side or the
// server goes.
class Peer {
 public:
  // Bytes up to the end of the request (its Content-Length is honoured), or empty when the other side went
  // away.
  std::string read_request();
  // False when the other side went away.
  bool send(std::string_view bytes);
  // One byte at a time.
  void drip(std::string_view bytes, std::chrono::milliseconds pause);
  // Until the other side closes or the server stops.
  void wait();
  // Closes with a reset once something has arrived: what the other side has sent and will send is lost.
  void reset();
  // Carries bytes both ways between this connection and a server on this machine.
  void relay_to(int port);

 private:
  friend class FaultServer;
  Peer(Fd fd, ssl_st* tls, const std::atomic<bool>& stopped)
      : fd_(std::move(fd)), tls_(tls), stopped_(stopped) {}
  // Waits until something can be read; false when the server stops.
  bool readable();
  std::ptrdiff_t read_some(char* bytes, std::size_t room);

  Fd fd_;
  ssl_st* tls_;
  const std::atomic<bool>& stopped_;
};

// A port of this machine on which nobody listens.
int unused_port();

// "HTTP/1.1 200 OK" with Content-Length and the given body; `headers` are whole lines with \r\n.
std::string http_answer(int status, std::string_view body = R"({"id":7,"status":"new","count":1})",
                        std::string_view headers = "Content-Type: application/json\r\n");

// A real server on a port of the kernel's choice (or a Unix socket) that does what its script says, each
// connection in a thread of its own.
class FaultServer {
 public:
  using Script = std::function<void(Peer&)>;
  struct Options {
    std::filesystem::path certificate;  // PEM; with `key` the server speaks TLS
    std::filesystem::path key;
    std::filesystem::path unix_socket;
  };

  explicit FaultServer(Script script) : FaultServer(std::move(script), Options{}) {}
  FaultServer(Script script, const Options& options);
  // Reads each request and sends the same answer.
  explicit FaultServer(std::string answer);
  FaultServer(const FaultServer&) = delete;
  FaultServer& operator=(const FaultServer&) = delete;
  ~FaultServer();

  [[nodiscard]] int port() const { return port_; }
  // "http://127.0.0.1:PORT" and `path`; https with TLS.
  [[nodiscard]] std::string url(std::string_view path = "", std::string_view host = "127.0.0.1") const;
  // Every request read so far, in order of arrival.
  [[nodiscard]] std::vector<std::string> requests() const;
  [[nodiscard]] std::size_t connections() const { return connections_; }
  // For scripts that read themselves.
  void record(const std::string& request);
  // Waits until every connection is closed and served. Then a fork inherits no lock that a thread of ours
  // holds, and `requests` is complete.
  void settle();

 private:
  void accept_all();
  // Joins those that there are; whether no caller waits to become another one.
  bool join_peers();
  [[nodiscard]] bool has_caller() const;
  void serve(int fd);

  Script script_;
  std::atomic<bool> stopped_ = false;
  std::atomic<std::size_t> connections_ = 0;
  Fd listener_;
  int port_ = 0;
  std::unique_ptr<ssl_ctx_st, void (*)(ssl_ctx_st*)> tls_;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::mutex peers_mutex_;  // held while a caller becomes one of them
  std::list<std::thread> peers_;
  std::atomic<bool> accepting_ = false;
  std::thread acceptor_;
};

}  // namespace cicd::test
