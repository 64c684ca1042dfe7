#include "center/routes.hpp"

#include "base/text.hpp"
#include "center/json_text.hpp"
#include "report/wire.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

namespace cicd::center {
namespace {

enum class Right { none, report, admin };
enum class Body { none, json };

}  // namespace

struct Routes::Route {
  std::string_view method;
  std::string_view path;  // "{id}" stands for a whole number
  Right right;
  Body body;
  bool for_browser;
  void (Routes::*handler)(Request&&, std::int64_t, Respond&&) const;
};

const Routes::Route Routes::table[] = {
    {"POST", "/api/v1/logs/report", Right::report, Body::json, false, &Routes::report},
    {"GET", "/api/v1/bugs", Right::admin, Body::none, false, &Routes::list_bugs},
    {"GET", "/api/v1/bugs/{id}", Right::admin, Body::none, false, &Routes::show_bug},
    {"PATCH", "/api/v1/bugs/{id}", Right::admin, Body::json, false, &Routes::change_bug},
    {"GET", "/api/v1/tasks/pending", Right::admin, Body::none, false, &Routes::list_tasks},
    {"POST", "/api/v1/tasks/{id}/claim", Right::admin, Body::json, false, &Routes::claim_task},
    {"GET", "/api/v1/dashboard/stats", Right::admin, Body::none, false, &Routes::stats},
    {"GET", "/healthz", Right::none, Body::none, false, &Routes::health},
    {"GET", "/metrics", Right::admin, Body::none, false, &Routes::show_metrics},
    {"GET", "/openapi.json", Right::admin, Body::none, false, &Routes::openapi},
    {"GET", "/", Right::admin, Body::none, true, &Routes::list_page},
    {"GET", "/bugs/{id}", Right::admin, Body::none, true, &Routes::bug_page},
    {"GET", "/style.css", Right::admin, Body::none, true, &Routes::style},
};

namespace {

struct PathMatch {
  bool fits = false;
  std::optional<std::int64_t> id;
  bool bad_id = false;
};

// Takes the part before the next '/' away from `path`.
std::string_view take_part(std::string_view& path) {
  const auto part = path.substr(0, path.find('/'));
  path.remove_prefix(std::min(path.size(), part.size() + 1));
  return part;
}

PathMatch match_path(std::string_view pattern, std::string_view path) {
  PathMatch result;
  if (std::count(pattern.begin(), pattern.end(), '/') != std::count(path.begin(), path.end(), '/')) return {};
  while (!pattern.empty() || !path.empty()) {
    const auto expected = take_part(pattern);
    const auto part = take_part(path);
    if (expected == "{id}") {
      if (part.empty()) return {};
      result.id = parse_int(part);
      result.bad_id = !result.id.has_value();
    } else if (expected != part) {
      return {};
    }
  }
  result.fits = true;
  return result;
}

bool is_json_type(std::string_view content_type) {
  const auto type = to_lower(trim(content_type.substr(0, content_type.find(';'))));
  return type == "application/json" || (type.starts_with("application/") && type.ends_with("+json"));
}

Response failure(const Error& error) {
  switch (error.code) {
    case Errc::no_space:
      return problem(507, "The disk is full: nothing can be written, reading goes on");
    case Errc::timeout:
      return problem(503, "This took too long: ask for less");
    default:
      return problem(500, error.message);
  }
}

Response overload() {
  auto response = problem(429, "Too much is waiting: try again later");
  response.headers.emplace_back("Retry-After", "1");
  return response;
}

}  // namespace

Routes::Match Routes::match(const Request& request) {
  const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
  Match result;
  for (const auto& route : table) {
    const auto path = match_path(route.path, request.path);
    if (!path.fits) continue;
    if (!result.allowed.empty()) result.allowed += ", ";
    result.allowed += route.method;
    result.open = result.open || route.right == Right::none;
    if (route.method != method) continue;
    result.route = &route;
    result.id = path.id;
    result.bad_id = path.bad_id;
  }
  return result;
}

std::optional<Response> Routes::refuse(const Request& head) const {
  const auto found = match(head);
  if (found.allowed.empty()) {
    if (!auth_.is_admin(head)) return unauthorised(false);
    return problem(404, "Not Found");
  }
  if (found.route == nullptr) {
    if (!found.open && !auth_.may_report_at_all(head)) return unauthorised(false);
    auto response = problem(405, "Method Not Allowed");
    response.headers.emplace_back("Allow", found.allowed);
    return response;
  }
  const auto& route = *found.route;
  if ((route.right == Right::admin && !auth_.is_admin(head)) ||
      (route.right == Right::report && !auth_.may_report_at_all(head)))
    return unauthorised(route.for_browser);
  if (found.bad_id)
    return Response{
        422,
        "application/json",
        report::render_errors({{"path", {"id"}, "Input should be a valid integer", "int_parsing"}}),
        {}};
  if (route.body == Body::json && !is_json_type(head.content_type))
    return problem(415, "Unsupported media type: send Content-Type: application/json");
  if (!head.content_encoding.empty() && !equals_ignoring_case(head.content_encoding, "identity"))
    return problem(415, "Unsupported content encoding: send the body as it is");
  return std::nullopt;
}

void Routes::handle(Request request, Respond respond) const {
  const auto found = match(request);
  (this->*found.route->handler)(std::move(request), found.id.value_or(0), std::move(respond));
}

void Routes::read(Answer answer, const Respond& respond) const {
  const bool taken = store_.readers().submit([answer = std::move(answer), respond](Connection& connection) {
    auto response = answer(connection);
    const auto status = connection.take_failure();
    respond(status ? std::move(response) : failure(status.error()));
  });
  if (!taken) respond(overload());
}

void Routes::write(Answer answer, const Respond& respond) const {
  if (!store_.has_room()) {
    respond(failure({Errc::no_space, {}}));
    return;
  }
  const auto response = std::make_shared<Response>();
  const bool taken = store_.writer().submit(
      [answer = std::move(answer), response](Connection& connection) { *response = answer(connection); },
      [response, respond](const Status& status) {
        respond(status ? std::move(*response) : failure(status.error()));
      });
  if (taken) return;
  metrics_.reports_overload.fetch_add(1, std::memory_order_relaxed);
  respond(overload());
}

}  // namespace cicd::center
