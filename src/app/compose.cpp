#include "app/compose.hpp"

#include "analysis/hint_book.hpp"
#include "analysis/step_type.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "report/event_id.hpp"
#include "report/headline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace cicd::app {

using redact::Constant;
using redact::SafeText;

namespace {

constexpr std::size_t url_chars = 2000;

// One place to turn foreign text into safe text.
class Composer {
 public:
  Composer(const Settings& settings, const ci::RunContext& context, const Circumstances& circumstances,
           const redact::Redactor& redactor)
      : settings_(settings), context_(context), circumstances_(circumstances), redactor_(redactor) {}

  [[nodiscard]] SafeText safe(std::string_view text, std::size_t max_chars = name_chars) const {
    return redactor_.text(trim(text)).clipped(max_chars);
  }
  // The setting where somebody gave one, else the first of the facts that is not empty.
  [[nodiscard]] std::string pick(std::string_view setting,
                                 std::initializer_list<std::string_view> facts) const {
    if (settings_.has(setting) && settings_.origin(setting) != "default") return settings_.text(setting);
    for (const auto fact : facts) {
      if (!fact.empty()) return std::string(fact);
    }
    return settings_.text(setting);
  }

  void place(report::Report& report) const {
    report.project_id = safe(pick("project", {context_.project.text, "unknown"}));
    report.environment = safe(pick("environment", {context_.environment.text}));
    report.succeeded = circumstances_.succeeded;
    report.level = safe(pick("level", {circumstances_.succeeded ? "INFO" : ""}));
    report.version = safe(context_.version.text);
    report.commit_hash = safe(context_.commit.text);
    report.repo_url = safe(context_.repo_url.text, url_chars);
    report.workflow = safe(context_.workflow.text);
    report.provider = safe(context_.provider.text);
    report.run_id = safe(context_.run_id.text);
    report.run_number = safe(context_.run_number.text);
    report.run_attempt = safe(context_.run_attempt.text);
    report.run_url = safe(context_.run_url.text, url_chars);
    report.job_url = safe(context_.job_url.text, url_chars);
    report.branch = safe(context_.branch.text);
    report.pr_base = safe(context_.pr_base.text);
    report.tag = safe(context_.tag.text);
    report.merge_commit = safe(context_.merge_commit.text);
    report.pull_request = parse_int(context_.pull_request.text);
    report.event = safe(context_.event.text);
    report.actor = safe(context_.actor.text);
    report.runner = safe(context_.runner.text);
    report.runner_os = safe(context_.runner_os.text);
    report.runner_arch = safe(context_.runner_arch.text);
    for (const auto& tag : settings_.list("tag")) {
      const auto equals = std::min(tag.find('='), tag.size());
      report.tags.emplace_back(safe(tag.substr(0, equals)),
                               safe(tag.substr(std::min(equals + 1, tag.size()))));
    }
  }

  void failure(report::Report& report) const {
    const auto step = pick("step", {circumstances_.step, context_.failed_step.text});
    const auto command =
        circumstances_.command.empty() ? context_.failed_step_command.text : circumstances_.command;
    report.job_name = safe(one_line(pick("job", {context_.job.text})));
    report.step_name = safe(one_line(step));
    report.command = safe(command, url_chars);
    report.directory = safe(circumstances_.directory);
    report.exit_code = exit_code();
    report.signal = safe(circumstances_.signal);
    if (circumstances_.duration) report.duration_ms = circumstances_.duration->count();
    report.cancelled = circumstances_.cancelled;
    report.error_type = type(step, command, report.diagnosis);
  }

  // One line that says what happened: the user's words, else the cause's, else what is known of the step.
  [[nodiscard]] SafeText message(const report::Report& report) const {
    if (settings_.has("message")) {
      const auto text = settings_.text("message");
      return safe(one_line(split(trim(text), '\n').front()), report::message_chars);
    }
    if (const auto* cause = report.diagnosis.cause()) return report::headline(*cause);
    auto text = report.step_name.empty() ? SafeText(Constant("the build")) : report.step_name.clipped(120);
    if (circumstances_.succeeded) return text + success_words(report);
    text += SafeText(Constant(" failed"));
    if (report.exit_code)
      text += SafeText(Constant(" with exit code ")) + SafeText::number(*report.exit_code);
    if (!report.signal.empty()) text += SafeText(Constant(" by ")) + report.signal;
    return text;
  }

 private:
  [[nodiscard]] static SafeText success_words(const report::Report& report) {
    if (report.exit_code.value_or(0) == 0) return SafeText(Constant(" succeeded"));
    return SafeText(Constant(" ended with exit code ")) + SafeText::number(*report.exit_code) +
           SafeText(Constant(", which counts as no failure"));
  }

  [[nodiscard]] std::optional<std::int64_t> exit_code() const {
    if (!circumstances_.signal.empty()) return std::nullopt;
    if (circumstances_.exit_code) return circumstances_.exit_code;
    return parse_int(settings_.has("exit-code") ? settings_.text("exit-code") : context_.exit_code.text);
  }

  [[nodiscard]] SafeText type(std::string_view step, std::string_view command,
                              const analysis::Diagnosis& found) const {
    if (settings_.has("type")) return safe(settings_.text("type"));
    if (circumstances_.succeeded) return SafeText(Constant("BuildSuccess"));
    if (circumstances_.timed_out || circumstances_.out_of_memory) return safe(found.cause()->type);
    if (const auto type = analysis::type_from_step_name(step)) return safe(*type);
    if (const auto type = analysis::type_from_command(command)) return safe(*type);
    return found.cause() != nullptr ? safe(found.cause()->type) : SafeText(Constant("BuildFailure"));
  }

  const Settings& settings_;
  const ci::RunContext& context_;
  const Circumstances& circumstances_;
  const redact::Redactor& redactor_;
};

// Nothing that the log of a success says is what failed.
void forget_failure(analysis::Diagnosis& found) {
  found.findings.clear();
  found.failed_tests.clear();
  found.hints.clear();
  found.signature.clear();
  found.retryable = false;
}

// What ended the command from outside explains more than any line of its log: it becomes the cause.
void add_outside_cause(const Circumstances& circumstances, analysis::Diagnosis& found) {
  if (!circumstances.timed_out && !circumstances.out_of_memory) return;
  analysis::Finding cause;
  cause.klass = analysis::Class::infra;
  cause.confidence = 0.95;
  if (circumstances.out_of_memory) {
    cause.type = "OutOfMemory";
    cause.tool = "kernel";
    cause.rule = "process.oom";
    cause.text = SafeText(Constant("the kernel's out-of-memory killer ended the command"));
    found.hints.insert(
        found.hints.begin(),
        {SafeText(Constant(
             "Not enough memory: raise the limit of the machine or container, or run fewer jobs at once.")),
         SafeText(Constant("built in"))});
    found.hints.resize(std::min(found.hints.size(), analysis::most_hints));
  } else {
    cause.type = "Timeout";
    cause.tool = "cicd-report";
    cause.rule = "process.timeout";
    cause.text = SafeText(Constant("the command took longer than --timeout-command allows"));
  }
  if (found.signature.empty()) found.signature = sha256_hex(cause.rule).substr(0, 16);
  found.findings.insert(found.findings.begin(), std::move(cause));
  found.findings.resize(std::min(found.findings.size(), analysis::most_findings));
}

// `path` relative to `base` when it lies below it.
SafeText below(const SafeText& path, std::string_view base) {
  if (base.empty() || !path.str().starts_with(base)) return path;
  const auto rest = base.size() + (base.ends_with('/') ? 0U : 1U);
  return path.size() > rest && path.str()[rest - 1] == '/' ? path.part(rest) : path;
}

}  // namespace

report::Report compose(const Settings& settings, const ci::RunContext& context,
                       const Circumstances& circumstances, LogFindings found,
                       const redact::Redactor& redactor, const Clock& clock) {
  const Composer composer(settings, context, circumstances, redactor);
  report::Report report;
  report.timestamp = to_rfc3339(clock.wall());
  report.diagnosis = std::move(found.diagnosis);
  if (circumstances.succeeded) forget_failure(report.diagnosis);
  add_outside_cause(circumstances, report.diagnosis);
  report.log_tail = std::move(found.tail);
  report.log_truncated = found.truncated;
  composer.place(report);
  composer.failure(report);
  report.error_message = composer.message(report);
  if (const auto* cause = report.diagnosis.cause()) {
    report.file_path = below(cause->file_path, context.workspace.text);
    report.line_number = cause->line_number;
  }
  report.event_id = report::event_id({.provider = report.provider.str(),
                                      .repository = report.repo_url.str(),
                                      .run_id = report.run_id.str(),
                                      .run_attempt = report.run_attempt.str(),
                                      .job = report.job_name.str(),
                                      .step = report.step_name.str(),
                                      .error_type = report.error_type.str()});
  return report;
}

}  // namespace cicd::app
