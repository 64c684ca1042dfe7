#include "app/pipeline.hpp"

#include "app/knowledge.hpp"
#include "log/reader.hpp"
#include "net/curl_http.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>
#include <variant>

namespace cicd::app {

namespace {

// A deadline passes while a log is read when less than this is left for analysing and sending the rest.
constexpr Millis kept_for_sending{4000};
constexpr int standard_input = 0;

std::string gitea_version(const Session& session, bool ask_server, const Deadline& deadline) {
  if (session.settings.has("gitea-version")) return session.settings.text("gitea-version");
  const auto& env = session.world.env;
  if (!ask_server || !env.flag("GITEA_ACTIONS") || env.get("GITHUB_SERVER_URL").empty()) return {};
  net::Request request;
  request.method = "GET";
  request.url = std::string(env.get("GITHUB_SERVER_URL")) + "/api/v1/version";
  request.ca_cert = session.settings.text("ca-cert");
  const auto answer = net::make_http(env)->perform(request, deadline.within(Millis{1000}));
  const auto* const response = std::get_if<net::Response>(&answer);
  if (response == nullptr || response->status != 200) return {};
  const auto json = nlohmann::json::parse(response->body, nullptr, false);
  return json.is_object() && json.contains("version") && json["version"].is_string()
             ? json["version"].get<std::string>()
             : "";
}

redact::SafeText name_of(log::Encoding encoding) {
  if (encoding == log::Encoding::utf16) return redact::SafeText(redact::Constant("utf-16"));
  return encoding == log::Encoding::other ? redact::SafeText(redact::Constant("not utf-8"))
                                          : redact::SafeText{};
}

Deadline for_reading(const Deadline& deadline) {
  return deadline.within(deadline.left() - std::min(deadline.left() / 2, kept_for_sending));
}

}  // namespace

ci::RunContext detect_context(const Session& session, bool ask_server, const Deadline& deadline) {
  ci::DetectOptions options;
  options.directory = session.world.directory;
  options.steps_json = session.settings.text("steps-json");
  options.gitea_version = gitea_version(session, ask_server, deadline);
  return ci::detect(session.world.env, options);
}

Examined conclude(Session& session, LogPass& pass, bool partial, const ci::RunContext& context,
                  const Circumstances& circumstances) {
  Examined examined;
  const auto& env = session.world.env;
  auto redactor = pass.redactor(env, session.redact_policy());
  LogFindings found;
  if (redactor) {
    found = pass.finish(*redactor, partial, circumstances.told);
    analysis::add_hints(found.diagnosis, pass.rules(), load_runbooks(session), *redactor);
  } else {
    examined.policy_error = session.blame_policy(std::move(redactor).error());
    redactor = redact::Redactor::make(env, session.sure_redact_policy());
  }
  examined.report =
      compose(session.settings, context, circumstances, std::move(found), *redactor, session.world.clock);
  return examined;
}

Examined examine(Session& session, const std::string& path, const ci::RunContext& context,
                 const Circumstances& circumstances, const Deadline& deadline) {
  const auto rules = load_rules(session);
  const auto baseline = load_baseline(session, rules);
  LogPass pass(rules, baseline ? &*baseline : nullptr, session.settings.size("tail"));
  if (path.empty()) return conclude(session, pass, false, context, circumstances);
  const auto reading =
      log::read({.path = path, .standard_input = standard_input}, for_reading(deadline),
                [&pass](std::string_view text, std::uint64_t offset) { pass.feed(text, offset); });
  auto examined = conclude(session, pass, reading && reading->partial, context, circumstances);
  if (!reading) {
    examined.log_error = reading.error();
    return examined;
  }
  if (reading->partial && reading->bytes_total == 0) {
    examined.log_error = Error{Errc::timeout, path + ": nothing came within the deadline (see --timeout)"};
    return examined;
  }
  if (reading->partial)
    session.say(path +
                ": the deadline came first; what was read until then and the log's end are what counts");
  examined.report.log_encoding = name_of(reading->encoding);
  examined.report.diagnosis.bytes_total = reading->bytes_total;
  return examined;
}

}  // namespace cicd::app
