#include "center/serve.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "center/auth.hpp"
#include "center/json_text.hpp"
#include "center/metrics.hpp"
#include "center/routes.hpp"
#include "center/store/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <ostream>
#include <system_error>
#include <thread>

namespace cicd::center {
namespace {

constexpr std::size_t max_token_bytes = 4096;
constexpr std::size_t keys_cache = 256 << 10;

// The token in `file`; empty when no file is given.
Result<std::string> read_token(const std::filesystem::path& file) {
  if (file.empty()) return std::string();
  auto text = read_file(file, max_token_bytes);
  if (!text) return std::move(text).error().in("--token-file");
  auto token = std::string(trim(*text));
  if (token.empty())
    return Error{
        Errc::invalid_input,
        fmt::format("--token-file: {} is empty; put a token in it, for example from openssl rand -hex 32",
                    file.string())};
  if (token.find_first_of(" \t\r\n") != std::string::npos)
    return Error{
        Errc::invalid_input,
        fmt::format("--token-file: {} holds more than one word; put one token in it", file.string())};
  return token;
}

// What a person should know about a running server: a JSON object per line, the same event at most once a
// second.
class EventLog {
 public:
  EventLog(std::ostream& out, const Clock& clock) : out_(out), clock_(clock) {}

  void write(std::string_view level, std::string_view event, std::string_view text) {
    const std::lock_guard lock(mutex_);
    auto& next = next_[std::string(event)];
    if (clock_.steady() < next) return;
    next = clock_.steady() + std::chrono::seconds{1};
    JsonText json;
    json.begin_object().member("time", to_rfc3339(clock_.wall())).member("level", level);
    out_ << json.member("event", event).member("message", text).end_object().take() << std::endl;
  }

  // Notes what a client was told, when it is the server's own trouble.
  void note(const std::string& path, const Response& response) {
    if (response.status >= 500)
      write("error", "failed", fmt::format("{}: {} {}", path, response.status, response.body));
    if (response.status == 429) write("warning", "overload", fmt::format("{}: {}", path, response.body));
  }

 private:
  std::ostream& out_;
  const Clock& clock_;
  std::mutex mutex_;  // guards out_ and next_
  std::map<std::string, SteadyTime> next_;
};

// The handler of the server: the routes, and a note of what went wrong.
Handler make_handler(const Routes& routes, EventLog& events) {
  return {[&routes](const Request& head) { return routes.refuse(head); },
          [&routes, &events](Request request, Respond respond) {
            auto noted = [&events, path = request.path, respond = std::move(respond)](Response response) {
              events.note(path, response);
              respond(std::move(response));
            };
            routes.handle(std::move(request), std::move(noted));
          }};
}

}  // namespace

Status serve(const Options& options, Clock& clock, std::ostream& log) {
  auto token = read_token(options.token_file);
  if (!token) return std::move(token).error();
  std::error_code failed;
  if (const auto directory = options.database.parent_path(); !directory.empty())
    std::filesystem::create_directories(directory, failed);  // opening says what is wrong
  auto store = Store::open(options.database, options.keeping, clock);
  if (!store) return std::move(store).error();
  auto keys = Connection::open(options.database, Connection::Mode::read, keys_cache);
  if (!keys) return std::move(keys).error();
  const bool protected_by_token = !token->empty();
  auto auth = std::make_unique<Auth>(std::move(*token), std::move(*keys));
  Metrics metrics;
  const Routes routes(**store, *auth, clock, metrics);
  EventLog events(log, clock);
  auto server = Server::listen(options.listen, options.limits, make_handler(routes, events), metrics);
  if (!server) return std::move(server).error();
  const auto endpoint = (*server)->endpoint();
  log << "log-center: listening on http://" << endpoint.text() << std::endl;
  if ((*store)->migrated())
    events.write("info", "migrated",
                 fmt::format("a copy of the old file is beside it; from the next start on, bugs that were not"
                             " seen for {} days are forgotten (--keep-days 0: never)",
                             options.keeping.days));
  if (!protected_by_token && !endpoint.loopback())
    events.write("warning", "open",
                 "anybody who reaches this address can read and change everything; use --token-file");
  (*server)->run(std::clamp(std::thread::hardware_concurrency(), 1U, 4U));
  auth.reset();  // the writer closes the file last and tidies it up
  (*store)->stop();
  events.write("info", "stopped", "everything received is on disk");
  return ok();
}

}  // namespace cicd::center
