#include "base/text.hpp"
#include "base/units.hpp"
#include "center/page/page.hpp"
#include "report/json_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string>

namespace cicd::center {
namespace {

using report::JsonView;
using Members = std::vector<JsonView::Member>;

constexpr std::size_t max_lines = 400;
constexpr std::size_t max_line = 2000;      // characters of one line
constexpr std::size_t max_raw = 256 << 10;  // bytes of a report or a log tail
constexpr std::size_t max_tests = 200;
constexpr std::size_t max_hints = 20;

std::string text_of(const Members& members, std::string_view key) {
  const auto value = report::find(members, key);
  return value.empty() ? std::string() : value.text();
}

// Name and value, left out when the value is empty.
Markup fact(const char* name, const Markup& value) {
  return value.empty() ? Markup() : Markup::of("<div><dt>{}</dt><dd>{}</dd></div>", {name, value});
}
Markup fact(const char* name, const std::string& value) {
  return fact(name, Markup::of("{}", {clip(value, max_line)}));
}

Markup section(const char* title, const Markup& content) {
  return content.empty() ? Markup()
                         : Markup::of("<section class=\"panel\"><h2>{}</h2>{}</section>", {title, content});
}

Markup commit(const Bug& bug, const std::string& hash) {
  const auto base = safe_link(bug.repo_url);
  const auto shown = std::string(utf8_prefix(hash, 12));
  return base.empty() || hash.empty() ? Markup::of("{}", {shown})
                                      : link_or_text(base + "/commit/" + hash, shown);
}

// The first that is not empty.
std::string first_text(std::initializer_list<std::string> texts) {
  for (const auto& text : texts)
    if (!text.empty()) return text;
  return {};
}

Markup exit_text(const Members& context) {
  const auto signal = text_of(context, "signal");
  return Markup::of("{}", {signal.empty() ? text_of(context, "exit_code") : signal});
}

Markup duration(const Members& context) {
  const auto millis = report::find(context, "duration_ms").integer();
  return millis && *millis >= 0 ? Markup::of("{}", {format_duration(Millis{*millis})}) : Markup();
}

// What belongs to the source of the bug.
Markup source_facts(const Bug& bug, const Members& context) {
  const auto name = [&context](std::string_view key) { return text_of(context, key); };
  if (bug.source == "deployment") {
    Markup facts = fact("Namespace", name("namespace"));
    facts += fact("Deployment", name("deployment_name"));
    facts += fact("Pod", name("pod_name"));
    facts += fact("Container", name("container_name"));
    facts += fact("Restarts", name("restart_count"));
    return facts;
  }
  if (bug.source != "cicd") {
    const auto line = bug.line_number ? fmt::format("{}:{}", bug.file_path, *bug.line_number) : bug.file_path;
    return fact("File", line);
  }
  Markup facts = fact("Workflow", name("workflow"));
  facts += fact("Job", name("job_name"));
  facts += fact("Step", name("step_name"));
  const auto url = first_text({safe_link(name("job_url")), safe_link(name("run_url")), name("run_url")});
  const auto number = name("run_number");
  const auto run = number.empty() ? first_text({name("run_id"), url}) : "#" + number;
  facts += fact("Run", link_or_text(url, run));
  facts += fact("Provider", name("provider"));
  facts += fact("Branch", name("branch"));
  facts += fact("Pull request", name("pull_request"));
  facts += fact("By", name("actor"));
  facts += fact("Command", name("command"));
  facts += fact("Exit", exit_text(context));
  facts += fact("Took", duration(context));
  facts += fact("Runner", name("runner"));
  return facts;
}

Markup facts(const Bug& bug, const Members& context, WallTime now) {
  Markup list = fact("Project", bug.project_id);
  list += source_facts(bug, context);
  list += fact("Level", bug.level);
  list += fact("Environment", bug.environment);
  list += fact("Reports", std::to_string(bug.count));
  list += fact("First seen", moment(bug.first_seen, now));
  list += fact("Last seen", moment(bug.last_seen, now));
  list += fact("First commit", commit(bug, bug.first_commit));
  list += fact("Last commit", commit(bug, bug.last_commit));
  list += fact("Repository", link_or_text(bug.repo_url, bug.repo_url));
  return Markup::of("<dl class=\"facts\">{}</dl>", {list});
}

Markup cause(const Members& context) {
  const auto members = report::find(context, "cause").members();
  const auto text = text_of(members, "text");
  if (text.empty()) return {};
  Markup notes;
  for (const char* key : {"class", "tool", "rule"})
    if (const auto word = text_of(members, key); !word.empty())
      notes += Markup::of("<span>{}</span>", {clip(word, 80)});
  const auto file = text_of(members, "file_path");
  const auto line = text_of(members, "line_number");
  if (!file.empty()) notes += Markup::of("<span>{}</span>", {line.empty() ? file : file + ":" + line});
  return Markup::of("<p class=\"cause\">{}</p><p class=\"notes\">{}</p>", {clip(text, max_line), notes});
}

// What helped against this cause before, with where that is written.
Markup hints(const Members& context) {
  Markup items;
  const auto all = report::find(context, "hints").elements();
  for (std::size_t index = 0; index < std::min(all.size(), max_hints); ++index) {
    const auto members = all[index].members();
    const auto text = text_of(members, "text");
    if (!text.empty())
      items += Markup::of("<p class=\"hint\"><b>Fix</b> {} <span class=\"quiet\">{}</span></p>",
                          {clip(text, max_line), clip(text_of(members, "source"), 200)});
  }
  return items;
}

// The lines of the failure, the cause's own marked. A stack trace may be one text or a line per element.
Markup excerpt(const JsonView& trace, const std::string& cause_text) {
  std::vector<std::string> lines;
  if (trace.kind() == JsonView::Kind::string) {
    const auto text = trace.text();
    for (const auto line : split(text, '\n'))
      lines.emplace_back(line);
  }
  for (const auto& element : trace.elements())
    lines.push_back(element.text());
  if (lines.empty()) return {};
  Markup rows;
  const auto wanted = trim(cause_text);
  for (std::size_t index = 0; index < std::min(lines.size(), max_lines); ++index) {
    const bool marked = !wanted.empty() && lines[index].find(wanted) != std::string::npos;
    rows += Markup::of(marked ? "<mark>{}\n</mark>" : "<span>{}\n</span>", {clip(lines[index], max_line)});
  }
  return Markup::of("<pre class=\"log\">{}</pre>", {rows});
}

Markup failed_tests(const Members& context) {
  const auto tests = report::find(context, "failed_tests").elements();
  Markup items;
  for (std::size_t index = 0; index < std::min(tests.size(), max_tests); ++index)
    items += Markup::of("<li><code>{}</code></li>", {clip(tests[index].text(), max_line)});
  return items.empty() ? Markup() : Markup::of("<ul class=\"tests\">{}</ul>", {items});
}

Markup variants(const std::vector<Variant>& all, WallTime now) {
  Markup rows;
  for (const auto& variant : all)
    rows += Markup::of("<tr><td class=\"number\">{}</td><td><code>{}</code></td><td>{}</td><td>{}</td></tr>",
                       {variant.count, clip(variant.signature, 40), clip(variant.message, 300),
                        moment(variant.last_seen, now)});
  if (rows.empty()) return {};
  return Markup::of(
      "<div class=\"scroll\"><table><thead><tr><th>Reports</th><th>Signature</th><th>Message</th>"
      "<th>Last seen</th></tr></thead><tbody>{}</tbody></table></div>",
      {rows});
}

Markup history(const std::vector<StatusChange>& changes, WallTime now) {
  Markup items;
  for (const auto& change : changes)
    items += Markup::of("<li>{} {} → {} <span class=\"quiet\">{}</span></li>",
                        {moment(change.at, now), status_badge(change.old_status),
                         status_badge(change.new_status), change.cause});
  return items.empty() ? Markup() : Markup::of("<ol class=\"history\">{}</ol>", {items});
}

Markup folded(const char* title, std::string_view text) {
  if (text.empty()) return {};
  return Markup::of("<details class=\"panel\"><summary>{}</summary><pre class=\"log\">{}</pre></details>",
                    {title, utf8_prefix(text, max_raw)});
}

Markup heading(const Bug& bug) {
  return Markup::of(
      "<section class=\"head\"><p class=\"line\">{}{}<span class=\"quiet\">Bug {}</span></p><h1>{}</h1>"
      "<p class=\"message\">{}</p></section>",
      {source_badge(bug.source), status_badge(bug.status), bug.id, bug.error_type,
       clip(bug.error_message, max_line)});
}

}  // namespace

std::string detail_page(const BugDetail& detail, WallTime now) {
  const auto& bug = detail.bug;
  const std::string_view latest = detail.reports.empty() ? std::string_view() : detail.reports.front();
  const auto report_members = JsonView(latest).members();
  const auto context = report::find(report_members, "context").members();
  auto trace = report::find(report::find(report_members, "error").members(), "stack_trace");
  if (trace.empty()) trace = report::find(report_members, "stack_trace");

  Markup content = Markup::of("<p class=\"back\"><a href=\"/\">← All bugs</a></p>");
  content += heading(bug);
  auto found = cause(context);
  found += hints(context);
  content += section("Cause", found);
  content += section("Facts", facts(bug, context, now));
  content += section("Excerpt", excerpt(trace, text_of(report::find(context, "cause").members(), "text")));
  content += section("Failing tests", failed_tests(context));
  content += section("Variants", variants(detail.variants, now));
  content += section("History", history(detail.history, now));
  content += folded("End of the log", text_of(context, "log_tail"));
  content += folded("Latest report as it was sent", latest);
  return document(bug.error_type + " · Log Center", content);
}

}  // namespace cicd::center
