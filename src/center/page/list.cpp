#include "base/text.hpp"
#include "center/page/page.hpp"
#include "center/parameters.hpp"
#include "report/json_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

namespace cicd::center {
namespace {

constexpr std::size_t max_message = 240;   // characters in the list
constexpr std::size_t max_projects = 100;  // to choose from
constexpr std::int64_t chart_days = 30;

// The address of the list with this filter.
std::string address(const BugFilter& filter) {
  return "/" + query_of(filter);
}

Markup card(const char* label, std::int64_t number, const char* kind) {
  return Markup::of("<div class=\"card {}\"><b>{}</b><span>{}</span></div>", {kind, number, label});
}

// Reports of the last days as bars, today at the right.
Markup chart(const Stats& stats, WallTime now) {
  std::map<std::string, std::int64_t> counts(stats.per_day.begin(), stats.per_day.end());
  std::int64_t most = 1;
  for (const auto& [date, count] : counts)
    most = std::max(most, count);
  Markup bars;
  for (std::int64_t back = chart_days - 1; back >= 0; --back) {
    const auto date = to_rfc3339(now - std::chrono::days{back}).substr(0, 10);
    const auto count = counts.contains(date) ? counts.at(date) : 0;
    const auto height = count == 0 ? 1 : std::max<std::int64_t>(3, count * 44 / most);
    bars += Markup::of(
        "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"7\" height=\"{}\" rx=\"1.5\"><title>{}: "
        "{}</title></rect>",
        {count == 0 ? "none" : "some", (chart_days - 1 - back) * 10, 46 - height, height, date, count});
  }
  return Markup::of(
      "<figure class=\"chart\"><svg viewBox=\"0 0 297 46\" role=\"img\" aria-label=\"reports per day\" "
      "preserveAspectRatio=\"none\">{}</svg><figcaption>Reports, last 30 days</figcaption></figure>",
      {bars});
}

Markup numbers(const Stats& stats, WallTime now) {
  Markup cards = card("open", stats.open, "open");
  cards += card("resolved", stats.resolved, "resolved");
  cards += card("ignored", stats.ignored, "ignored");
  cards += card("reports", stats.total_reports, "");
  cards += card("today", stats.today_reports, "");
  return Markup::of("<section class=\"numbers\"><div class=\"cards\">{}</div>{}</section>",
                    {cards, chart(stats, now)});
}

Markup tab(const BugFilter& filter, const char* source, const char* label, std::int64_t count) {
  auto target = filter;
  target.source = source;
  target.page = 1;
  const bool current = filter.source == source;
  return Markup::of(current ? "<a class=\"tab {}\" href=\"{}\" aria-current=\"page\">{} <i>{}</i></a>"
                            : "<a class=\"tab {}\" href=\"{}\">{} <i>{}</i></a>",
                    {source, address(target), label, count});
}

Markup choice(std::string_view value, std::string_view label, bool chosen) {
  return Markup::of(chosen ? "<option value=\"{}\" selected>{}</option>" : "<option value=\"{}\">{}</option>",
                    {value, label});
}

Markup filters(const BugFilter& filter, const Stats& stats) {
  Markup tabs = tab(filter, "", "All", stats.runtime + stats.cicd + stats.deployment);
  tabs += tab(filter, "runtime", "Runtime", stats.runtime);
  tabs += tab(filter, "cicd", "CI/CD", stats.cicd);
  tabs += tab(filter, "deployment", "Deployment", stats.deployment);
  Markup statuses = choice("", "Any status", filter.status.empty());
  for (const char* status : {"open", "resolved", "ignored"})
    statuses += choice(status, status, filter.status == status);
  Markup projects = choice("", "All projects", filter.project_id.empty());
  bool listed = filter.project_id.empty();
  for (std::size_t index = 0; index < std::min(max_projects, stats.per_project.size()); ++index) {
    const auto& name = stats.per_project[index].first;
    listed = listed || name == filter.project_id;
    projects += choice(name, name, name == filter.project_id);
  }
  if (!listed) projects += choice(filter.project_id, filter.project_id, true);
  Markup hidden;
  if (!filter.source.empty())
    hidden = Markup::of("<input type=\"hidden\" name=\"source\" value=\"{}\">", {filter.source});
  return Markup::of(
      "<nav class=\"tabs\" aria-label=\"Source\">{}</nav><form class=\"filters\" method=\"get\" "
      "action=\"/\">{}"
      "<input type=\"search\" name=\"q\" value=\"{}\" placeholder=\"Search message, log, job, step …\" "
      "aria-label=\"Search\">"
      "<select name=\"status\" aria-label=\"Status\">{}</select><select name=\"project_id\" "
      "aria-label=\"Project\">{}</select>"
      "<button>Filter</button></form>",
      {tabs, hidden, filter.words, statuses, projects});
}

// Where the failure is: the file of a runtime error, job and step of a build, the workload of a deployment.
std::string place_of(const Bug& bug) {
  const auto context = report::JsonView(bug.context).members();
  const auto name = [&context](std::string_view key) {
    const auto value = report::find(context, key);
    return value.empty() ? std::string() : value.text();
  };
  const auto both = [](const std::string& first, const std::string& second) {
    return first.empty() || second.empty() ? first + second : first + " › " + second;
  };
  if (bug.source == "cicd") return both(name("job_name"), name("step_name"));
  if (bug.source == "deployment") return both(name("namespace"), name("deployment_name"));
  if (bug.file_path.empty()) return {};
  return bug.line_number ? fmt::format("{}:{}", bug.file_path, *bug.line_number) : bug.file_path;
}

Markup row(const Bug& bug, WallTime now) {
  return Markup::of(
      "<li class=\"bug\"><div class=\"what\"><div class=\"line\">{}<a class=\"type\" "
      "href=\"/bugs/{}\">{}</a>{}</div>"
      "<p class=\"message\">{}</p><p class=\"where\"><b>{}</b> <span>{}</span></p></div>"
      "<div class=\"count\" title=\"reports\">{}</div><div class=\"seen\">{}</div></li>",
      {source_badge(bug.source), bug.id, bug.error_type, status_badge(bug.status),
       clip(bug.error_message, max_message), bug.project_id, place_of(bug), bug.count,
       moment(bug.last_seen, now)});
}

Markup pager(const BugFilter& filter, std::int64_t total) {
  const auto pages = std::max<std::int64_t>(1, (total + filter.page_size - 1) / filter.page_size);
  auto target = filter;
  const auto step = [&](std::int64_t page, const char* label) {
    if (page < 1 || page > pages) return Markup::of("<span class=\"off\">{}</span>", {label});
    target.page = page;
    return Markup::of("<a href=\"{}\">{}</a>", {address(target), label});
  };
  return Markup::of(
      "<nav class=\"pager\" aria-label=\"Pages\">{}<span>Page {} of {} · {} bugs</span>{}</nav>",
      {step(std::min(filter.page - 1, pages), "← Newer"), filter.page, pages, total,
       step(filter.page + 1, "Older →")});
}

}  // namespace

std::string list_page(const BugPage& bugs, const BugFilter& filter, const Stats& stats, WallTime now) {
  Markup content = numbers(stats, now);
  content += filters(filter, stats);
  Markup rows;
  for (const auto& bug : bugs.bugs)
    rows += row(bug, now);
  if (rows.empty())
    content += Markup::of(
        "<section class=\"panel empty\"><h1>Nothing here</h1><p>No bug fits. Reports arrive at "
        "<code>POST /api/v1/logs/report</code>.</p></section>");
  else
    content += Markup::of("<ol class=\"bugs panel\">{}</ol>", {rows});
  content += pager(filter, bugs.total);
  return document("Log Center", content);
}

}  // namespace cicd::center
