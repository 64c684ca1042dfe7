#include "center/server.hpp"

#include "base/text.hpp"
#include "center/session.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <exception>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cicd::center {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Code = boost::system::error_code;

constexpr std::chrono::milliseconds accept_pause{100};
constexpr std::chrono::milliseconds between_looks{250};  // at how long clients have kept us waiting

// What libraries throw (no memory, most likely) costs the connection that it happened on.
void run_until_stopped(asio::io_context& context) {
  for (;;) {
    try {
      context.run();
      return;
    } catch (const std::exception&) {
      continue;
    }
  }
}

// One thread's connections. It looks after them again and again: a timer for each step of each connection
// would cost more than the step.
struct Lane {
  using Sessions = std::unordered_map<std::uint64_t, std::weak_ptr<Session>>;

  // The sessions that are still there.
  [[nodiscard]] std::vector<std::shared_ptr<Session>> alive() {
    const std::lock_guard lock(mutex);
    std::vector<std::shared_ptr<Session>> found;
    found.reserve(sessions.size());
    for (const auto& [number, session] : sessions)
      if (auto strong = session.lock()) found.push_back(std::move(strong));
    return found;
  }

  void look_after() {
    const auto now = std::chrono::steady_clock::now();
    for (const auto& session : alive())
      session->close_when_late(now);
    timer.expires_after(between_looks);
    timer.async_wait([this](Code) { look_after(); });
  }

  std::mutex mutex;  // guards sessions
  Sessions sessions;
  asio::io_context context{1};
  asio::steady_timer timer{context};
};

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
  static std::vector<std::unique_ptr<Lane>> one_lane() {
    std::vector<std::unique_ptr<Lane>> lanes;
    lanes.push_back(std::make_unique<Lane>());
    return lanes;
  }

  State(const ServerLimits& limits, Handler handler, Metrics& metrics)
      : lanes(one_lane()), context(lanes.front()->context) {
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

  // Gives a connection to the lanes in turn.
  void begin(tcp::socket socket) {
    if (open_sessions >= shared.limits.max_connections) return;  // closes the socket
    Code failed;
    const bool version_6 = acceptor.local_endpoint(failed).address().is_v6();
    const auto number = ++last_session;
    auto& lane = *lanes[number % lanes.size()];
    auto session =
        Session::make(lane.context, Fd(socket.release(failed)), version_6, shared, [this, &lane, number] {
          const std::lock_guard lock(lane.mutex);
          lane.sessions.erase(number);
          --open_sessions;
        });
    ++open_sessions;
    {
      const std::lock_guard lock(lane.mutex);
      lane.sessions.emplace(number, session);
    }
    session->start();
  }

  // Lets the sessions end; what is still there after the grace period is cut off.
  void stop() {
    if (shared.stopping.exchange(true)) return;
    Code ignored;
    acceptor.close(ignored);
    pause.cancel();
    for (const auto& lane : lanes)
      for (const auto& session : lane->alive())
        session->finish();
    watch_end(std::chrono::steady_clock::now() + std::chrono::seconds{shared.limits.drain_seconds});
  }

  void watch_end(std::chrono::steady_clock::time_point end) {
    if (open_sessions == 0 || std::chrono::steady_clock::now() >= end) {
      for (const auto& lane : lanes)
        lane->context.stop();
      return;
    }
    pause.expires_after(std::chrono::milliseconds{20});
    pause.async_wait([this, end](Code) { watch_end(end); });
  }

  Shared shared;
  std::atomic<std::size_t> open_sessions{0};
  std::uint64_t last_session = 0;
  std::vector<std::unique_ptr<Lane>> lanes;
  asio::io_context& context;  // of the first lane, which also takes in connections
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
  while (state.lanes.size() < threads)
    state.lanes.push_back(std::make_unique<Lane>());
  state.accept();
  for (const auto& lane : state.lanes)
    lane->look_after();
  std::vector<std::thread> others;
  for (std::size_t each = 1; each < state.lanes.size(); ++each)
    others.emplace_back([&context = state.lanes[each]->context] { run_until_stopped(context); });
  run_until_stopped(state.context);
  for (auto& thread : others)
    thread.join();
}

}  // namespace cicd::center
