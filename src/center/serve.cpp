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
#include <ostream>
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
  return token;
}

void say(std::ostream& log, const Clock& clock, std::string_view level, std::string_view event,
         std::string_view text) {
  JsonText json;
  json.begin_object().member("time", to_rfc3339(clock.wall())).member("level", level);
  log << json.member("event", event).member("message", text).end_object().take() << std::endl;
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
  auto server = Server::listen(options.listen, options.limits,
                               {[&routes](const Request& head) { return routes.refuse(head); },
                                [&routes](Request request, Respond respond) {
                                  routes.handle(std::move(request), std::move(respond));
                                }},
                               metrics);
  if (!server) return std::move(server).error();
  const auto endpoint = (*server)->endpoint();
  log << "log-center: listening on http://" << endpoint.text() << std::endl;
  if (!protected_by_token && !endpoint.loopback())
    say(log, clock, "warning", "open",
        "anybody who reaches this address can read and change everything; use --token-file");
  (*server)->run(std::clamp(std::thread::hardware_concurrency(), 1U, 4U));
  auth.reset();  // the writer closes the file last and tidies it up
  (*store)->stop();
  say(log, clock, "info", "stopped", "everything received is on disk");
  return ok();
}

}  // namespace cicd::center
