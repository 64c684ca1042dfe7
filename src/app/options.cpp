#include "app/options.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "ci/json_reader.hpp"
#include "delivery/sinks.hpp"
#include "delivery/target.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace cicd::app {

namespace {

constexpr std::array<CommandInfo, 8> command_table{{
    {run_command, "run", "[options] -- COMMAND [ARG...]",
     "run a build; pass everything through; report when it fails"},
    {send_command, "send", "[options] [LOG]",
     "report a failure from a log file (- = stdin): for `if: failure()` steps"},
    {explain_command, "explain", "[options] [LOG]",
     "show the diagnosis of a log; nothing leaves this machine"},
    {flush_command, "flush", "[options]", "deliver the reports kept from earlier outages"},
    {doctor_command, "doctor", "[options]",
     "every detected value and setting with its origin; test the collector"},
    {rules_command, "rules", "[list | show ID | test LOG | runbook-check FILE]",
     "the error types and rules, built in and your own"},
    {init_command, "init", "gitea|github|gitlab|woodpecker|drone|jenkins", "print a workflow snippet"},
    {completion_command, "completion", "bash|zsh|fish", "print a completion script"},
}};

constexpr std::uint32_t every = 0xFFFFFFFFU;
constexpr std::uint32_t reports = run_command | send_command;
constexpr std::uint32_t diagnoses = reports | explain_command | rules_command;
constexpr std::uint32_t delivers = reports | flush_command | doctor_command;

constexpr std::array option_table{
    Option{"project", 'p', Kind::text, "ID", "", "", every,
           "project id at the collector (default: from the repository)"},
    Option{"url", 'u', Kind::address, "URL", "", "", every,
           "base address of the collector, or unix:PATH for a Unix socket"},
    Option{"token-file", '\0', Kind::file, "PATH", "", "", every, "file that holds the collector's token"},
    Option{"ca-cert", '\0', Kind::file, "FILE", "", "", every,
           "trust these certificates instead of the machine's"},
    Option{"config", '\0', Kind::file, "FILE", "", "", every,
           "read this config file instead of .cicd-report.json"},
    Option{"dry-run", 'n', Kind::flag, "", "", "", every, "send nothing; print what would be sent"},
    Option{"json", '\0', Kind::flag, "", "", "", every, "print JSON on standard output"},
    Option{"quiet", 'q', Kind::flag, "", "", "", every, "no lines of our own on standard error"},
    Option{"verbose", 'v', Kind::flag, "", "", "", every, "more lines on standard error"},
    Option{"color", '\0', Kind::choice, "WHEN", "auto", "auto|always|never", every, "colour on a terminal"},
    Option{"step", 'S', Kind::text, "NAME", "", "", reports, "name of the step that failed"},
    Option{"job", 'j', Kind::text, "NAME", "", "", reports, "name of the job"},
    Option{"type", 't', Kind::text, "NAME", "", "", reports,
           "error type (default: from step name, command, log)"},
    Option{"message", 'm', Kind::text, "TEXT", "", "", reports, "error message (default: from the log)"},
    Option{"level", 'l', Kind::text, "LEVEL", "ERROR", "", reports, "level of the report"},
    Option{"environment", '\0', Kind::text, "NAME", "ci", "", reports, "environment of the report"},
    Option{"tag", '\0', Kind::tag_list, "K=V", "", "", reports, "add a tag (repeatable)"},
    Option{"tail", '\0', Kind::size, "SIZE", "64KiB", "", reports, "how much of the end of the log is sent"},
    Option{"max-body", '\0', Kind::size, "SIZE", "256KiB", "", reports,
           "largest request body, 4KiB at least"},
    Option{"timeout", '\0', Kind::duration, "DUR", "10s", "", every,
           "deadline over everything (explain: 60s, flush: 10m)"},
    Option{"spool-dir", '\0', Kind::directory, "DIR", "", "", every, "where undelivered reports wait"},
    Option{"strict", '\0', Kind::flag, "", "", "", delivers,
           "let the exit code of send tell what happened to the report"},
    Option{"sink", '\0', Kind::sink_list, "SINK", "", "", reports | flush_command | doctor_command,
           "log-center, file=PATH, webhook=URL, summary, annotations (repeatable)"},
    Option{"redact-env", '\0', Kind::glob_list, "GLOBS", "", "", every,
           "mask the values of these variables too (NAME,GLOB*)"},
    Option{"redact-regex", '\0', Kind::list, "RE", "", "", every, "mask what matches (repeatable)"},
    Option{"no-redact-patterns", '\0', Kind::flag, "", "", "", every,
           "mask known values only, no token shapes"},
    Option{"runbook", '\0', Kind::file_list, "FILE", "", "", diagnoses,
           "Markdown with known failures and fixes (repeatable)"},
    Option{"baseline", '\0', Kind::file, "LOG", "", "", diagnoses,
           "log of the last green run: what stands there too loses"},
    Option{"gitea-version", '\0', Kind::text, "VERSION", "", "", every,
           "decides the form of links into Gitea (default: asked)"},
    Option{"exit-code", 'x', Kind::exit_code, "N", "", "", send_command, "exit code of the failed step"},
    Option{"steps-json", '\0', Kind::steps, "TEXT", "", "", send_command | doctor_command,
           "${{ toJSON(steps) }}: tells which step failed"},
    Option{"pty", '\0', Kind::choice, "WHEN", "auto", "auto|always|never", run_command,
           "give the command a terminal"},
    Option{"on", '\0', Kind::choice, "WHEN", "failure", "failure|always|never", run_command,
           "when to report; a success is a BuildSuccess of level INFO"},
    Option{"ignore-exit", '\0', Kind::code_list, "CODES", "", "", run_command,
           "exit codes that are no failure (1,2)"},
    Option{"timeout-command", '\0', Kind::duration, "DUR", "", "", run_command,
           "end the command after this time, exit 124 (0: never)"},
    Option{"script", '\0', Kind::file, "FILE", "", "", run_command,
           "script of the step: names it, e.g. {0} of a custom shell"},
    Option{"last", '\0', Kind::flag, "", "", "", explain_command, "show the newest report instead of a log"},
    Option{"list", '\0', Kind::flag, "", "", "", flush_command, "show what waits, deliver nothing"},
    Option{"any-url", '\0', Kind::flag, "", "", "", flush_command,
           "also deliver what was meant for another collector"},
    Option{"redact", '\0', Kind::file, "FILE", "", "", doctor_command,
           "show what would be masked in FILE, and why"},
    Option{"help", 'h', Kind::flag, "", "", "", every, "show this help"},
    Option{"version", 'V', Kind::flag, "", "", "", every, "show the version"},
};

template <typename T>
std::optional<std::string> problem_of(const Result<T>& result) {
  return result ? std::nullopt : std::optional(result.error().message);
}

std::optional<std::string> problem_of_sink(std::string_view value) {
  const auto sink = delivery::parse_sink(value);
  if (!sink || sink->kind != delivery::SinkSpec::Kind::webhook) return problem_of(sink);
  if (delivery::webhook_at(sink->value)) return std::nullopt;
  return "sink 'webhook': no usable address; write it as webhook=https://HOST/PATH";
}

bool is_exit_code(std::string_view value) {
  const auto code = parse_int(value);
  return code && *code >= 0 && *code <= 255;
}

bool are_exit_codes(std::string_view value) {
  return std::ranges::all_of(split(value, ','),
                             [](std::string_view part) { return is_exit_code(trim(part)); });
}

bool is_tag(std::string_view value) {
  const auto equals = value.find('=');
  return equals != std::string_view::npos && !trim(value.substr(0, equals)).empty();
}

// A runner that knows no steps says null.
bool is_object(std::string_view json) {
  const auto parsed = ci::parse_untrusted(json);
  return parsed.is_object() || parsed.is_null();
}

}  // namespace

std::span<const CommandInfo> commands() {
  return command_table;
}

const CommandInfo* find_command(std::string_view name) {
  const auto* const found = std::ranges::find(command_table, name, &CommandInfo::name);
  return found == command_table.end() ? nullptr : found;
}

std::span<const Option> options() {
  return option_table;
}

const Option* find_option(std::string_view long_name) {
  const auto* const found = std::ranges::find(option_table, long_name, &Option::name);
  return found == option_table.end() ? nullptr : found;
}

std::vector<std::string> parts_of(const Option& option, std::string_view value) {
  std::vector<std::string> parts;
  for (const auto part : split(value, ',')) {
    if (!trim(part).empty()) parts.emplace_back(trim(part));
  }
  const bool are_sinks =
      option.kind == Kind::sink_list && problem_of_sink(value) &&
      std::ranges::none_of(parts, [](const auto& part) { return problem_of_sink(part).has_value(); });
  if (option.kind == Kind::glob_list || are_sinks) return parts;
  return {std::string(value)};
}

std::optional<std::string> check_value(const Option& option, std::string_view value) {
  switch (option.kind) {
    case Kind::size:
      if (!parse_size(value)) return "is not a size such as 64KiB";
      break;
    case Kind::duration:
      if (!parse_duration(value)) return "is not a duration such as 10s";
      break;
    case Kind::exit_code:
      if (!is_exit_code(value)) return "is no exit code from 0 to 255";
      break;
    case Kind::tag_list:
      if (!is_tag(value)) return "is no tag such as team=web";
      break;
    case Kind::steps:
      if (!is_object(value)) return "is no JSON object as ${{ toJSON(steps) }} gives";
      break;
    case Kind::choice:
      if (std::ranges::count(split(option.choices, '|'), value) == 0) {
        return "is none of " + replace_all(option.choices, "|", ", ");
      }
      break;
    case Kind::address:
      return problem_of(delivery::collector_at(value));
    case Kind::sink_list:
      return problem_of_sink(value);
    case Kind::code_list:
      if (!are_exit_codes(value)) return "is no list of exit codes such as 1,2";
      break;
    case Kind::flag:
    case Kind::text:
    case Kind::file:
    case Kind::directory:
    case Kind::list:
    case Kind::file_list:
    case Kind::glob_list:
      break;
  }
  return std::nullopt;
}

std::string complaint(const Option& option, std::string_view place, std::string_view value,
                      std::string_view wrong) {
  if (option.kind == Kind::address || option.kind == Kind::sink_list || option.kind == Kind::steps)
    return fmt::format("{}: {}", place, wrong);
  return fmt::format("{}: \"{}\" {}", place, value, wrong);
}

}  // namespace cicd::app
