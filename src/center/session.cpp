#include "center/session.hpp"

#include "center/answer_writer.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cicd::center {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;
using std::chrono::steady_clock;
using Code = boost::system::error_code;

constexpr std::size_t max_read_ahead = 64 << 10;

std::string text_of(beast::string_view text) {
  return {text.data(), text.size()};
}

class BeastSession final : public Session, public std::enable_shared_from_this<BeastSession> {
 public:
  BeastSession(SessionSocket socket, Shared& shared, std::function<void()> closed)
      : socket_(std::move(socket)),
        shared_(shared),
        closed_(std::move(closed)),
        buffer_(max_read_ahead),
        answers_(socket_, deadline_, shared.limits.answer_seconds) {
    shared_.metrics->connections.fetch_add(1);
  }
  ~BeastSession() override {
    release_body();
    shared_.metrics->connections.fetch_sub(1);
    closed_();
  }

  void start() override {
    boost::asio::dispatch(socket_.get_executor(), [self = shared_from_this()] { self->wait_for_request(); });
  }

  void finish() override {
    boost::asio::post(socket_.get_executor(), [self = shared_from_this()] {
      if (self->idle_) self->close();
    });
  }

  void close_when_late(steady_clock::time_point now) override {
    if (now >= deadline_) close();
  }

 private:
  void expire_in(int seconds) { deadline_ = steady_clock::now() + std::chrono::seconds{seconds}; }

  // Waits for the first byte of the next request; it may be here already (pipelining).
  void wait_for_request() {
    release_body();
    if (shared_.stopping) {
      close();
      return;
    }
    if (buffer_.size() > 0) {
      read_header();
      return;
    }
    idle_ = true;
    expire_in(served_ ? shared_.limits.idle_seconds : shared_.limits.header_seconds);
    socket_.async_read_some(buffer_.prepare(read_size),
                            [self = shared_from_this()](Code code, std::size_t bytes) {
                              self->idle_ = false;
                              if (code) return;
                              self->buffer_.commit(bytes);
                              self->read_header();
                            });
  }

  void read_header() {
    served_ = true;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.limits.max_header));
    parser_->body_limit(shared_.limits.max_body);
    expire_in(shared_.limits.header_seconds);
    if (const auto code = parse_waiting(); code || parser_->is_header_done()) {
      header_read(code);
      return;
    }
    http::async_read_header(socket_, buffer_, *parser_,
                            [self = shared_from_this()](Code code, std::size_t) { self->header_read(code); });
  }

  // Parses what is in the buffer, up to the end of the header, then up to the end of the body: most requests
  // are here as a whole already.
  Code parse_waiting() {
    Code code;
    while (!code && buffer_.size() > 0 && !parser_->is_done()) {
      buffer_.consume(parser_->put(buffer_.data(), code));
      if (!parser_->eager() && parser_->is_header_done()) break;
    }
    return code == http::error::need_more ? Code() : code;
  }

  void header_read(Code code) {
    if (code) {
      broken(code);
      return;
    }
    const auto& head = parser_->get();
    head_only_ = head.method() == http::verb::head;
    keep_alive_ = head.keep_alive();
    if (head.count(http::field::transfer_encoding) > 0 && !parser_->chunked()) {
      keep_alive_ = false;  // nobody can tell where such a body ends (RFC 9112, section 6.3)
      refuse(problem(400, "Bad request: bad Transfer-Encoding"));
      return;
    }
    Request request;
    if (!read_head(request)) {
      refuse(problem(400, "Bad request target"));
      return;
    }
    if (auto refusal = shared_.handler.refuse(request)) {
      refuse(std::move(*refusal));
      return;
    }
    if (!reserve_body()) {
      auto response = problem(429, "Too much is being received: try again later");
      response.headers.emplace_back("Retry-After", "1");
      refuse(std::move(response));
      return;
    }
    if (beast::iequals(head[http::field::expect], "100-continue") && !parser_->is_done())
      send_continue(std::move(request));
    else
      read_body(std::move(request));
  }

  bool read_head(Request& request) const {
    const auto& head = parser_->get();
    request.method = text_of(head.method_string());
    request.authorization = text_of(head[http::field::authorization]);
    request.content_type = text_of(head[http::field::content_type]);
    request.content_encoding = text_of(head[http::field::content_encoding]);
    request.idempotency_key = text_of(head["Idempotency-Key"]);
    return parse_target({head.target().data(), head.target().size()}, request);
  }

  // Sets memory aside for the body, whose length a chunked request does not tell.
  bool reserve_body() {
    const auto length = parser_->content_length();
    const std::size_t wanted =
        length ? static_cast<std::size_t>(*length) : (parser_->chunked() ? shared_.limits.max_body : 0);
    if (shared_.body_bytes.fetch_add(wanted) + wanted > shared_.limits.max_bodies_in_memory) {
      shared_.body_bytes.fetch_sub(wanted);
      return false;
    }
    reserved_ = wanted;
    return true;
  }

  void release_body() {
    shared_.body_bytes.fetch_sub(reserved_);
    reserved_ = 0;
  }

  void send_continue(Request request) {
    static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
    expire_in(shared_.limits.answer_seconds);
    boost::asio::async_write(
        socket_, boost::asio::buffer(line),
        [self = shared_from_this(), request = std::move(request)](Code code, std::size_t) mutable {
          if (!code) self->read_body(std::move(request));
        });
  }

  void read_body(Request request) {
    expire_in(shared_.limits.body_seconds);
    parser_->eager(true);
    if (const auto code = parse_waiting(); code || parser_->is_done()) {
      body_read(std::move(request), code);
      return;
    }
    http::async_read(socket_, buffer_, *parser_,
                     [self = shared_from_this(), request = std::move(request)](
                         Code code, std::size_t) mutable { self->body_read(std::move(request), code); });
  }

  void body_read(Request request, Code code) {
    if (code) {
      broken(code);
      return;
    }
    request.body = std::move(parser_->get().body());
    answer(std::move(request));
  }

  void answer(Request request) {
    deadline_ = steady_clock::time_point::max();
    shared_.handler.handle(std::move(request), [self = shared_from_this()](Response response) {
      boost::asio::post(self->socket_.get_executor(), [self, response = std::move(response)]() mutable {
        self->send(std::move(response));
      });
    });
  }

  // The client sent what is no request, too much of it, or nothing for too long.
  void broken(Code code) {
    if (code == http::error::body_limit) {
      refuse(problem(413, "The body is too large"));
    } else if (code == http::error::header_limit) {
      refuse(problem(431, "The header is too large"));
    } else if (code.category() == http::make_error_code(http::error::bad_method).category() &&
               code != http::error::end_of_stream && code != http::error::partial_message) {
      refuse(problem(400, "Bad request: " + code.message()));
    } else {
      close();
    }
  }

  // Answers without having read the request to its end, so that the connection cannot go on.
  void refuse(Response response) {
    if (!parser_->is_done()) keep_alive_ = false;
    send(std::move(response));
  }

  void send(Response response) {
    shared_.metrics->count_answer(response.status);
    if (shared_.stopping) keep_alive_ = false;
    answers_.send(std::move(response), {head_only_, keep_alive_}, shared_from_this(),
                  [this] { wait_for_request(); });
  }

  void close() {
    Code ignored;
    socket_.close(ignored);
  }

  static constexpr std::size_t read_size = 16 << 10;

  SessionSocket socket_;
  steady_clock::time_point deadline_ = steady_clock::time_point::max();
  Shared& shared_;
  std::function<void()> closed_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  AnswerWriter answers_;
  std::size_t reserved_ = 0;
  bool idle_ = false;
  bool served_ = false;
  bool head_only_ = false;
  bool keep_alive_ = false;
};

}  // namespace

std::shared_ptr<Session> Session::make(boost::asio::io_context& context, Fd socket, bool version_6,
                                       Shared& shared, std::function<void()> closed) {
  SessionSocket stream(context.get_executor());
  Code ignored;
  stream.assign(version_6 ? tcp::v6() : tcp::v4(), socket.release(), ignored);
  stream.set_option(tcp::no_delay(true), ignored);
  return std::make_shared<BeastSession>(std::move(stream), shared, std::move(closed));
}

}  // namespace cicd::center
