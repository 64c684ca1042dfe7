#include "center/server.hpp"

#include "base/text.hpp"
#include "center/session.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <exception>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace cicd::center {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Code = boost::system::error_code;

constexpr std::chrono::milliseconds accept_pause{100};

}  // namespace

std::string Endpoint::text() const {
  return host.find(':') == std::string::npos ? fmt::format("{}:{}", host, port)
                                             : fmt::format("[{}]:{}", host, port);
}

bool Endpoint::loopback() const {
  Code failed;
  const auto address = asio::ip::make_address(host, failed);
  return !failed && address.is_loopback();
}

std::optional<Endpoint> parse_endpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto port = parse_int(text.substr(colon + 1));
  if (!port || *port < 0 || *port > 65535) return std::nullopt;
  auto host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  if (host.empty()) host = "0.0.0.0";
  if (host == "localhost") host = "127.0.0.1";
  Code failed;
  const auto address = asio::ip::make_address(std::string(host), failed);
  if (failed) return std::nullopt;
  return Endpoint{address.to_string(), static_cast<std::uint16_t>(*port)};
}

struct Server::State {
  State(const ServerLimits& limits, Handler handler, Metrics& metrics) {
    shared.limits = limits;
    shared.handler = std::move(handler);
    shared.metrics = &metrics;
  }

  void accept() {
    acceptor.async_accept([this](Code code, tcp::socket socket) {
      if (shared.stopping) return;
      if (code) {  // out of descriptors, most likely: give others time to close theirs
        pause.expires_after(accept_pause);
        pause.async_wait([this](Code) {
          if (!shared.stopping) accept();
        });
        return;
      }
      begin(std::move(socket));
      accept();
    });
  }

  void begin(tcp::socket socket) {
    std::shared_ptr<Session> session;
    {
      const std::lock_guard lock(mutex);
      if (sessions.size() >= shared.limits.max_connections) return;  // closes the socket
      Code failed;
      const bool version_6 = acceptor.local_endpoint(failed).address().is_v6();
      const auto number = ++last_session;
      session = Session::make(context, Fd(socket.release(failed)), version_6, shared, [this, number] {
        const std::lock_guard inner(mutex);
        sessions.erase(number);
      });
      sessions.emplace(number, session);
    }
    session->start();
  }

  // One thread's share, until the server stops. What a library throws (no memory, most likely) costs the
  // connection that it happened on.
  void work() {
    for (;;) {
      try {
        context.run();
        return;
      } catch (const std::exception&) {
        continue;
      }
    }
  }

  // Lets the sessions end; what is still there after the grace period is cut off.
  void stop() {
    if (shared.stopping.exchange(true)) return;
    Code ignored;
    acceptor.close(ignored);
    pause.cancel();
    std::vector<std::shared_ptr<Session>> alive;
    {
      const std::lock_guard lock(mutex);
      for (const auto& [number, session] : sessions)
        if (auto strong = session.lock()) alive.push_back(std::move(strong));
    }
    for (const auto& session : alive)
      session->finish();
    watch_end(std::chrono::steady_clock::now() + std::chrono::seconds{shared.limits.drain_seconds});
  }

  void watch_end(std::chrono::steady_clock::time_point end) {
    {
      const std::lock_guard lock(mutex);
      if (sessions.empty() || std::chrono::steady_clock::now() >= end) {
        context.stop();
        return;
      }
    }
    pause.expires_after(std::chrono::milliseconds{20});
    pause.async_wait([this, end](Code) { watch_end(end); });
  }

  Shared shared;
  std::mutex mutex;  // guards sessions
  std::unordered_map<std::uint64_t, std::weak_ptr<Session>> sessions;
  std::uint64_t last_session = 0;
  asio::io_context context;
  tcp::acceptor acceptor{context};
  asio::steady_timer pause{context};
  asio::signal_set signals{context};
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(const Endpoint& endpoint, const ServerLimits& limits,
                                               Handler handler, Metrics& metrics) {
  auto state = std::make_unique<State>(limits, std::move(handler), metrics);
  Code failed;
  const tcp::endpoint where(asio::ip::make_address(endpoint.host, failed), endpoint.port);
  auto& acceptor = state->acceptor;
  if (!failed) acceptor.open(where.protocol(), failed);
  if (!failed) acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
  if (!failed) acceptor.bind(where, failed);
  if (!failed) acceptor.listen(asio::socket_base::max_listen_connections, failed);
  if (!failed) state->signals.add(SIGTERM, failed);
  if (!failed) state->signals.add(SIGINT, failed);
  if (failed)
    return Error{Errc::io,
                 fmt::format("--listen {}: {}; choose another address", endpoint.text(), failed.message())};
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

Endpoint Server::endpoint() const {
  Code ignored;
  const auto local = state_->acceptor.local_endpoint(ignored);
  return {local.address().to_string(), local.port()};
}

void Server::run(unsigned threads) {
  auto& state = *state_;
  state.signals.async_wait([&state](Code code, int) {
    if (!code) state.stop();
  });
  state.accept();
  std::vector<std::thread> others;
  for (unsigned each = 1; each < threads; ++each)
    others.emplace_back([&state] { state.work(); });
  state.work();
  for (auto& thread : others)
    thread.join();
}

}  // namespace cicd::center
