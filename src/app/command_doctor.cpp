#include "app/collector_check.hpp"
#include "app/commands.hpp"
#include "app/destinations.hpp"
#include "app/exit_code.hpp"
#include "app/pipeline.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "ci/facts.hpp"
#include "delivery/sinks.hpp"
#include "delivery/spool.hpp"
#include "delivery/target.hpp"
#include "log/decoder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace cicd::app {

namespace {

using nlohmann::ordered_json;

// One line of the table: what, its value, where that came from.
struct Row {
  std::string name;
  std::string value;
  std::string origin;
};

constexpr std::string_view disable_variable = "CICD_REPORT_DISABLE";
constexpr std::string_view not_set = "(not set)";

// What an option asks the program to do now is no setting.
bool is_setting(const Option& option) {
  constexpr std::array<std::string_view, 6> requests{"help", "version", "last", "list", "any-url", "redact"};
  return std::ranges::count(requests, option.name) == 0;
}

// `sink` for a person: the path of a webhook's address is a secret.
std::string shown_sink(const std::string& sink) {
  const auto parsed = delivery::parse_sink(sink);
  if (!parsed || parsed->kind != delivery::SinkSpec::Kind::webhook) return sink;
  const auto target = delivery::webhook_at(parsed->value);
  return "webhook=" + (target ? target->shown() : "(no address)");
}

Row sink_row(const Session& session) {
  std::string value;
  for (const auto& sink : sinks_in_force(session))
    value += (value.empty() ? "" : " ") + shown_sink(sink);
  const auto origin = session.settings.origin("sink");
  return {"sink", value, origin.empty() ? "default" : origin};
}

Row secret_row(const Settings& settings, const std::string& name) {
  return {name, settings.has(name) ? "(set, not shown)" : std::string(not_set), settings.origin(name)};
}

std::vector<Row> setting_rows(const Session& session) {
  std::vector<Row> rows;
  const auto& settings = session.settings;
  for (const auto& option : options()) {
    if (!is_setting(option)) continue;
    auto row =
        option.kind == Kind::sink_list
            ? sink_row(session)
            : Row{std::string(option.name), fmt::format("{}", fmt::join(settings.list(option.name), " ")),
                  settings.origin(option.name)};
    if (row.value.empty()) row.value = not_set;
    rows.push_back(std::move(row));
  }
  rows.push_back(secret_row(settings, "token"));
  rows.push_back(secret_row(settings, "webhook-secret"));
  for (const auto& text : settings.rules)
    rows.push_back({"rules", "(your own)", text.file.native()});
  if (settings.rules.empty()) rows.push_back({"rules", std::string(not_set), ""});
  const auto disable = std::string(session.world.env.get(disable_variable));
  rows.push_back({"disable", disable.empty() ? std::string(not_set) : disable,
                  disable.empty() ? "" : std::string(disable_variable)});
  return rows;
}

std::vector<Row> fact_rows(const ci::RunContext& context) {
  std::vector<Row> rows;
  for (const auto& [name, fact] : ci::named_facts(context)) {
    if (*fact) rows.push_back({std::string(name), fact->text, fact->origin});
  }
  return rows;
}

std::vector<Row> spool_rows(const Session& session, int& code) {
  const auto directory = session.spool_directory();
  const auto origin = session.settings.origin("spool-dir");
  std::vector<Row> rows{{"directory", directory.string(), origin.empty() ? "default" : origin}};
  const auto spool = delivery::Spool::open(directory, session.world.clock);
  if (!spool) {
    rows.push_back({"state", "not usable: " + spool.error().message, ""});
    if (code == exit_ok) code = exit_unreachable;
    return rows;
  }
  rows.push_back({"waiting", std::to_string(spool->list().size()), ""});
  rows.push_back({"quarantine", std::to_string(spool->quarantined()), ""});
  return rows;
}

std::vector<Row> check_rows(const CollectorCheck& check) {
  std::vector<Row> rows;
  for (const auto& stage : check.stages)
    rows.push_back({stage.name, stage.ok ? "ok" : "FAILED", stage.detail});
  return rows;
}

struct Section {
  std::string title;
  std::vector<Row> rows;
};

// Masks what is said in any column: a path or the name of a branch may hold a secret too.
void mask(std::vector<Section>& sections, const redact::Redactor& redactor) {
  constexpr std::size_t longest_value = 200;
  for (auto& section : sections) {
    for (auto& row : section.rows) {
      row.name = redactor.text(row.name).str();
      row.value = redactor.text(row.value).clipped(longest_value).str();
      row.origin = redactor.text(row.origin).str();
    }
  }
}

std::string as_table(const std::vector<Section>& sections, const present::Style& style) {
  std::string text;
  for (const auto& section : sections) {
    std::size_t name_width = 0;
    std::size_t value_width = 0;
    for (const auto& row : section.rows) {
      name_width = std::max(name_width, row.name.size());
      value_width = std::max(value_width, std::min<std::size_t>(row.value.size(), 60));
    }
    text += style.colour ? fmt::format("\x1b[1m{}\x1b[0m\n", section.title) : section.title + "\n";
    for (const auto& row : section.rows) {
      const auto line =
          fmt::format("  {:<{}}  {:<{}}  {}", row.name, name_width, row.value, value_width, row.origin);
      text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    text += "\n";
  }
  return text;
}

std::string as_json(const std::vector<Section>& sections) {
  ordered_json json;
  for (const auto& section : sections) {
    auto rows = ordered_json::array();
    for (const auto& row : section.rows)
      rows.push_back({{"name", row.name}, {"value", row.value}, {"origin", row.origin}});
    json[to_lower(section.title)] = std::move(rows);
  }
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

// Says where in the file something is masked: for a person, or as one JSON array, a place a line.
void show_masked(const Session& session, std::string_view path, const std::vector<redact::Masked>& places) {
  const auto& out = session.world.out;
  const bool json = session.settings.flag("json");
  std::string_view before = json ? "[\n  " : "";
  for (const auto& masked : places) {
    const ordered_json place{{"line", masked.line},
                             {"column", masked.column},
                             {"length", masked.length},
                             {"kind", masked.kind},
                             {"why", masked.why.str()}};
    out(std::string(before) +
        (json ? place.dump(-1, ' ', false, ordered_json::error_handler_t::replace)
              : fmt::format("{}:{}:{}  {} characters  {}  {}\n", path, masked.line, masked.column,
                            masked.length, masked.kind, masked.why.str())));
    if (json) before = ",\n  ";
  }
  if (places.empty())
    out(json ? "[]\n" : "nothing would be masked\n");
  else if (json)
    out("\n]\n");
}

// Shows what would be masked in a file, and why, without showing it.
int show_redaction(Session& session, const std::string& path) {
  constexpr std::size_t largest_file = std::size_t{64} * 1024 * 1024;
  const auto bytes = read_file(path, largest_file);
  if (!bytes) {
    session.say(bytes.error().message);
    return exit_log_unreadable;
  }
  log::Decoder decoder;
  std::string text(decoder.feed(*bytes));
  text += decoder.finish();
  redact::StreamSecrets named_in_it;
  named_in_it.feed(text);
  const auto redactor =
      redact::Redactor::make(session.world.env, session.redact_policy(), std::move(named_in_it));
  if (!redactor) {
    session.say(session.blame_policy(redactor.error()).message);
    return session.settings_code();
  }
  show_masked(session, redactor->text(path).str(), redactor->explain(text));
  return exit_ok;
}

}  // namespace

int doctor(Session& session) {
  auto& world = session.world;
  if (session.settings.has("redact")) return show_redaction(session, session.settings.text("redact"));
  const auto redactor = redact::Redactor::make(world.env, session.redact_policy());
  if (!redactor) {
    session.say(session.blame_policy(redactor.error()).message);
    return session.settings_code();
  }

  const Deadline deadline(world.clock, session.settings.duration("timeout"));
  const auto context = detect_context(session, !session.settings.flag("dry-run"), deadline);
  int code = session.settings_code();
  if (code == exit_ok && world.env.flag(disable_variable)) code = exit_bad_config;
  std::vector<Section> sections{{"Settings", setting_rows(session)},
                                {"Detected", fact_rows(context)},
                                {"Spool", spool_rows(session, code)}};
  if (!session.settings.flag("dry-run")) {
    const auto given = session.settings.text("project");
    const auto project = redactor->text(trim(given.empty() ? context.project.text : given)).str();
    const auto check = check_collector(session, project, deadline);
    sections.push_back({"Collector", check_rows(check)});
    if (code == exit_ok) code = check.exit_code;
  }
  mask(sections, *redactor);
  world.out(session.settings.flag("json") ? as_json(sections)
                                          : as_table(sections, session.style(world.out_is_terminal)));
  if (world.env.flag(disable_variable))
    session.say(
        fmt::format("reporting is off: {} is set; run only runs, send does nothing", disable_variable));
  if (const auto wrong = session.complaints(); !wrong.empty()) session.say("warning: " + wrong);
  return code;
}

}  // namespace cicd::app
