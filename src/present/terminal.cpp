#include "present/terminal.hpp"

#include "base/clock.hpp"
#include "base/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

namespace cicd::present {

namespace {

using redact::SafeLine;

constexpr std::size_t lines_before = 2;
constexpr std::size_t lines_shown = 5;

class Painter {
 public:
  explicit Painter(const Style& style) : colour_(style.colour) {}
  [[nodiscard]] std::string bad(std::string_view text) const { return paint("1;31", text); }
  [[nodiscard]] std::string strong(std::string_view text) const { return paint("1", text); }
  [[nodiscard]] std::string faint(std::string_view text) const { return paint("2", text); }
  [[nodiscard]] std::string good(std::string_view text) const { return paint("32", text); }

 private:
  [[nodiscard]] std::string paint(std::string_view code, std::string_view text) const {
    return colour_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
  bool colour_;
};

std::string place_of(const report::Report& report) {
  if (report.file_path.empty()) return {};
  auto place = report.file_path.str();
  if (!report.line_number) return place;
  place += fmt::format(":{}", *report.line_number);
  const auto* const cause = report.diagnosis.cause();
  if (cause != nullptr && cause->column) place += fmt::format(":{}", *cause->column);
  return place;
}

// The error message without the place, which stands in the line above it.
std::string_view why(const report::Report& report) {
  const std::string_view message = report.error_message.str();
  const auto* const cause = report.diagnosis.cause();
  if (cause == nullptr || report.file_path.empty() || cause->message.empty()) return message;
  return message.ends_with(cause->message.str()) ? std::string_view(cause->message.str()) : message;
}

std::string circumstances(const report::Report& report) {
  std::vector<std::string> parts;
  const auto add = [&parts](std::string_view label, const redact::SafeText& text, std::size_t chars) {
    if (!text.empty()) parts.push_back(std::string(label) + text.clipped(chars).str());
  };
  add("step ", report.step_name, 60);
  add("job ", report.job_name, 40);
  if (report.command != report.step_name) add("", report.command, 60);
  if (report.exit_code) parts.push_back(fmt::format("exit code {}", *report.exit_code));
  add("", report.signal, 20);
  if (report.duration_ms) parts.push_back(format_duration(Millis{*report.duration_ms}));
  add("commit ", report.commit_hash.prefix(9), 9);
  add("", report.branch, 40);
  return fmt::format("{}", fmt::join(parts, " · "));
}

// The lines around the cause, or the last ones when nothing was recognised.
std::span<const SafeLine> around_cause(const analysis::Diagnosis& found) {
  const std::span<const SafeLine> all(found.excerpt);
  const auto count = std::min(all.size(), lines_shown);
  if (found.cause() == nullptr || found.cause()->line == 0) return all.last(count);
  const auto at = std::ranges::lower_bound(all, found.cause()->line, {}, &SafeLine::number);
  const auto index = static_cast<std::size_t>(at - all.begin());
  const auto first = std::min(index - std::min(index, lines_before), all.size() - count);
  return all.subspan(first, count);
}

std::string excerpt(const analysis::Diagnosis& found, const Style& style) {
  const Painter painter(style);
  const auto lines = around_cause(found);
  if (lines.empty()) return {};
  const auto width = std::to_string(lines.back().number).size();
  const auto room = style.columns - std::min(style.columns, width + 8);
  std::string text;
  for (const auto& line : lines) {
    const bool is_cause = found.cause() != nullptr && line.number == found.cause()->line;
    const auto shown = line.text.clipped(room).str();
    const auto margin = painter.faint(fmt::format("{:>{}} |", line.number, width));
    text += fmt::format("  {} {} {}\n", is_cause ? painter.bad(">") : " ", margin,
                        is_cause ? painter.bad(shown) : shown);
  }
  return text;
}

}  // namespace

std::string describe_failure(const report::Report& report, const Style& style) {
  const Painter painter(style);
  const auto& found = report.diagnosis;
  auto text = painter.bad("✖ " + report.error_type.str());
  if (const auto place = place_of(report); !place.empty()) text += "  " + painter.strong(place);
  if (found.cause() == nullptr && found.bytes_total > 0) text += painter.faint("  (cause not recognised)");
  if (found.cause() != nullptr && found.cause()->confidence < 0.5) text += painter.faint("  (a guess)");
  text += fmt::format("\n  {}\n", why(report));
  if (const auto where = circumstances(report); !where.empty()) text += "  " + painter.faint(where) + "\n";
  text += excerpt(found, style);
  if (found.failed_tests.size() > 1) text += fmt::format("  {} tests failed\n", found.failed_tests.size());
  if (!found.hints.empty()) {
    const auto& hint = found.hints.front();
    text += fmt::format("  {} {} {}\n", painter.good("fix:"), hint.text.str(),
                        painter.faint("(" + hint.source.str() + ")"));
  }
  return text;
}

std::string without_commands(std::string_view text, std::string_view key) {
  return fmt::format("::stop-commands::{}\n{}::{}::\n", key, text, key);
}

}  // namespace cicd::present
