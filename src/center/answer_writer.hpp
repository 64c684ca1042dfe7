#pragma once

#include "center/http.hpp"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace cicd::center {

// Knows its context by type: an executor of any type costs an allocation and a call at every step.
using SessionSocket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

// Sends the answers of one session, one after the other, and ends its connection behind the last of them. All
// it does, it does on the thread of the socket's context.
class AnswerWriter {
 public:
  // Sets `deadline` to when the client will have taken too long over an answer, `seconds` at most. Both live
  // as long as this.
  AnswerWriter(SessionSocket& socket, std::chrono::steady_clock::time_point& deadline, int seconds)
      : socket_(socket), deadline_(deadline), seconds_(seconds) {}

  struct Manner {
    bool head_only = false;
    bool keep_alive = false;
  };
  // Sends `response`, then calls `next`, or ends the connection when it is not to be kept. `owner`, whose
  // member this is, lives until then; when the client is gone before, it is merely let go.
  void send(Response response, Manner manner, std::shared_ptr<void> owner, std::function<void()> next);

 private:
  // Reads away what the client still sends: closing at once would destroy the answer on its way.
  void discard(std::shared_ptr<void> owner);

  SessionSocket& socket_;
  std::chrono::steady_clock::time_point& deadline_;
  int seconds_;
  std::string head_;
  std::string body_;
  std::uint64_t discarded_ = 0;
  std::array<char, 8192> rest_{};
};

}  // namespace cicd::center
