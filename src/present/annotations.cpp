#include "present/annotations.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace cicd::present {

namespace {

using report::SafeText;

constexpr std::size_t most_annotations = 10;
constexpr std::size_t most_chars = 4096;

std::string escape_data(std::string_view text) {
  return replace_all(replace_all(replace_all(text, "%", "%25"), "\r", "%0D"), "\n", "%0A");
}

std::string escape_property(std::string_view text) {
  return replace_all(replace_all(escape_data(text), ":", "%3A"), ",", "%2C");
}

std::string command(const SafeText& path, std::optional<std::int64_t> line,
                    std::optional<std::int64_t> column, std::string_view title, const SafeText& message) {
  std::string properties;
  if (!path.empty()) {
    properties = fmt::format("file={},", escape_property(path.str()));
    if (line) properties += fmt::format("line={},", *line);
    if (line && column) properties += fmt::format("col={},", *column);
  }
  return fmt::format("::error {}title={}::{}\n", properties, escape_property(title),
                     escape_data(message.clipped(most_chars).str()));
}

class AnnotationsSink final : public delivery::Sink {
 public:
  explicit AnnotationsSink(std::function<void(std::string_view)> write) : write_(std::move(write)) {}
  [[nodiscard]] std::string name() const override { return std::string(annotations_name); }
  [[nodiscard]] bool waits() const override { return false; }

  delivery::Outcome put(const delivery::Parcel& parcel, const Deadline& /*deadline*/) override {
    write_(annotation_commands(parcel.report));
    delivery::Outcome outcome;
    outcome.sink = name();
    outcome.fate = delivery::Fate::delivered;
    return outcome;
  }

 private:
  std::function<void(std::string_view)> write_;
};

}  // namespace

std::string annotation_commands(const report::Report& report) {
  if (report.succeeded) return {};
  const auto& findings = report.diagnosis.findings;
  if (findings.empty())
    return command(report.file_path, report.line_number, {}, report.error_type.str(), report.error_message);
  std::string commands;
  std::set<std::string> seen;
  for (const auto& finding : findings) {
    const bool is_cause = &finding == &findings.front();
    auto one = is_cause ? command(report.file_path, report.line_number, finding.column,
                                  report.error_type.str(), report.error_message)
                        : command(finding.file_path, finding.line_number, finding.column, finding.type,
                                  finding.text);
    if (!seen.insert(one).second) continue;
    commands += one;
    if (seen.size() == most_annotations) break;
  }
  return commands;
}

std::unique_ptr<delivery::Sink> make_annotations_sink(std::function<void(std::string_view)> write) {
  return std::make_unique<AnnotationsSink>(std::move(write));
}

}  // namespace cicd::present
