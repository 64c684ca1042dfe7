#include "support/fault_server.hpp"

#include "base/signal_guard.hpp"
#include "base/text.hpp"

#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace cicd::test {

namespace {

constexpr int tick_ms = 10;  // how soon a stopped server is noticed

Fd connect_to(int port) {
  Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return {};
  return fd;
}

Fd listen_on_port(int& port) {
  Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), size) != 0) std::abort();
  if (::listen(fd.get(), 128) != 0) std::abort();
  ::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&address), &size);
  port = ntohs(address.sin_port);
  return fd;
}

Fd listen_on_path(const std::string& path) {
  Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  if (::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) std::abort();
  if (::listen(fd.get(), 128) != 0) std::abort();
  return fd;
}

// The Content-Length in the head of a request, else 0.
std::size_t content_length(const std::string& head) {
  const auto lower = to_lower(head);
  const auto at = lower.find("\r\ncontent-length:");
  return at == std::string::npos ? 0 : static_cast<std::size_t>(std::atoll(lower.c_str() + at + 17));
}

}  // namespace

int unused_port() {
  int port = 0;
  listen_on_port(port);
  return port;
}

std::string http_answer(int status, std::string_view body, std::string_view headers) {
  return "HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

bool Peer::readable() {
  if (tls_ != nullptr && SSL_pending(tls_) > 0) return true;
  while (!stopped_) {
    pollfd ready{fd_.get(), POLLIN, 0};
    if (::poll(&ready, 1, tick_ms) != 0) return true;
  }
  return false;
}

std::ptrdiff_t Peer::read_some(char* bytes, std::size_t room) {
  if (!readable()) return -1;
  if (tls_ != nullptr) return SSL_read(tls_, bytes, static_cast<int>(room));
  return ::recv(fd_.get(), bytes, room, 0);
}

std::string Peer::read_request() {
  std::string request;
  std::array<char, 65536> block{};
  for (;;) {
    const auto head = request.find("\r\n\r\n");
    if (head != std::string::npos &&
        request.size() >= head + 4 + content_length(request.substr(0, head + 2))) {
      return request;
    }
    const auto got = read_some(block.data(), block.size());
    if (got <= 0) return {};
    request.append(block.data(), static_cast<std::size_t>(got));
  }
}

bool Peer::send(std::string_view bytes) {
  while (!bytes.empty() && !stopped_) {
    pollfd ready{fd_.get(), POLLOUT, 0};
    if (::poll(&ready, 1, tick_ms) == 0) continue;
    const auto sent =
        tls_ != nullptr
            ? SSL_write(tls_, bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 16384)))
            : ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return bytes.empty();
}

void Peer::drip(std::string_view bytes, std::chrono::milliseconds pause) {
  for (std::size_t i = 0; i < bytes.size() && !stopped_; ++i) {
    send(bytes.substr(i, 1));
    std::this_thread::sleep_for(pause);
  }
}

void Peer::reset() {
  if (!readable()) return;
  const linger at_once{1, 0};
  ::setsockopt(fd_.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  fd_.reset();
}

void Peer::wait() {
  std::array<char, 4096> block{};
  while (read_some(block.data(), block.size()) > 0) {
  }
}

void Peer::relay_to(int port) {
  const Fd other = connect_to(port);
  if (!other) return;
  std::array<char, 16384> block{};
  while (!stopped_) {
    std::array<pollfd, 2> ready{pollfd{fd_.get(), POLLIN, 0}, pollfd{other.get(), POLLIN, 0}};
    if (::poll(ready.data(), ready.size(), tick_ms) <= 0) continue;
    for (std::size_t from = 0; from < 2; ++from) {
      if (ready[from].revents == 0) continue;
      const auto got = ::recv(ready[from].fd, block.data(), block.size(), 0);
      if (got <= 0) return;
      if (::send(ready[1 - from].fd, block.data(), static_cast<std::size_t>(got), MSG_NOSIGNAL) != got)
        return;
    }
  }
}

FaultServer::FaultServer(Script script, const Options& options)
    : script_(std::move(script)), tls_(nullptr, &SSL_CTX_free) {
  if (!options.certificate.empty()) {
    tls_.reset(SSL_CTX_new(TLS_server_method()));
    if (SSL_CTX_use_certificate_chain_file(tls_.get(), options.certificate.c_str()) != 1) std::abort();
    if (SSL_CTX_use_PrivateKey_file(tls_.get(), options.key.c_str(), SSL_FILETYPE_PEM) != 1) std::abort();
  }
  listener_ =
      options.unix_socket.empty() ? listen_on_port(port_) : listen_on_path(options.unix_socket.native());
  acceptor_ = std::thread([this] { accept_all(); });
  accepting_.wait(false);  // its start is over: see settle
}

FaultServer::FaultServer(std::string answer)
    : FaultServer([this, text = std::move(answer)](Peer& peer) {
        for (;;) {
          const auto request = peer.read_request();
          if (request.empty()) return;
          record(request);
          peer.send(text);
        }
      }) {}

FaultServer::~FaultServer() {
  stopped_ = true;
  acceptor_.join();
  join_peers();
}

std::string FaultServer::url(std::string_view path, std::string_view host) const {
  return (tls_ ? "https://" : "http://") + std::string(host) + ":" + std::to_string(port_) +
         std::string(path);
}

std::vector<std::string> FaultServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void FaultServer::record(const std::string& request) {
  const std::lock_guard lock(mutex_);
  requests_.push_back(request);
}

void FaultServer::settle() {
  while (!join_peers())
    std::this_thread::yield();
}

bool FaultServer::join_peers() {
  const std::lock_guard lock(peers_mutex_);
  const bool last = !has_caller();
  for (auto& peer : peers_)
    peer.join();
  peers_.clear();
  return last;
}

bool FaultServer::has_caller() const {
  pollfd ready{listener_.get(), POLLIN, 0};
  return ::poll(&ready, 1, 0) > 0;
}

void FaultServer::accept_all() {
  accepting_ = true;
  accepting_.notify_one();
  while (!stopped_) {
    pollfd ready{listener_.get(), POLLIN, 0};
    if (::poll(&ready, 1, tick_ms) <= 0) continue;
    const std::lock_guard lock(peers_mutex_);
    if (!has_caller()) continue;
    const int fd = ::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) continue;
    ++connections_;
    peers_.emplace_back([this, fd] { serve(fd); });
  }
}

void FaultServer::serve(int raw) {
  const SignalGuard guard(SIGPIPE);
  Fd fd(raw);
  std::unique_ptr<SSL, void (*)(SSL*)> tls(tls_ ? SSL_new(tls_.get()) : nullptr, &SSL_free);
  if (tls) {
    // A client that goes silent in the handshake must not hold the server.
    const timeval patience{2, 0};
    ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    SSL_set_fd(tls.get(), fd.get());
    if (SSL_accept(tls.get()) != 1) return;
  }
  Peer peer(std::move(fd), tls.get(), stopped_);
  script_(peer);
  if (tls) SSL_shutdown(tls.get());
}

}  // namespace cicd::test
