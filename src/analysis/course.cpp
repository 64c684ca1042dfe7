#include "analysis/course.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cicd::analysis {
namespace {

// What stands in `text` between `open` and `close` (to its end when `close` is empty), or nothing.
std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
  const std::size_t at = text.find(open);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + open.size());
  return text.substr(0, close.empty() ? text.size() : text.rfind(close));
}

// The command or name that a line which begins or ends a step tells.
std::string_view name_in(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> forms[] = {
      {"The command \"", "\""},       // Travis
      {"##[group]Run ", ""},          // GitHub, Gitea
      {"Run Main ", ""},              // act
      {"Failure - Main ", ""},        // act
      {"Failure - ", ""},             // act
      {"##[section]Starting: ", ""},  // Azure
      {"$ ", ""},
  };
  for (const auto& [open, close] : forms) {
    const std::string_view name = between(text, open, close);
    if (!name.empty()) return name;
  }
  return {};
}

// Words in what runs also after a failure, lower case.
constexpr std::string_view whatever_happens[] = {
    "log",     "upload", "artifact", "publish", "report",   "notify",   "slack",    "clean",
    "down",    "stop",   "dump",     "cover",   "codecov",  "debug",    "describe", "delete",
    "remove",  "post",   "final",    "cache",   "teardown", "summary",  "comment",  "status",
    "archive", "result", "save",     "cat ",    "ls ",      "docker ps"};

// Whether a step of that name does work of its own. Actions ("owner/name@v1") mostly collect what is there.
bool is_work(std::string_view name) {
  if (name.empty() || name.find('@') != std::string_view::npos) return false;
  const std::string lower = to_lower(name);
  return std::none_of(std::begin(whatever_happens), std::end(whatever_happens),
                      [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

}  // namespace

Course::Course(std::span<const MarkedLine> marks, std::uint64_t lines_total) : lines_total_(lines_total) {
  for (const MarkedLine& marked : marks) {
    take(marked);
    known_ = known_ || (marked.mark != Mark::tool_ok && marked.mark != Mark::sum_ok);
  }
  close(lines_total, false);
  for (const Step& step : steps_) {
    if (step.failed) failed_.push_back(step);
  }
}

void Course::close(std::uint64_t end, bool failed) {
  if (end < current_.begin) return;
  current_.end = end;
  current_.failed = failed && !current_.cleanup;
  steps_.push_back(current_);
  const bool cleanup = current_.cleanup;
  current_ = {};
  current_.begin = end + 1;
  current_.cleanup = cleanup;
}

void Course::fail(const MarkedLine& marked) {
  if (current_.cleanup) return close(marked.line, false);
  went_on_ = false;
  may_be_allowed_ =
      marked.text.find("##[error]") != std::string::npos && marked.text.find("cancel") == std::string::npos;
  const std::string_view name = name_in(marked.text);
  failed_command_ = name.empty() ? name_in(current_.beginning) : name;
  close(marked.line, true);
}

void Course::fail_before_cleanup() {
  const auto last =
      std::find_if(steps_.rbegin(), steps_.rend(), [](const Step& step) { return !step.cleanup; });
  if (last == steps_.rend() || last->ended) return;
  last->failed = true;
  failed_command_ = name_in(last->beginning);
}

void Course::fail_job(const MarkedLine& marked) {
  went_on_ = may_be_allowed_ = false;
  const bool known = std::any_of(steps_.begin(), steps_.end(), [](const Step& step) { return step.failed; });
  if (!known && current_.cleanup) fail_before_cleanup();
  if (known || current_.cleanup)
    close(marked.line, false);
  else
    fail(marked);
}

void Course::take(const MarkedLine& marked) {
  switch (marked.mark) {
    case Mark::step_begin:
      close(marked.line - 1, false);
      current_.beginning = marked.text;
      went_on_ = went_on_ || (may_be_allowed_ && !current_.cleanup && is_work(name_in(marked.text)));
      break;
    case Mark::step_ok:
      close(marked.line, false);
      steps_.back().ended = true;
      break;
    case Mark::step_fail:
      fail(marked);
      break;
    case Mark::cleanup:
      close(marked.line - 1, false);
      current_.cleanup = true;
      break;
    case Mark::job_fail:
      fail_job(marked);
      break;
    case Mark::job_ok:
      job_ok_ = true;
      break;
    case Mark::tool_ok:
      current_.success = last_success_ = marked.line;
      break;
    case Mark::sum_ok:
      if (marked.text.find(" failed") == std::string::npos && marked.text.find(" error") == std::string::npos)
        last_success_ = marked.line;
      break;
    case Mark::header_end:
      break;
    case Mark::voided:
      if (!steps_.empty()) steps_.back().failed = false;
      break;
  }
}

const Course::Step* Course::step_of(std::uint64_t line) const {
  const auto is_in = [&](const Step& step) { return step.begin <= line && line <= step.end; };
  if (latest_ < steps_.size() && is_in(steps_[latest_])) return &steps_[latest_];
  const auto found = std::lower_bound(steps_.begin(), steps_.end(), line,
                                      [](const Step& step, std::uint64_t value) { return step.end < value; });
  latest_ = static_cast<std::size_t>(found - steps_.begin());
  return found == steps_.end() ? nullptr : &*found;
}

Course::Place Course::place(std::uint64_t line) const {
  const Step* step = step_of(line);
  if (step == nullptr) return Place::unknown;
  if (step->failed) return Place::failed;
  if (step->cleanup || (!failed_.empty() && line > failed_.back().end)) return Place::after;
  return step->ended ? Place::passed : Place::unknown;
}

std::uint64_t Course::distance(std::uint64_t line) const {
  const Step* step = step_of(line);
  if (step != nullptr && step->failed) return step->end - line;
  if (!failed_.empty() && failed_.back().end >= line) return failed_.back().end - line;
  return lines_total_ > line ? lines_total_ - line : 0;
}

bool Course::success_follows(std::uint64_t line) const {
  const Step* step = step_of(line);
  return step != nullptr && step->success > line;
}

}  // namespace cicd::analysis
