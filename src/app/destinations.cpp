#include "app/destinations.hpp"

#include "app/exit_code.hpp"
#include "ci/provider.hpp"
#include "delivery/sinks.hpp"
#include "delivery/target.hpp"
#include "net/curl_http.hpp"
#include "present/annotations.hpp"
#include "present/summary.hpp"
#include "report/body.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace cicd::app {

using delivery::Fate;

namespace {

std::string_view word(Fate fate) {
  switch (fate) {
    case Fate::delivered:
      return "delivered";
    case Fate::kept:
      return "kept";
    case Fate::unreachable:
      return "unreachable";
    case Fate::unauthorised:
      return "unauthorised";
    case Fate::refused:
      return "refused";
    case Fate::failed:
      return "failed";
  }
  return "failed";
}

// Whether the sink `name` only shows the report beside the build's log.
bool is_beside(std::string_view name) {
  return name == present::summary_name || name == present::annotations_name;
}

// The fates from the one that decides the exit code first to the one that decides it last.
constexpr std::array<std::pair<Fate, int>, 5> strict_order{{{Fate::unauthorised, exit_unauthorised},
                                                            {Fate::refused, exit_refused},
                                                            {Fate::unreachable, exit_unreachable},
                                                            {Fate::failed, exit_unreachable},
                                                            {Fate::kept, exit_kept}}};

}  // namespace

Destinations::Destinations(const Session& session)
    : session_(session), spool_(delivery::Spool::open(session.spool_directory(), session.world.clock)) {
  for (const auto& spec : sinks_in_force(session))
    add(session, spec);
}

std::vector<std::string> sinks_in_force(const Session& session) {
  auto specs = session.settings.list("sink");
  if (specs.empty()) {
    specs = {"log-center"};
    if (!session.world.env.get("GITHUB_STEP_SUMMARY").empty()) specs.emplace_back("summary");
    const auto* const provider = ci::detect_provider(session.world.env);
    if (provider != nullptr && provider->id == "github") specs.emplace_back("annotations");
  } else if (session.settings.sink_wrong && std::ranges::count(specs, "log-center") == 0) {
    specs.emplace_back("log-center");  // one that was misspelt must not cost the report
  }
  return specs;
}

void Destinations::add_collector(const Session& session) {
  const auto& settings = session.settings;
  if (settings.has("url")) {
    auto target = session.collector();
    if (target) {
      sinks_.push_back(delivery::make_http_sink(std::move(*target), net::make_http(session.world.env), spool_,
                                                session.world.clock));
      return;
    }
    troubles_.push_back(settings.origin("url") + ": " + target.error().message);
  }
  sinks_.push_back(delivery::make_spool_sink(spool_));
}

void Destinations::add(const Session& session, const std::string& spec) {
  using SinkKind = delivery::SinkSpec::Kind;
  const auto parsed = delivery::parse_sink(spec);
  if (!parsed) return troubles_.push_back("--sink: " + parsed.error().message);
  if (parsed->kind == SinkKind::log_center) {
    add_collector(session);
  } else if (parsed->kind == SinkKind::file) {
    sinks_.push_back(delivery::make_file_sink(parsed->value, session.world.clock));
  } else if (parsed->kind == SinkKind::summary) {
    sinks_.push_back(present::make_summary_sink(std::string(session.world.env.get("GITHUB_STEP_SUMMARY"))));
  } else if (parsed->kind == SinkKind::annotations) {
    sinks_.push_back(present::make_annotations_sink(session.world.err));
  } else {
    auto target = delivery::webhook_at(parsed->value, session.settings.text("webhook-secret"),
                                       session.settings.text("ca-cert"));
    if (!target) return troubles_.push_back("--sink: " + target.error().message);
    sinks_.push_back(delivery::make_http_sink(std::move(*target), net::make_http(session.world.env), spool_,
                                              session.world.clock));
  }
}

bool Destinations::leave_out(const std::vector<std::string>& reported_to) {
  const bool is_somewhere =
      std::ranges::any_of(reported_to, [](const auto& name) { return !is_beside(name); });
  std::erase_if(sinks_, [&](const auto& sink) {
    const auto name = sink->name();
    return std::ranges::count(reported_to, name) > 0 || (is_somewhere && name == delivery::spool_sink_name);
  });
  return !sinks_.empty();
}

std::vector<delivery::Outcome> Destinations::bring(const report::Report& report, const Deadline& deadline,
                                                   const std::function<void()>& before_waiting) {
  const auto body = report::render(report, largest_body(session_));
  return delivery::dispatch(sinks_, {report, body}, deadline, before_waiting);
}

std::size_t largest_body(const Session& session) {
  return session.settings.size("max-body");
}

std::string describe_outcomes(const std::vector<delivery::Outcome>& outcomes) {
  std::vector<std::string> lines;
  for (const auto& outcome : outcomes) {
    if (!is_beside(outcome.sink) || outcome.fate != Fate::delivered)
      lines.push_back(delivery::describe(outcome));
  }
  return fmt::format("{}", fmt::join(lines, "; "));
}

std::string outcomes_json(const std::string& event_id, const std::vector<delivery::Outcome>& outcomes) {
  using nlohmann::ordered_json;
  auto list = ordered_json::array();
  for (const auto& outcome : outcomes) {
    const auto text_or_null = [](const std::string& text) {
      return text.empty() ? ordered_json(nullptr) : ordered_json(text);
    };
    list.push_back(
        {{"sink", outcome.sink},
         {"fate", word(outcome.fate)},
         {"reason", text_or_null(outcome.reason)},
         {"id", text_or_null(outcome.receipt.id)},
         {"status", text_or_null(outcome.receipt.status)},
         {"count", outcome.receipt.count ? ordered_json(*outcome.receipt.count) : ordered_json(nullptr)},
         {"in_spool", outcome.in_spool}});
  }
  return ordered_json{{"event_id", event_id}, {"outcomes", std::move(list)}}.dump(
      2, ' ', false, ordered_json::error_handler_t::replace);
}

int strict_code(Fate fate) {
  const auto* const row = std::ranges::find(strict_order, fate, &std::pair<Fate, int>::first);
  return row == strict_order.end() ? exit_ok : row->second;
}

int strict_code(const std::vector<delivery::Outcome>& outcomes) {
  const bool only_beside =
      std::ranges::all_of(outcomes, [](const auto& outcome) { return is_beside(outcome.sink); });
  for (const auto& [fate, code] : strict_order) {
    const auto decides = [fate = fate, only_beside](const auto& outcome) {
      return outcome.fate == fate && (only_beside || !is_beside(outcome.sink));
    };
    if (std::ranges::any_of(outcomes, decides)) return code;
  }
  return exit_ok;
}

}  // namespace cicd::app
