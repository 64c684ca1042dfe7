#include "center/openapi.hpp"
#include "center/page/page.hpp"
#include "center/parameters.hpp"
#include "center/routes.hpp"
#include "center/store/bugs.hpp"
#include "center/store/stats.hpp"

#include <cstddef>

namespace cicd::center {
namespace {

constexpr std::size_t max_report_bytes = 1 << 20;

// A page may load its style sheet and send its form, nothing else.
Response page(std::string html, int status = 200) {
  return {status,
          "text/html; charset=utf-8",
          std::move(html),
          {{"Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'"},
           {"Referrer-Policy", "same-origin"},
           {"X-Frame-Options", "DENY"}}};
}

}  // namespace

void Routes::list_page(Request&& request, std::int64_t, Respond&& respond) const {
  auto parsed = read_filter(request, {.page_size = 20, .max_page_size = 200});
  if (!std::holds_alternative<BugFilter>(parsed)) {
    respond(page(
        message_page("This cannot be shown", "The address asks for a filter or a page that does not exist."),
        422));
    return;
  }
  read(
      [filter = std::get<BugFilter>(parsed), now = clock_.wall()](Connection& connection) {
        const auto stats = load_stats(connection, {}, filter.project_id, now);
        return page(center::list_page(find_bugs(connection, filter), filter, stats, now));
      },
      respond);
}

void Routes::bug_page(Request&&, std::int64_t id, Respond&& respond) const {
  read(
      [id, now = clock_.wall()](Connection& connection) {
        auto bug = load_bug(connection, id);
        if (!bug)
          return page(message_page("No such bug", "It may have been forgotten because it is old."), 404);
        return page(detail_page({std::move(*bug), load_reports(connection, id, max_report_bytes),
                                 load_variants(connection, id), load_history(connection, id)},
                                now));
      },
      respond);
}

void Routes::style(Request&&, std::int64_t, Respond&& respond) const {
  respond({200, "text/css; charset=utf-8", std::string(style_sheet()), {}});
}

void Routes::openapi(Request&&, std::int64_t, Respond&& respond) const {
  respond({200, "application/json", std::string(openapi_document()), {}});
}

}  // namespace cicd::center
