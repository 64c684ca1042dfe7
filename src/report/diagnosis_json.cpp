#include "report/diagnosis_json.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>
#include <utility>

namespace cicd::report {

using nlohmann::ordered_json;

namespace {

ordered_json log_json(const analysis::Diagnosis& diagnosis, const SafeText& path) {
  return {{"path", text_or_null(path)},
          {"bytes_total", diagnosis.bytes_total},
          {"lines_total", diagnosis.lines_total},
          {"masked", diagnosis.masked}};
}

}  // namespace

ordered_json text_or_null(const SafeText& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text.str());
}

ordered_json number_or_null(std::optional<std::int64_t> number) {
  return number ? ordered_json(*number) : ordered_json(nullptr);
}

std::string dump(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json finding_json(const analysis::Finding& finding) {
  return {{"type", finding.type},
          {"class", analysis::to_string(finding.klass)},
          {"tool", finding.tool},
          {"rule", finding.rule},
          {"confidence", std::round(finding.confidence * 100) / 100},
          {"line", finding.line == 0 ? ordered_json(nullptr) : ordered_json(finding.line)},
          {"text", finding.text.str()},
          {"file_path", text_or_null(finding.file_path)},
          {"line_number", number_or_null(finding.line_number)},
          {"column", number_or_null(finding.column)}};
}

ordered_json hints_json(const analysis::Diagnosis& diagnosis) {
  auto hints = ordered_json::array();
  for (const auto& hint : diagnosis.hints) {
    hints.push_back({{"text", hint.text.str()}, {"source", hint.source.str()}});
  }
  return hints;
}

std::string explain_json(const analysis::Diagnosis& diagnosis, const Explained& explained) {
  auto findings = ordered_json::array();
  for (const auto& finding : diagnosis.findings)
    findings.push_back(finding_json(finding));
  auto failed_tests = ordered_json::array();
  for (const auto& test : diagnosis.failed_tests)
    failed_tests.push_back(test.str());
  auto excerpt = ordered_json::array();
  for (const auto& line : diagnosis.excerpt)
    excerpt.push_back({{"line", line.number}, {"text", line.text.str()}});

  ordered_json json{
      {"error_type", text_or_null(explained.error_type)},
      {"error_message", text_or_null(explained.error_message)},
      {"cause", diagnosis.cause() != nullptr ? finding_json(*diagnosis.cause()) : ordered_json(nullptr)},
      {"findings", std::move(findings)},
      {"failed_tests", std::move(failed_tests)},
      {"excerpt", std::move(excerpt)},
      {"signature", diagnosis.signature.empty() ? ordered_json(nullptr) : ordered_json(diagnosis.signature)},
      {"retryable", diagnosis.retryable},
      {"hints", hints_json(diagnosis)},
      {"log", log_json(diagnosis, explained.path)}};
  if (diagnosis.partial) json["partial"] = true;
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace cicd::report
