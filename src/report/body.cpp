#include "report/body.hpp"

#include "base/text.hpp"
#include "base/version.hpp"
#include "report/diagnosis_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace cicd::report {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t smallest_body = 4096;

// Where it happened: the job, the run, the machine, the command.
ordered_json place_json(const Report& report) {
  return {{"job_name", text_or_null(report.job_name)},
          {"step_name", text_or_null(report.step_name)},
          {"workflow", text_or_null(report.workflow)},
          {"provider", text_or_null(report.provider)},
          {"run_id", text_or_null(report.run_id)},
          {"run_number", text_or_null(report.run_number)},
          {"run_attempt", text_or_null(report.run_attempt)},
          {"run_url", text_or_null(report.run_url)},
          {"job_url", text_or_null(report.job_url)},
          {"branch", text_or_null(report.branch)},
          {"pr_base", text_or_null(report.pr_base)},
          {"tag", text_or_null(report.tag)},
          {"pull_request", number_or_null(report.pull_request)},
          {"merge_commit", text_or_null(report.merge_commit)},
          {"event", text_or_null(report.event)},
          {"actor", text_or_null(report.actor)},
          {"runner", text_or_null(report.runner)},
          {"runner_os", text_or_null(report.runner_os)},
          {"runner_arch", text_or_null(report.runner_arch)},
          {"command", text_or_null(report.command)},
          {"directory", text_or_null(report.directory)},
          {"exit_code", number_or_null(report.exit_code)},
          {"signal", text_or_null(report.signal)},
          {"duration_ms", number_or_null(report.duration_ms)},
          {"cancelled", report.cancelled}};
}

ordered_json context_json(const Report& report, const SafeText& tail) {
  const auto& found = report.diagnosis;
  auto json = place_json(report);
  json["cause"] = found.cause() != nullptr ? finding_json(*found.cause()) : ordered_json(nullptr);
  json["excerpt_lines"] = ordered_json::array();
  for (const auto& line : found.excerpt)
    json["excerpt_lines"].push_back(line.number);
  json["failed_tests"] = ordered_json::array();
  for (const auto& test : found.failed_tests)
    json["failed_tests"].push_back(test.str());
  json["signature"] = found.signature.empty() ? ordered_json(nullptr) : ordered_json(found.signature);
  json["retryable"] = found.retryable;
  json["hints"] = hints_json(found);
  json["log_tail"] = tail.str();
  json["log"] = {{"bytes_total", found.bytes_total},
                 {"bytes_kept", tail.size()},
                 {"truncated", report.log_truncated || tail.size() < report.log_tail.size()},
                 {"masked", found.masked}};
  if (found.partial) json["log"]["partial"] = true;
  if (!report.log_encoding.empty()) json["log"]["encoding"] = report.log_encoding.str();
  json["event_id"] = report.event_id;
  json["tags"] = ordered_json::object();
  for (const auto& [key, value] : report.tags)
    json["tags"][key.str()] = value.str();
  json["reporter"] = std::string("cicd-report/") + cicd::version;
  return json;
}

ordered_json report_json(const Report& report, const SafeText& tail) {
  auto stack = ordered_json::array();
  for (const auto& line : report.diagnosis.excerpt)
    stack.push_back(line.text.str());
  const auto type = text_or_null(report.error_type);
  const auto message = text_or_null(report.error_message);
  const auto path = text_or_null(report.file_path);
  const auto line = number_or_null(report.line_number);
  return {{"project_id", report.project_id.str()},
          {"source", "cicd"},
          {"environment", text_or_null(report.environment)},
          {"level", text_or_null(report.level)},
          {"timestamp", report.timestamp},
          {"version", text_or_null(report.version)},
          {"commit_hash", text_or_null(report.commit_hash)},
          {"repo_url", text_or_null(report.repo_url)},
          {"error_type", type},
          {"error_message", message},
          {"file_path", path},
          {"line_number", line},
          {"error",
           {{"type", type},
            {"message", message},
            {"file_path", path},
            {"line_number", line},
            {"stack_trace", std::move(stack)}}},
          {"context", context_json(report, tail)}};
}

// How many bytes the last characters of `text` may have so that their JSON form takes at most `budget` bytes.
std::size_t suffix_that_fits(const std::string& text, std::size_t budget) {
  std::size_t cost = 0;
  std::size_t at = text.size();
  while (at > 0) {
    const auto c = static_cast<unsigned char>(text[at - 1]);
    const bool short_escape =
        c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f';
    cost += short_escape ? 2U : (c < 0x20 ? 6U : 1U);
    if (cost > budget) break;
    --at;
  }
  return text.size() - at;
}

// Removes the excerpt line that stands farthest from the cause.
void drop_farthest(analysis::Diagnosis& diagnosis) {
  auto& excerpt = diagnosis.excerpt;
  const auto* cause = diagnosis.cause();
  const auto center = cause != nullptr ? cause->line : excerpt.back().number;
  const auto distance = [center](const redact::SafeLine& line) {
    return line.number > center ? line.number - center : center - line.number;
  };
  excerpt.erase(distance(excerpt.front()) >= distance(excerpt.back()) ? excerpt.begin()
                                                                      : std::prev(excerpt.end()));
}

// Leaves out what a diagnosis has many of beside its lines. False: there was nothing.
bool shorten_lists(analysis::Diagnosis& diagnosis) {
  constexpr std::size_t enough = 5;
  if (diagnosis.hints.empty() && diagnosis.failed_tests.size() <= enough) return false;
  diagnosis.hints.clear();
  diagnosis.failed_tests.resize(std::min(diagnosis.failed_tests.size(), enough));
  return true;
}

void clip_strings(ordered_json& json, std::size_t max_chars) {
  if (json.is_string()) json = clip(json.get_ref<const std::string&>(), max_chars);
  if (json.is_structured()) {
    for (auto& part : json)
      clip_strings(part, max_chars);
  }
}

// The last resort for a body whose names and messages alone are too long.
std::string squeeze(Report report, std::size_t max_bytes) {
  report.tags.clear();
  auto json = report_json(report, {});
  std::string body;
  for (const std::size_t max_chars : {400U, 100U, 40U, 12U}) {
    clip_strings(json, max_chars);
    json["context"]["event_id"] = report.event_id;
    body = dump(json);
    if (body.size() <= max_bytes) break;
  }
  return body;
}

}  // namespace

Body render(const Report& report, std::size_t max_bytes) {
  max_bytes = std::max(max_bytes, smallest_body);
  auto whole = dump(report_json(report, report.log_tail));
  if (whole.size() <= max_bytes) return {std::move(whole), report.event_id};

  Report smaller = report;
  for (auto bare = dump(report_json(smaller, {}));; bare = dump(report_json(smaller, {}))) {
    constexpr std::size_t digits = 8;  // `bytes_kept` of the tail may need that many more than a 0
    if (bare.size() + digits <= max_bytes) {
      const auto keep = suffix_that_fits(report.log_tail.str(), max_bytes - bare.size() - digits);
      return {dump(report_json(smaller, report.log_tail.suffix(keep))), report.event_id};
    }
    if (smaller.diagnosis.excerpt.empty()) {
      Report shorter = report;
      if (shorten_lists(shorter.diagnosis)) return render(shorter, max_bytes);
      return {squeeze(smaller, max_bytes), report.event_id};
    }
    drop_farthest(smaller.diagnosis);
  }
}

}  // namespace cicd::report
