#include "center/json_text.hpp"
#include "center/parameters.hpp"
#include "center/routes.hpp"
#include "center/store/bugs.hpp"
#include "center/store/intake.hpp"
#include "center/store/stats.hpp"
#include "center/store/tasks.hpp"
#include "report/wire.hpp"

#include <fmt/format.h>

#include <memory>

namespace cicd::center {
namespace {

constexpr PageLimits page_of_bugs{.page_size = 20, .max_page_size = 200};
constexpr PageLimits page_of_tasks{.page_size = 200, .max_page_size = 200};
constexpr std::size_t max_reports_bytes = 32 << 20;  // of the reports shown with a bug

Response json_answer(std::string body, int status = 200) {
  return {status, "application/json", std::move(body), {}};
}

Response invalid(const std::vector<report::FieldError>& errors) {
  return json_answer(report::render_errors(errors), 422);
}

// What was read from a request; null when it was wrong, and then the caller has been told so.
template <typename Value>
Value* accepted(Checked<Value>& checked, const Respond& respond) {
  if (const auto* errors = std::get_if<std::vector<report::FieldError>>(&checked)) respond(invalid(*errors));
  return std::get_if<Value>(&checked);
}

Response no_such_bug() {
  return problem(404, "No such bug");
}

std::string bug_json(const Bug& bug) {
  JsonText json;
  json.begin_object();
  write_bug(json, bug);
  return json.end_object().take();
}

// The answer with the address of the following page (RFC 8288), which stays the same whatever is reported
// meanwhile.
Response with_next(Response response, std::string_view path, BugFilter filter, PageLimits limits,
                   const std::optional<ListPlace>& next) {
  if (!next) return response;
  filter.page = 1;
  filter.after = next;
  response.headers.emplace_back("Link", fmt::format("<{}{}>; rel=\"next\"", path, query_of(filter, limits)));
  return response;
}

// One report on its way into the database.
struct Arrival {
  report::Incoming incoming;
  std::string body;
  WallTime at;
};

std::string receipt_json(const Receipt& receipt) {
  JsonText json;
  json.begin_object().member("id", receipt.bug).member("status", verdict_name(receipt.verdict));
  return json.member("count", receipt.count).end_object().take();
}

}  // namespace

void Routes::report(Request&& request, std::int64_t, Respond&& respond) const {
  auto parsed = report::parse_incoming(request.body);
  auto* incoming = std::get_if<report::Incoming>(&parsed);
  // Whose key was sent counts before what the report lacks: `cicd-report doctor` asks with an incomplete one.
  const auto project = incoming != nullptr ? incoming->identity.project_id : report::project_of(request.body);
  if (!project.empty() && !auth_.may_report(request, project)) {
    respond(request.authorization.empty()
                ? unauthorised(false)
                : unauthorised(false, fmt::format("What was sent is no key of project {}", project)));
    return;
  }
  if (accepted(parsed, respond) == nullptr) return;
  const auto arrival = std::make_shared<Arrival>();
  arrival->incoming = std::move(*incoming);
  if (arrival->incoming.event_id.empty()) arrival->incoming.event_id = request.idempotency_key;
  arrival->body = std::move(request.body);
  arrival->at = clock_.wall();
  const auto receipt = std::make_shared<Receipt>();
  write(
      [arrival, receipt](Connection& connection) {
        *receipt = take_report(connection, arrival->incoming, arrival->body, arrival->at);
        return json_answer(receipt_json(*receipt));
      },
      [this, receipt, respond = std::move(respond)](Response response) {
        if (response.status == 200) metrics_.count_report(receipt->verdict);
        respond(std::move(response));
      });
}

void Routes::list_bugs(Request&& request, std::int64_t, Respond&& respond) const {
  auto parsed = read_filter(request, page_of_bugs);
  const auto* filter = accepted(parsed, respond);
  if (filter == nullptr) return;
  read(
      [filter = *filter](Connection& connection) {
        const auto page = find_bugs(connection, filter);
        JsonText json;
        json.begin_object().key("items").begin_array();
        for (const auto& bug : page.bugs) {
          json.begin_object();
          write_bug(json, bug);
          json.end_object();
        }
        json.end_array().member("total", page.total).member("page", filter.page);
        auto answer = json_answer(json.member("page_size", filter.page_size).end_object().take());
        return with_next(std::move(answer), "/api/v1/bugs", filter, page_of_bugs, page.next);
      },
      respond);
}

void Routes::show_bug(Request&&, std::int64_t id, Respond&& respond) const {
  read(
      [id](Connection& connection) {
        const auto bug = load_bug(connection, id);
        if (!bug) return no_such_bug();
        JsonText json;
        json.begin_object();
        write_bug(json, *bug);
        json.key("reports").begin_array();
        for (const auto& body : load_reports(connection, id, max_reports_bytes))
          json.raw(body);
        json.end_array().key("variants").begin_array();
        for (const auto& variant : load_variants(connection, id)) {
          json.begin_object().member("signature", variant.signature).member("count", variant.count);
          json.member("message", variant.message)
              .member("last_seen", time_text(variant.last_seen))
              .end_object();
        }
        json.end_array().key("history").begin_array();
        for (const auto& change : load_history(connection, id)) {
          json.begin_object().member("at", time_text(change.at)).member("from", change.old_status);
          json.member("to", change.new_status).member("cause", change.cause).end_object();
        }
        return json_answer(json.end_array().end_object().take());
      },
      respond);
}

void Routes::change_bug(Request&& request, std::int64_t id, Respond&& respond) const {
  auto parsed = read_status_change(request.body);
  const auto* status = accepted(parsed, respond);
  if (status == nullptr) return;
  write(
      [id, status = *status, now = clock_.wall()](Connection& connection) {
        if (!set_status(connection, id, status, now)) return no_such_bug();
        const auto bug = load_bug(connection, id);
        return bug ? json_answer(bug_json(*bug)) : no_such_bug();
      },
      respond);
}

void Routes::list_tasks(Request&& request, std::int64_t, Respond&& respond) const {
  auto parsed = read_filter(request, page_of_tasks);
  auto* filter = accepted(parsed, respond);
  if (filter == nullptr) return;
  filter->status = "open";
  read(
      [filter = *filter, now = clock_.wall()](Connection& connection) {
        const auto page = find_bugs(connection, filter);
        JsonText json;
        json.begin_object().key("items").begin_array();
        for (const auto& bug : page.bugs) {
          json.begin_object();
          write_bug(json, bug);
          json.key("claim");
          if (const auto claim = running_claim(connection, bug.id, now))
            json.begin_object()
                .member("agent", claim->agent)
                .member("until", time_text(claim->until))
                .end_object();
          else
            json.null();
          json.end_object();
        }
        auto answer = json_answer(json.end_array().member("total", page.total).end_object().take());
        return with_next(std::move(answer), "/api/v1/tasks/pending", filter, page_of_tasks, page.next);
      },
      respond);
}

void Routes::claim_task(Request&& request, std::int64_t id, Respond&& respond) const {
  auto parsed = read_claim(request.body);
  const auto* wanted = accepted(parsed, respond);
  if (wanted == nullptr) return;
  write(
      [id, wanted = *wanted, now = clock_.wall()](Connection& connection) {
        const auto answer = claim_bug(connection, id, wanted.agent, wanted.lease, now);
        switch (answer.outcome) {
          case ClaimAnswer::Outcome::no_such_bug:
            return no_such_bug();
          case ClaimAnswer::Outcome::not_open:
            return problem(409, "The bug is not open");
          case ClaimAnswer::Outcome::held_by_other:
            return problem(409,
                           "Claimed by " + answer.claim.agent + " until " + time_text(answer.claim.until));
          case ClaimAnswer::Outcome::granted:
            break;
        }
        JsonText json;
        json.begin_object().member("id", id).member("agent", answer.claim.agent);
        return json_answer(json.member("until", time_text(answer.claim.until)).end_object().take());
      },
      respond);
}

void Routes::stats(Request&& request, std::int64_t, Respond&& respond) const {
  auto parsed = read_filter(request, page_of_bugs);
  const auto* filter = accepted(parsed, respond);
  if (filter == nullptr) return;
  read(
      [filter = *filter, now = clock_.wall()](Connection& connection) {
        return json_answer(render_stats(load_stats(connection, filter.source, filter.project_id, now)));
      },
      respond);
}

void Routes::health(Request&&, std::int64_t, Respond&& respond) const {
  respond(json_answer("{\"status\":\"ok\"}"));
}

void Routes::show_metrics(Request&&, std::int64_t, Respond&& respond) const {
  respond({200,
           "text/plain; version=0.0.4; charset=utf-8",
           render_metrics(metrics_, {store_.writer().waiting(), store_.file_bytes()}),
           {}});
}

}  // namespace cicd::center
