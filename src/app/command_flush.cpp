#include "app/commands.hpp"
#include "app/destinations.hpp"
#include "app/exit_code.hpp"
#include "base/clock.hpp"
#include "delivery/flush.hpp"
#include "delivery/sinks.hpp"
#include "net/curl_http.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace cicd::app {

namespace {

using nlohmann::ordered_json;

constexpr Millis patience{600'000};  // by hand, and many entries may wait
constexpr std::size_t many_entries = 5;

ordered_json body_field(const ordered_json& body, const char* key) {
  return body.is_object() && body.contains(key) ? body[key] : ordered_json(nullptr);
}

int list(const Session& session, const delivery::Spool& spool) {
  auto json = ordered_json::array();
  std::string text;
  for (const auto& entry : spool.list()) {
    const auto stored = spool.read(entry);
    const auto body = stored ? ordered_json::parse(stored->json(), nullptr, false) : ordered_json(nullptr);
    const auto project = body_field(body, "project_id");
    const auto type = body_field(body, "error_type");
    const auto message = body_field(body, "error_message");
    json.push_back({{"file", entry.file},
                    {"time", to_rfc3339(entry.made)},
                    {"attempts", entry.attempts},
                    {"event_id", entry.event_id},
                    {"bytes", entry.bytes},
                    {"project_id", project},
                    {"error_type", type},
                    {"error_message", message}});
    const auto word = [](const ordered_json& value) {
      return value.is_string() ? value.get<std::string>() : std::string("-");
    };
    text += fmt::format("{}  {}  {}  {}\n", to_rfc3339(entry.made), word(project), word(type), word(message));
  }
  if (session.settings.flag("json")) {
    session.world.out(json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
  } else {
    session.world.out(text.empty() ? "nothing waits\n" : text);
  }
  return exit_ok;
}

// Everything that is posted to by these settings: the collector and the webhooks.
Result<std::vector<delivery::Target>> targets_of(const Session& session) {
  const auto& settings = session.settings;
  std::vector<delivery::Target> targets;
  if (settings.has("url")) {
    auto collector = session.collector();
    if (!collector) return std::move(collector).error().in(settings.origin("url"));
    targets.push_back(*std::move(collector));
  }
  const auto secret = settings.text("webhook-secret");
  for (const auto& text : settings.list("sink")) {
    const auto sink = delivery::parse_sink(text);
    if (!sink || sink->kind != delivery::SinkSpec::Kind::webhook) continue;
    auto webhook = delivery::webhook_at(sink->value, secret, settings.text("ca-cert"));
    if (webhook) targets.push_back(*std::move(webhook));
  }
  return targets;
}

delivery::FlushOptions flush_options(const Session& session) {
  delivery::FlushOptions options;
  options.any_url = session.settings.flag("any-url");
  if (!session.world.err_is_terminal || session.settings.flag("quiet")) return options;
  options.progress = [&session](std::size_t done, std::size_t total) {
    if (total >= many_entries)
      session.world.err(fmt::format("\r{} of {} reports{}", done, total, done == total ? "\n" : ""));
  };
  return options;
}

void tell_json(const Session& session, const delivery::Flushed& flushed) {
  if (session.settings.flag("json")) {
    const ordered_json json{
        {"delivered", flushed.delivered},
        {"quarantined", flushed.quarantined},
        {"left", flushed.left},
        {"elsewhere", flushed.elsewhere},
        {"reason",
         flushed.reason.empty() ? ordered_json(nullptr) : ordered_json(session.redacted(flushed.reason))}};
    session.world.out(json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
  }
}

void tell(const Session& session, const delivery::Flushed& flushed) {
  tell_json(session, flushed);
  auto line = fmt::format("{} delivered", flushed.delivered);
  if (flushed.quarantined > 0) line += fmt::format(", {} put into quarantine", flushed.quarantined);
  if (flushed.left > 0) line += fmt::format(", {} still waiting", flushed.left);
  if (flushed.elsewhere > 0) {
    line += fmt::format(", {} of them for another collector (--any-url sends them here)", flushed.elsewhere);
  }
  if (!flushed.reason.empty()) line += ": " + flushed.reason;
  session.say(line);
}

}  // namespace

int flush(Session& session) {
  auto& world = session.world;
  const auto& settings = session.settings;
  if (const auto wrong = session.complaints(); !wrong.empty()) session.say("warning: " + wrong);
  if (settings.config_broken) return exit_bad_config;
  const auto spool = delivery::Spool::open(session.spool_directory(), world.clock);
  if (!spool) {
    session.say(spool.error().message);
    return exit_unreachable;
  }
  if (settings.flag("list") || settings.flag("dry-run")) return list(session, *spool);
  const auto targets = targets_of(session);
  if (!targets) {
    session.say(targets.error().message);
    return exit_bad_config;
  }
  if (targets->empty()) {
    const auto waiting = spool->list().size();
    session.say(
        fmt::format("no collector is configured, {} waiting; set CICD_REPORT_URL or write --url", waiting));
    delivery::Flushed nothing;
    nothing.left = waiting;
    nothing.reason = "no collector is configured";
    tell_json(session, nothing);
    return waiting == 0 ? session.settings_code() : exit_kept;
  }
  const bool limited = settings.origin("timeout") != "default";
  const Deadline deadline(world.clock, limited ? settings.duration("timeout") : patience);
  delivery::Courier courier(net::make_http(world.env), world.clock);
  const auto flushed = delivery::flush(*spool, *targets, courier, deadline, flush_options(session));
  tell(session, flushed);
  return flushed.left == 0 && flushed.quarantined == 0 ? session.settings_code() : strict_code(flushed.fate);
}

}  // namespace cicd::app
