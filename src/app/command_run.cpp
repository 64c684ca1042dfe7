#include "analysis/fold.hpp"
#include "app/commands.hpp"
#include "app/destinations.hpp"
#include "app/exit_code.hpp"
#include "app/knowledge.hpp"
#include "app/late_pass.hpp"
#include "app/pipeline.hpp"
#include "app/record.hpp"
#include "base/text.hpp"
#include "ci/git_directory.hpp"
#include "present/annotations.hpp"
#include "process/run.hpp"
#include "process/script.hpp"
#include "report/body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <system_error>

namespace cicd::app {

namespace {

constexpr Millis time_after_cancel{2000};
constexpr Millis watchdog_margin{250};

// `word` as one would type it into a shell.
std::string quoted(const std::string& word) {
  constexpr std::string_view harmless =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%+,-./:=@_^{}";
  if (!word.empty() && word.find_first_not_of(harmless) == std::string::npos) return word;
  return "'" + replace_all(word, "'", "'\\''") + "'";
}

std::string shell_line(const std::vector<std::string>& words) {
  std::string line;
  for (const auto& word : words)
    line += (line.empty() ? "" : " ") + quoted(word);
  return line;
}

// Whether a runner made this step name up ("__run_2", "3"), so that it tells a person nothing.
bool is_generated(std::string_view step) {
  return step.empty() || step.starts_with("__run") || parse_int(step);
}

bool is_ignored(const Session& session, const process::Exit& exit) {
  if (exit.signal != 0) return false;
  for (const auto& codes : session.settings.list("ignore-exit")) {
    for (const auto code : split(codes, ',')) {
      if (parse_int(trim(code)) == exit.code) return true;
    }
  }
  return false;
}

bool wants_report(const Session& session, const process::Exit& exit) {
  const auto when = session.settings.text("on");
  if (when == "never") return false;
  return when == "always" || !(exit.success() || is_ignored(session, exit));
}

Circumstances circumstances_of(const Session& session, const ci::RunContext& context,
                               const process::Exit& exit) {
  Circumstances result;
  const auto& words = session.arguments.child;
  result.succeeded = exit.success() || is_ignored(session, exit);
  result.told = result.succeeded ? analysis::Told::nothing : analysis::Told::failed;
  result.command = shell_line(words);
  const auto script = session.settings.has("script") ? session.settings.text("script")
                                                     : std::string(process::step_script(words));
  if (const auto first = process::first_command_of(script); !first.empty()) result.command = first;
  // The name of a step is part of its failure's fingerprint, so it holds nothing made up for this run.
  result.step = is_generated(context.step.text) ? analysis::lasting_paths(result.command) : context.step.text;
  const auto& directory = session.world.directory;
  const auto top = context.workspace ? std::filesystem::path(context.workspace.text)
                                     : ci::read_git_directory(directory).top;
  std::error_code ignored;
  if (!top.empty()) result.directory = std::filesystem::relative(directory, top, ignored).string();
  result.duration = exit.duration;
  result.cancelled = exit.cancelled;
  result.timed_out = exit.timed_out;
  result.out_of_memory = exit.oom_killed;
  if (exit.signal != 0)
    result.signal = process::signal_name(exit.signal);
  else
    result.exit_code = exit.code;
  return result;
}

// Whether standard error is given back before the report: nothing is said there any more.
bool is_silent(const Session& session) {
  return session.settings.flag("quiet") && !session.settings.flag("dry-run");
}

// Whether the findings are to be shown in the job's log: to --quiet they are no words of ours but a place
// that the report goes to.
bool shows_annotations(const Session& session) {
  return std::ranges::count(sinks_in_force(session), present::annotations_name) > 0;
}

// `holds_stderr`: standard error is still open for the annotations alone, and given back behind them.
void report_failure(Session& session, LogPass& pass, const process::Exit& exit, bool holds_stderr) {
  const auto& world = session.world;
  auto span = session.settings.duration("timeout");
  if (exit.cancelled) span = std::min(span, time_after_cancel);
  const Deadline deadline(world.clock, span);
  world.watchdog(span + watchdog_margin, [exit] { process::leave_like(exit); });

  const bool dry_run = session.settings.flag("dry-run");
  const auto context = detect_context(session, !dry_run && !exit.cancelled && !holds_stderr, deadline);
  const auto circumstances = circumstances_of(session, context, exit);
  const auto examined = conclude(session, pass, !exit.tap_complete, context, circumstances);
  if (examined.policy_error)
    session.say("warning: " + examined.policy_error->message + "; the report goes out without the log");
  const auto body = report::render(examined.report, largest_body(session));
  if (dry_run) return world.err(body.json() + "\n");

  const auto spool = session.spool_directory();
  const auto key = job_key(context, world.directory);
  Record record{.body = body.json(), .reported_to = {}, .step_key = context.step_key.text, .age = {}};
  const bool failed = !circumstances.succeeded;
  if (failed) static_cast<void>(save_record(spool, key, record));
  Destinations destinations(session);
  const auto outcomes = destinations.bring(examined.report, deadline, [holds_stderr] {
    if (holds_stderr) process::hand_back(false);
  });
  note_delivered(record, outcomes);
  if (failed && !record.reported_to.empty()) static_cast<void>(save_record(spool, key, record));
  if (failed && (world.err_is_terminal || session.settings.flag("verbose")) &&
      !session.settings.flag("quiet")) {
    world.err(session.describe(examined.report, world.err_is_terminal));
  }
  for (const auto& trouble : destinations.troubles())
    session.say("warning: " + trouble);
  if (const auto line = describe_outcomes(outcomes); !line.empty()) session.say(line);
}

process::Options run_options(const Session& session, LatePass& pass) {
  process::Options options;
  const auto pty = session.settings.text("pty");
  options.pty = pty == "always"  ? process::PtyMode::always
                : pty == "never" ? process::PtyMode::never
                                 : process::PtyMode::automatic;
  const auto span = session.settings.duration("timeout-command");
  if (span > Millis{0}) options.timeout = span;  // as timeout(1) takes it
  options.tap_files_on_success = session.settings.text("on") == "always";
  options.tap = [&pass](std::string_view bytes) { pass.feed(bytes); };
  return options;
}

}  // namespace

int run(Session& session) {
  const auto& world = session.world;
  if (session.arguments.child.empty()) {
    world.err("cicd-report: run: no command; write: cicd-report run [options] -- COMMAND [ARG...]\n");
    return exit_usage;
  }
  const process::Command command{session.arguments.child, world.environment,
                                 [&session](std::string_view text) { return session.redacted(text); }};
  if (world.env.flag("CICD_REPORT_DISABLE") || process::nested(world.env)) process::become(command);

  if (const auto wrong = session.complaints(); !wrong.empty()) session.say("warning: " + wrong);
  const auto told = session.settings.warnings.size();
  LatePass pass(session);
  const auto exit = process::run(command, run_options(session, pass));
  if (!wants_report(session, exit)) process::leave_like(exit);
  process::leave_like_after_crash(
      exit, is_silent(session) ? "" : "cicd-report: internal error: a crash; the report is lost\n");
  try {
    const bool holds_stderr = is_silent(session) && shows_annotations(session);
    process::hand_back(holds_stderr || !is_silent(session));
    auto& begun = pass.begun();
    for (auto at = told; at < session.settings.warnings.size(); ++at)
      session.say("warning: " + session.settings.warnings[at]);
    report_failure(session, begun, exit, holds_stderr);
  } catch (const std::exception& failure) {
    session.say(fmt::format("internal error: {}; the report is lost", failure.what()));
  }
  process::leave_like(exit);
}

}  // namespace cicd::app
