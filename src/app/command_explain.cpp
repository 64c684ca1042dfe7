#include "app/commands.hpp"
#include "app/exit_code.hpp"
#include "app/pipeline.hpp"
#include "app/record.hpp"
#include "ci/log_candidates.hpp"
#include "delivery/spool.hpp"
#include "report/diagnosis_json.hpp"
#include "report/parse.hpp"

namespace cicd::app {

namespace {

using redact::SafeText;

// Nobody waits for `explain` but a person, who may well pipe a running build into it; --timeout says
// otherwise.
constexpr Millis patience{60'000};

std::optional<std::string> newest_body(const Session& session) {
  const auto spool = delivery::Spool::open(session.spool_directory(), session.world.clock);
  if (!spool) return std::nullopt;
  const auto entries = spool->list();
  if (entries.empty()) return std::nullopt;
  const auto body = spool->read(entries.back());
  return body ? std::optional(body->json()) : std::nullopt;
}

int show(const Session& session, const report::Report& report, const SafeText& path) {
  const auto& found = report.diagnosis;
  const bool recognised = found.cause() != nullptr;
  if (session.settings.flag("json")) {
    const report::Explained explained{report.error_type, recognised ? report.error_message : SafeText{},
                                      path};
    session.world.out(report::explain_json(found, explained) + "\n");
  } else {
    session.world.out(session.describe(report, session.world.out_is_terminal));
  }
  return recognised ? exit_ok : exit_nothing_found;
}

// Without anything to explain there is still an answer.
int show_nothing(const Session& session, std::string_view why) {
  session.say(why);
  if (session.settings.flag("json")) session.world.out(report::explain_json({}, {}) + "\n");
  return exit_nothing_found;
}

int show_stored(const Session& session, const std::string& json) {
  const auto redactor = redact::Redactor::make(session.world.env, {});
  auto parsed = redactor ? report::parse_report(json, *redactor) : Result<report::Report>(redactor.error());
  if (!parsed) {
    session.say("the stored report is damaged");
    return exit_log_unreadable;
  }
  return show(session, *parsed, {});
}

// A log that the CI system left on this machine, or empty.
std::string find_log(const Session& session) {
  const auto candidates = ci::log_candidates(session.world.env);
  if (candidates.empty()) return {};
  session.say("no log was given; reading " + candidates.front().string());
  return candidates.front().string();
}

}  // namespace

int explain(Session& session) {
  if (session.arguments.operands.size() > 1) {
    session.world.err("cicd-report: explain takes one log\n");
    return exit_usage;
  }
  if (session.settings.flag("last")) {
    const auto body = newest_body(session);
    if (body) return show_stored(session, *body);
    return show_nothing(session, "no report waits in the spool");
  }
  const bool limited = session.settings.origin("timeout") != "default";
  const Deadline deadline(session.world.clock, limited ? session.settings.duration("timeout") : patience);
  const auto context = detect_context(session, false, deadline);
  auto path = session.arguments.operands.empty() ? std::string{} : session.arguments.operands.front();
  if (path.empty()) {
    if (const auto record = load_record(session.spool_directory(), job_key(context, session.world.directory),
                                        session.world.clock)) {
      return show_stored(session, record->body);
    }
    path = find_log(session);
  }
  if (path.empty()) {
    return show_nothing(session,
                        "no log: name one (cicd-report explain build.log, - for standard input) or run the "
                        "build with cicd-report run");
  }
  const auto examined = examine(session, path, context, {}, deadline);
  if (const auto wrong = session.complaints(); !wrong.empty()) session.say("warning: " + wrong);
  if (examined.policy_error) {
    session.say(examined.policy_error->message);
    return exit_usage;
  }
  if (examined.log_error) {
    session.say(examined.log_error->message);
    return exit_log_unreadable;
  }
  const auto redactor = redact::Redactor::make(session.world.env, {});
  return show(session, examined.report, redactor && path != "-" ? redactor->text(path) : SafeText{});
}

}  // namespace cicd::app
