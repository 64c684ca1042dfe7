#include "app/commands.hpp"
#include "app/destinations.hpp"
#include "app/exit_code.hpp"
#include "app/pipeline.hpp"
#include "app/record.hpp"
#include "base/text.hpp"
#include "ci/log_candidates.hpp"
#include "present/terminal.hpp"
#include "report/body.hpp"
#include "report/parse.hpp"

#include <fmt/format.h>

namespace cicd::app {

namespace {

constexpr Millis watchdog_margin{250};
constexpr std::size_t name_chars = 300;  // of a step, as a report holds it

// What `send` reports: a log, the record of an earlier `run`, or the bare facts.
struct Subject {
  std::string log;                         // path, "-" for standard input, empty for none
  std::optional<report::Report> recorded;  // what `run` made of this job's failure
  std::optional<Record> record;            // and who has it
};

// Whether the step that failed is known to be another one than that of `record`: it failed after that, or
// that was allowed to fail.
bool is_other_step(const Session& session, const ci::RunContext& context, const Record& record,
                   const redact::SafeText& recorded, const redact::Redactor& redactor) {
  const auto differs = [&](std::string_view name) {
    return !name.empty() && redactor.text(trim(name)).clipped(name_chars).str() != recorded.str();
  };
  if (session.settings.has("step")) return differs(session.settings.text("step"));
  if (context.failed_step_key && !record.step_key.empty())
    return context.failed_step_key.text != record.step_key;
  const bool was_allowed_to_fail = session.settings.has("steps-json") && !context.failed_step_key;
  return !was_allowed_to_fail && differs(context.failed_step.text);
}

std::optional<report::Report> recorded_report(const Session& session, const ci::RunContext& context,
                                              const Record& record) {
  const auto redactor = redact::Redactor::make(session.world.env, session.redact_policy());
  if (!redactor) return std::nullopt;
  auto parsed = report::parse_report(record.body, *redactor);
  if (!parsed) return std::nullopt;
  if (is_other_step(session, context, record, parsed->step_name, *redactor)) return std::nullopt;
  return *std::move(parsed);
}

Subject find_subject(const Session& session, const ci::RunContext& context) {
  Subject subject;
  const auto spool = delivery::spool_directory(session.settings.text("spool-dir"), session.world.env);
  if (auto record = load_record(spool, job_key(context, session.world.directory), session.world.clock)) {
    subject.recorded = recorded_report(session, context, *record);
    if (subject.recorded) subject.record = std::move(record);
  }
  const auto& operands = session.arguments.operands;
  if (!operands.empty()) subject.log = operands.front();
  if (subject.recorded || !operands.empty()) return subject;
  if (const auto candidates = ci::log_candidates(session.world.env); !candidates.empty()) {
    subject.log = candidates.front().string();
    session.say_more("no log was given; reading " + subject.log);
  } else {
    session.say_more(
        "no log was given and none was found: the report goes out without one (cicd-report send LOG)");
  }
  return subject;
}

// The exit code under --strict before anything about delivery: what was typed and configured.
int settings_code(const Session& session, const Examined& examined) {
  return examined.policy_error ? exit_usage : session.settings_code();
}

int first_code(std::initializer_list<int> codes) {
  for (const int code : codes) {
    if (code != exit_ok) return code;
  }
  return exit_ok;
}

// Whether a log that was given shows the failure that `run` recorded: in one job of one run of a CI the same
// cause, or none because the log cannot be read, and nothing typed that makes another report of it.
bool is_recorded_failure(const Session& session, const ci::RunContext& context,
                         const report::Report& recorded, const Examined& examined) {
  if (!context.run_id || session.settings.has("type") || session.settings.has("message")) return false;
  const auto& signature = examined.report.diagnosis.signature;
  return examined.log_error || (!signature.empty() && signature == recorded.diagnosis.signature);
}

Examined examine_subject(Session& session, Subject& subject, const ci::RunContext& context,
                         const Deadline& deadline) {
  if (subject.recorded && subject.log.empty())
    return {.report = *std::move(subject.recorded), .log_error = {}, .policy_error = {}};
  Circumstances circumstances;
  circumstances.told = analysis::Told::failed;
  auto examined = examine(session, subject.log, context, circumstances, deadline);
  if (!subject.recorded) return examined;
  if (is_recorded_failure(session, context, *subject.recorded, examined))
    examined.report = *std::move(subject.recorded);
  else
    subject.record.reset();
  return examined;
}

// Keeps who has the recorded report now, so that a third step does not bring it again.
void remember(const Session& session, const ci::RunContext& context, Record record,
              const std::vector<delivery::Outcome>& outcomes) {
  note_delivered(record, outcomes);
  const auto spool = delivery::spool_directory(session.settings.text("spool-dir"), session.world.env);
  static_cast<void>(save_record(spool, job_key(context, session.world.directory), record));
}

void warn(const Session& session, const Examined& examined) {
  if (const auto wrong = session.complaints(); !wrong.empty()) session.say("warning: " + wrong);
  if (examined.policy_error)
    session.say("warning: " + examined.policy_error->message + "; the report goes out without the log");
  if (examined.log_error)
    session.say("warning: " + examined.log_error->message + "; the report goes out without a log");
}

}  // namespace

int send(Session& session) {
  auto& world = session.world;
  if (world.env.flag("CICD_REPORT_DISABLE")) return exit_ok;
  const bool strict = session.settings.flag("strict");
  const bool dry_run = session.settings.flag("dry-run");
  const Deadline deadline(world.clock, session.settings.duration("timeout"));
  world.watchdog(deadline.left() + watchdog_margin,
                 [&world, strict] { world.leave(strict ? exit_kept : exit_ok); });

  const auto context = detect_context(session, !dry_run, deadline);
  auto subject = find_subject(session, context);
  auto examined = examine_subject(session, subject, context, deadline);
  warn(session, examined);
  const int log_code = examined.log_error ? exit_log_unreadable : exit_ok;
  if (dry_run) {
    world.out(report::render(examined.report, largest_body(session)).json() + "\n");
    return strict ? first_code({settings_code(session, examined), log_code}) : exit_ok;
  }
  Destinations destinations(session);
  if (subject.record && !destinations.leave_out(subject.record->reported_to)) {
    session.say("this failure was reported by cicd-report run already");
    return strict ? settings_code(session, examined) : exit_ok;
  }
  auto outcomes = destinations.bring(examined.report, deadline);
  if (subject.record) remember(session, context, *std::move(subject.record), outcomes);
  const bool show = world.err_is_terminal || session.settings.flag("verbose");
  if (show && !session.settings.flag("quiet")) {
    world.err(session.describe(examined.report, world.err_is_terminal));
  }
  for (const auto& trouble : destinations.troubles())
    session.say("warning: " + trouble);
  for (auto& outcome : outcomes)
    outcome.reason = session.redacted(outcome.reason);
  if (const auto line = describe_outcomes(outcomes); !line.empty()) session.say(line);
  if (session.settings.flag("json")) world.out(outcomes_json(examined.report.event_id, outcomes) + "\n");
  if (!strict) return exit_ok;
  const int trouble_code = destinations.troubles().empty() ? exit_ok : exit_bad_config;
  return first_code({settings_code(session, examined), trouble_code, strict_code(outcomes), log_code});
}

}  // namespace cicd::app
