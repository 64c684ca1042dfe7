#include "app/same_failure.hpp"

#include "app/compose.hpp"
#include "base/text.hpp"
#include "process/run.hpp"
#include "report/headline.hpp"

#include <chrono>

namespace cicd::app {

namespace {

using redact::SafeText;

constexpr Millis repeat_counts_after = std::chrono::minutes{10};
constexpr int signal_base = 128;  // a shell's exit code for a command that a signal ended

// Compares what is typed with what a report made of the same.
class Comparison {
 public:
  Comparison(const Settings& settings, const report::Report& recorded, const redact::Redactor& redactor)
      : settings_(settings), recorded_(recorded), redactor_(redactor) {}

  [[nodiscard]] bool differs(std::string_view text, const SafeText& recorded,
                             std::size_t most = name_chars) const {
    return redactor_.text(trim(text)).clipped(most).str() != recorded.str();
  }

  [[nodiscard]] bool anything_given_differs() const {
    const auto message = settings_.text("message");
    return given_differs("project", recorded_.project_id) || given_differs("job", recorded_.job_name) ||
           given_differs("type", recorded_.error_type) ||
           given_differs("environment", recorded_.environment) || exit_code_differs() ||
           (settings_.has("message") && differs(one_line(split(trim(message), '\n').front()),
                                                recorded_.error_message, report::message_chars));
  }

 private:
  [[nodiscard]] bool given_differs(std::string_view name, const SafeText& recorded) const {
    const bool is_given = settings_.has(name) && settings_.origin(name) != "default";
    return is_given && differs(one_line(settings_.text(name)), recorded);
  }

  [[nodiscard]] bool exit_code_differs() const {
    const auto given = parse_int(settings_.text("exit-code"));
    if (!given) return false;
    if (recorded_.exit_code) return *recorded_.exit_code != *given;
    return recorded_.signal.empty() || *given <= signal_base || *given > 255 ||
           process::signal_name(static_cast<int>(*given) - signal_base) != recorded_.signal.str();
  }

  const Settings& settings_;
  const report::Report& recorded_;
  const redact::Redactor& redactor_;
};

// Whether the step that failed is known to be another one than the recorded: it failed after that, or that
// was allowed to fail.
bool is_other_step(const Settings& settings, const ci::RunContext& context, const Record& record,
                   const SafeText& recorded, const Comparison& comparison) {
  const auto differs = [&](std::string_view name) {
    return !name.empty() && comparison.differs(name, recorded);
  };
  if (settings.has("step")) return differs(settings.text("step"));
  if (context.failed_step_key && !record.step_key.empty())
    return context.failed_step_key.text != record.step_key;
  const bool was_allowed_to_fail = settings.has("steps-json") && !context.failed_step_key;
  return !was_allowed_to_fail && differs(context.failed_step.text);
}

}  // namespace

bool may_be_same_failure(const Settings& settings, const ci::RunContext& context, const Record& record,
                         const report::Report& recorded, const redact::Redactor& redactor) {
  if (!is_one_run(context) && !record.reported_to.empty() && record.age > repeat_counts_after) return false;
  const Comparison comparison(settings, recorded, redactor);
  return !comparison.anything_given_differs() &&
         !is_other_step(settings, context, record, recorded.step_name, comparison);
}

}  // namespace cicd::app
