#include "present/summary.hpp"

#include "base/file.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cicd::present {

namespace {

using report::SafeText;

constexpr std::size_t largest_summary = std::size_t{60} * 1024;
// The runner drops a step's summary as a whole when it is larger.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions, "Step isolation and limits"
constexpr std::uint64_t taken_by_runner = std::uint64_t{1024} * 1024;
constexpr std::size_t tests_shown = 20;

// `text` as Markdown that shows it as it is, in one line: every sign that could mean something is a character
// reference.
std::string plain(const SafeText& text) {
  std::string out;
  for (const char c : text.str()) {
    if (std::string_view("\\`*_{}[]<>()#+!|~&@").find(c) != std::string_view::npos) {
      out += fmt::format("&#{};", static_cast<int>(c));
    } else {
      out += c == '\n' || c == '\r' ? ' ' : c;
    }
  }
  return out;
}

// A fence that no line of `lines` can close.
std::string fence_for(const std::vector<redact::SafeLine>& lines) {
  std::size_t longest = 2;
  for (const auto& line : lines) {
    std::size_t run = 0;
    for (const char c : line.text.str()) {
      run = c == '`' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
  }
  return std::string(longest + 1, '`');
}

void add_row(std::string& text, std::string_view label, const std::string& value) {
  if (!value.empty()) text += fmt::format("| {} | {} |\n", label, value);
}

std::string link(const SafeText& label, const SafeText& url) {
  const auto& address = url.str();
  const bool usable = (address.starts_with("https://") || address.starts_with("http://")) &&
                      address.find_first_of(" <>()\"\n") == std::string::npos;
  return usable ? fmt::format("[{}]({})", plain(label), address) : plain(label);
}

}  // namespace

std::string summary_markdown(const report::Report& report) {
  const auto& found = report.diagnosis;
  std::string text = fmt::format("### {} {}\n\n{}\n\n| | |\n|---|---|\n", report.succeeded ? "✅" : "❌",
                                 plain(report.error_type), plain(report.error_message));
  if (!report.file_path.empty()) {
    add_row(text, "Where",
            plain(report.file_path) + (report.line_number ? fmt::format(":{}", *report.line_number) : ""));
  }
  add_row(text, "Step", plain(report.step_name));
  add_row(text, "Job", link(report.job_name, report.job_url.empty() ? report.run_url : report.job_url));
  add_row(text, "Command", plain(report.command));
  if (report.exit_code) add_row(text, "Exit code", std::to_string(*report.exit_code));
  add_row(text, "Signal", plain(report.signal));
  for (const auto& hint : found.hints)
    add_row(text, "Fix", plain(hint.text));
  if (!found.excerpt.empty()) {
    const auto fence = fence_for(found.excerpt);
    text += fmt::format("\n{}text\n", fence);
    for (const auto& line : found.excerpt)
      text += line.text.str() + "\n";
    text += fence + "\n";
  }
  if (!found.failed_tests.empty()) text += fmt::format("\nFailed tests ({}):\n\n", found.failed_tests.size());
  for (std::size_t i = 0; i < std::min(found.failed_tests.size(), tests_shown); ++i) {
    text += "- " + plain(found.failed_tests[i]) + "\n";
  }
  return std::string(utf8_prefix(text, largest_summary)) + "\n";
}

namespace {

class SummarySink final : public delivery::Sink {
 public:
  explicit SummarySink(std::filesystem::path path) : path_(std::move(path)) {}
  [[nodiscard]] std::string name() const override { return std::string(summary_name); }
  [[nodiscard]] bool waits() const override { return false; }

  delivery::Outcome put(const delivery::Parcel& parcel, const Deadline& /*deadline*/) override {
    delivery::Outcome outcome;
    outcome.sink = name();
    const auto written = append(summary_markdown(parcel.report));
    outcome.fate = written ? delivery::Fate::delivered : delivery::Fate::failed;
    if (!written) outcome.reason = written.error().message;
    return outcome;
  }

 private:
  [[nodiscard]] Status append(const std::string& text) const {
    if (path_.empty())
      return Error{Errc::not_found, "GITHUB_STEP_SUMMARY is not set, so there is no step summary here"};
    const Fd fd(::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0644));
    if (!fd) return from_errno(path_.native());
    struct stat info {};
    const bool is_file = ::fstat(fd.get(), &info) == 0 && S_ISREG(info.st_mode);
    if (is_file && static_cast<std::uint64_t>(info.st_size) + text.size() > taken_by_runner)
      return Error{
          Errc::no_space,
          path_.native() + ": the step summary is full, the runner takes 1 MiB of a step or nothing"};
    auto written = write_all(fd.get(), text);
    if (written) return written;
    return std::move(written).error().in(path_.native());
  }
  std::filesystem::path path_;
};

}  // namespace

std::unique_ptr<delivery::Sink> make_summary_sink(std::filesystem::path path) {
  return std::make_unique<SummarySink>(std::move(path));
}

}  // namespace cicd::present
