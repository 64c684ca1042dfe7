#include "app/session.hpp"

#include "app/exit_code.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "delivery/spool.hpp"
#include "net/url.hpp"

#include <fmt/format.h>

#include <utility>

namespace cicd::app {

void Session::say(std::string_view text) const {
  if (!settings.flag("quiet")) world.err(fmt::format("cicd-report: {}\n", redacted(text)));
}

void Session::say_more(std::string_view text) const {
  if (settings.flag("verbose")) say(text);
}

std::string Session::complaints() const {
  std::vector<std::string> all = arguments.complaints;
  all.insert(all.end(), settings.warnings.begin(), settings.warnings.end());
  return fmt::format("{}", fmt::join(all, "; "));
}

std::string Session::redacted(std::string_view text) const {
  if (!own_words) {
    auto made = redact::Redactor::make(world.env, sure_redact_policy());
    if (!made) return {};
    own_words = *std::move(made);
  }
  return own_words->text(text).str();
}

std::string Session::describe(const report::Report& report, bool terminal) const {
  auto text = present::describe_failure(report, style(terminal));
  return world.env.flag("GITHUB_ACTIONS") ? present::without_commands(text, random_hex(16)) : text;
}

int Session::settings_code() const {
  if (!arguments.complaints.empty() || settings.variable_wrong) return exit_usage;
  return settings.config_broken || settings.config_wrong ? exit_bad_config : exit_ok;
}

present::Style Session::style(bool terminal) const {
  const auto& env = world.env;
  const auto when = settings.text("color");
  bool colour = when == "always";
  if (when == "auto") {
    colour = (terminal && env.get("TERM") != "dumb") || env.flag("FORCE_COLOR");
    if (!env.get("NO_COLOR").empty()) colour = false;
  }
  const auto columns = parse_int(env.get("COLUMNS")).value_or(110);
  return {colour, static_cast<std::size_t>(columns < 40 ? 40 : columns)};
}

std::filesystem::path Session::spool_directory() const {
  return delivery::spool_directory(settings.text("spool-dir"), world.env);
}

Result<delivery::Target> Session::collector() const {
  return delivery::collector_at(settings.text("url"), settings.text("token"), settings.text("ca-cert"));
}

Error Session::blame_policy(Error error) {
  if (error.code == Errc::too_much) return error;  // no setting's fault
  settings.blame("redact-regex");
  return std::move(error).in(settings.place("redact-regex"));
}

redact::Policy Session::redact_policy() const {
  redact::Policy policy;
  policy.env_globs = settings.list("redact-env");
  policy.regexes = settings.list("redact-regex");
  policy.values = settings.list("token");
  for (auto& secret : settings.list("webhook-secret"))
    policy.values.push_back(std::move(secret));
  if (const auto url = net::parse_url(settings.text("url")); url && !url->user.empty())
    policy.values.push_back(settings.text("url"));
  policy.patterns = !settings.flag("no-redact-patterns");
  return policy;
}

redact::Policy Session::sure_redact_policy() const {
  auto policy = redact_policy();
  policy.regexes.clear();
  return policy;
}

Session open_session(Arguments arguments, World& world) {
  auto settings = resolve_settings(arguments, world.env, world.directory);
  return {.world = world, .arguments = std::move(arguments), .settings = std::move(settings)};
}

}  // namespace cicd::app
