#include "base/version.hpp"
#include "center/page/page.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>

namespace cicd::center {
namespace {

struct Unit {
  std::int64_t seconds;
  const char* name;
};

std::string ago(std::int64_t seconds) {
  constexpr std::array units{Unit{86'400, "d"}, Unit{3'600, "h"}, Unit{60, "min"}};
  for (const auto& unit : units)
    if (seconds >= unit.seconds) return fmt::format("{} {} ago", seconds / unit.seconds, unit.name);
  return "just now";
}

}  // namespace

Markup source_badge(std::string_view source) {
  if (source == "cicd") return Markup::of("<span class=\"badge cicd\">CI/CD</span>");
  if (source == "deployment") return Markup::of("<span class=\"badge deployment\">Deployment</span>");
  return Markup::of("<span class=\"badge runtime\">Runtime</span>");
}

Markup status_badge(std::string_view status) {
  return Markup::of("<span class=\"status {}\">{}</span>", {status, status});
}

Markup moment(std::int64_t millis, WallTime now) {
  const auto exact = time_text(millis);
  const auto shown = exact.substr(0, 10) + ' ' + exact.substr(11, 8) + " UTC";
  return Markup::of("<time datetime=\"{}\" title=\"{}\">{}</time>",
                    {exact, shown, ago((now.time_since_epoch().count() - millis) / 1000)});
}

std::string document(std::string_view title, const Markup& content) {
  return Markup::of(
             "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
             "<meta name=\"color-scheme\" content=\"light dark\"><title>{}</title>"
             "<link rel=\"stylesheet\" href=\"/style.css\"><link rel=\"icon\" href=\"data:,\"></head><body>"
             "<header class=\"top\"><a class=\"brand\" href=\"/\"><svg viewBox=\"0 0 24 24\" "
             "aria-hidden=\"true\">"
             "<rect x=\"2\" y=\"3\" width=\"20\" height=\"18\" rx=\"5\"/><path d=\"M7 9h6M7 13h10M7 "
             "17h4\"/></svg>"
             "Log Center</a><nav><a href=\"/api/v1/bugs\">JSON</a><a href=\"/openapi.json\">API</a>"
             "<a href=\"/metrics\">Metrics</a></nav></header><main>{}</main><footer>log-center "
             "{}</footer></body></html>\n",
             {title, content, version})
      .html();
}

std::string message_page(std::string_view title, std::string_view text) {
  return document(
      title, Markup::of("<section class=\"panel empty\"><h1>{}</h1><p>{}</p><p><a href=\"/\">All bugs</a>"
                        "</p></section>",
                        {title, text}));
}

}  // namespace cicd::center
