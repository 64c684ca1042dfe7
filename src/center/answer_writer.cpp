#include "center/answer_writer.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <cstddef>
#include <utility>

namespace cicd::center {
namespace {

using std::chrono::steady_clock;
using Code = boost::system::error_code;

// Bytes read away so that a refused client sees its answer.
constexpr std::uint64_t max_discarded = 256 << 20;
constexpr std::chrono::seconds discard_time{5};

}  // namespace

void AnswerWriter::send(Response response, Manner manner, std::shared_ptr<void> owner,
                        std::function<void()> next) {
  head_ = render_head(response, manner.keep_alive);
  body_ = manner.head_only ? std::string() : std::move(response.body);
  deadline_ = steady_clock::now() + std::chrono::seconds{seconds_};
  const std::array<boost::asio::const_buffer, 2> out{boost::asio::buffer(head_), boost::asio::buffer(body_)};
  boost::asio::async_write(
      socket_, out,
      [this, manner, owner = std::move(owner), next = std::move(next)](Code code, std::size_t) mutable {
        body_ = {};
        if (code) return;
        if (manner.keep_alive) {
          next();
          return;
        }
        Code ignored;
        socket_.shutdown(SessionSocket::shutdown_send, ignored);
        deadline_ = steady_clock::now() + discard_time;
        discard(std::move(owner));
      });
}

void AnswerWriter::discard(std::shared_ptr<void> owner) {
  socket_.async_read_some(boost::asio::buffer(rest_),
                          [this, owner = std::move(owner)](Code code, std::size_t bytes) mutable {
                            discarded_ += bytes;
                            Code ignored;
                            if (code || discarded_ > max_discarded)
                              socket_.close(ignored);
                            else
                              discard(std::move(owner));
                          });
}

}  // namespace cicd::center
