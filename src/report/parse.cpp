#include "report/parse.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cicd::report {

using nlohmann::json;

namespace {

// Reads the members of one JSON object; what is missing or of another kind is empty.
class Reader {
 public:
  Reader(const json& object, const redact::Redactor& redactor) : object_(object), redactor_(redactor) {}

  [[nodiscard]] SafeText text(const char* key) const {
    const auto found = object_.find(key);
    return found != object_.end() && found->is_string() ? redactor_.text(found->get_ref<const std::string&>())
                                                        : SafeText{};
  }
  [[nodiscard]] std::optional<std::int64_t> number(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end() || !found->is_number_integer()) return std::nullopt;
    return found->get<std::int64_t>();
  }
  [[nodiscard]] bool flag(const char* key) const {
    const auto found = object_.find(key);
    return found != object_.end() && found->is_boolean() && found->get<bool>();
  }
  [[nodiscard]] std::vector<SafeText> texts(const char* key) const {
    std::vector<SafeText> result;
    const auto found = object_.find(key);
    if (found == object_.end() || !found->is_array()) return result;
    for (const auto& part : *found) {
      if (part.is_string()) result.push_back(redactor_.text(part.get_ref<const std::string&>()));
    }
    return result;
  }
  [[nodiscard]] Reader object(const char* key) const {
    static const json nothing = json::object();
    const auto found = object_.find(key);
    return {found != object_.end() && found->is_object() ? *found : nothing, redactor_};
  }
  [[nodiscard]] const json& raw() const { return object_; }

 private:
  const json& object_;
  const redact::Redactor& redactor_;
};

void read_place(const Reader& top, const Reader& context, Report& report) {
  report.project_id = top.text("project_id");
  report.environment = top.text("environment");
  report.level = top.text("level");
  report.timestamp = top.text("timestamp").str();
  report.version = top.text("version");
  report.commit_hash = top.text("commit_hash");
  report.repo_url = top.text("repo_url");
  report.error_type = top.text("error_type");
  report.error_message = top.text("error_message");
  report.file_path = top.text("file_path");
  report.line_number = top.number("line_number");
  report.job_name = context.text("job_name");
  report.step_name = context.text("step_name");
  report.workflow = context.text("workflow");
  report.provider = context.text("provider");
  report.run_url = context.text("run_url");
  report.job_url = context.text("job_url");
  report.branch = context.text("branch");
  report.command = context.text("command");
  report.exit_code = context.number("exit_code");
  report.signal = context.text("signal");
  report.duration_ms = context.number("duration_ms");
  report.cancelled = context.flag("cancelled");
  report.log_tail = context.text("log_tail");
  report.event_id = context.text("event_id").str();
}

void read_cause(const Reader& cause, Report& report) {
  if (cause.raw().empty()) return;
  analysis::Finding finding;
  finding.type = cause.text("type").str();
  finding.klass = analysis::class_named(cause.text("class").str()).value_or(analysis::Class::compile);
  finding.tool = cause.text("tool").str();
  finding.rule = cause.text("rule").str();
  finding.confidence = cause.raw().value("confidence", 0.0);
  finding.line = static_cast<std::uint64_t>(cause.number("line").value_or(0));
  finding.text = cause.text("text");
  finding.file_path = cause.text("file_path");
  finding.line_number = cause.number("line_number");
  finding.column = cause.number("column");
  report.diagnosis.findings.push_back(std::move(finding));
}

void read_excerpt(const Reader& error, const json& numbers, analysis::Diagnosis& diagnosis) {
  auto lines = error.texts("stack_trace");
  if (!numbers.is_array() || numbers.size() != lines.size()) return;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (numbers[i].is_number_unsigned())
      diagnosis.excerpt.push_back({numbers[i].get<std::uint64_t>(), std::move(lines[i])});
  }
}

}  // namespace

Result<Report> parse_report(std::string_view text, const redact::Redactor& redactor) {
  const auto root = json::parse(text, nullptr, false);
  if (!root.is_object() || !root.contains("project_id")) return Error{Errc::invalid_input, "not a report"};
  const Reader top(root, redactor);
  const auto context = top.object("context");
  Report report;
  read_place(top, context, report);
  read_cause(context.object("cause"), report);
  read_excerpt(top.object("error"), context.raw().value("excerpt_lines", json()), report.diagnosis);
  report.diagnosis.failed_tests = context.texts("failed_tests");
  report.diagnosis.signature = context.text("signature").str();
  report.diagnosis.retryable = context.flag("retryable");
  report.diagnosis.bytes_total =
      static_cast<std::uint64_t>(context.object("log").number("bytes_total").value_or(0));
  report.diagnosis.masked = static_cast<std::uint64_t>(context.object("log").number("masked").value_or(0));
  if (const auto hints = context.raw().find("hints"); hints != context.raw().end() && hints->is_array()) {
    for (const auto& hint : *hints) {
      const Reader reader(hint, redactor);
      if (hint.is_object()) report.diagnosis.hints.push_back({reader.text("text"), reader.text("source")});
    }
  }
  return report;
}

}  // namespace cicd::report
