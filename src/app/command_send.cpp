#include "app/commands.hpp"
#include "app/destinations.hpp"
#include "app/exit_code.hpp"
#include "app/pipeline.hpp"
#include "app/record.hpp"
#include "app/same_failure.hpp"
#include "ci/log_candidates.hpp"
#include "report/body.hpp"
#include "report/parse.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <initializer_list>
#include <system_error>
#include <utility>

namespace cicd::app {

namespace {

constexpr Millis watchdog_margin{250};

// What `send` reports: a log, the record of an earlier `run`, or the bare facts.
struct Subject {
  std::string log;                         // path, "-" for standard input, empty for none
  std::optional<report::Report> recorded;  // what `run` made of this job's failure
  std::optional<Record> record;            // and who has it
};

std::optional<report::Report> recorded_report(const Session& session, const ci::RunContext& context,
                                              const Record& record) {
  const auto redactor = redact::Redactor::make(session.world.env, session.redact_policy());
  if (!redactor) return std::nullopt;
  auto parsed = report::parse_report(record.body, *redactor);
  if (!parsed) return std::nullopt;
  if (!may_be_same_failure(session.settings, context, record, *parsed, *redactor)) return std::nullopt;
  return *std::move(parsed);
}

// The log among the words that stand beside the options: of several the first that is a file, since an
// unknown option leaves its value there.
std::string log_among(const std::vector<std::string>& operands) {
  for (const auto& operand : operands) {
    std::error_code ignored;
    if (std::filesystem::exists(operand, ignored)) return operand;
  }
  return operands.front();
}

Subject find_subject(const Session& session, const ci::RunContext& context) {
  Subject subject;
  if (auto record = load_record(session.spool_directory(), job_key(context, session.world.directory),
                                session.world.clock)) {
    subject.recorded = recorded_report(session, context, *record);
    if (subject.recorded) subject.record = std::move(record);
  }
  const auto& operands = session.arguments.operands;
  if (!operands.empty()) subject.log = log_among(operands);
  if (subject.recorded || !operands.empty()) return subject;
  if (const auto candidates = ci::log_candidates(session.world.env); !candidates.empty()) {
    subject.log = candidates.front().string();
    session.say_more("no log was given; reading " + subject.log);
  } else {
    session.say(
        "no log was given and none was found: the report goes out without one (cicd-report send LOG)");
  }
  return subject;
}

int first_code(std::initializer_list<int> codes) {
  for (const int code : codes) {
    if (code != exit_ok) return code;
  }
  return exit_ok;
}

// Whether a log that was given shows the failure that `run` recorded: in one job of one run of a CI the same
// cause, or none because the log cannot be read.
bool is_recorded_failure(const ci::RunContext& context, const report::Report& recorded,
                         const Examined& examined) {
  if (!is_one_run(context)) return false;
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
  if (is_recorded_failure(context, *subject.recorded, examined))
    examined.report = *std::move(subject.recorded);
  else
    subject.record.reset();
  return examined;
}

// Keeps who has the recorded report now, so that a third step does not bring it again.
void remember(const Session& session, const ci::RunContext& context, Record record,
              const std::vector<delivery::Outcome>& outcomes) {
  note_delivered(record, outcomes);
  static_cast<void>(
      save_record(session.spool_directory(), job_key(context, session.world.directory), record));
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
    return strict ? first_code({session.settings_code(), log_code}) : exit_ok;
  }
  Destinations destinations(session);
  if (subject.record && !destinations.leave_out(subject.record->reported_to)) {
    session.say("this failure was reported by cicd-report run already");
    return strict ? session.settings_code() : exit_ok;
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
  return first_code({session.settings_code(), trouble_code, strict_code(outcomes), log_code});
}

}  // namespace cicd::app
