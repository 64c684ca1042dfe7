#include "delivery/verdict.hpp"

#include "base/text.hpp"
#include "delivery/answer_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <variant>

namespace cicd::delivery {

namespace {

// One line of the table: what the statuses `from` to `to` mean. The first line that fits counts.
struct Row {
  int from;
  int to;
  Next next;
  Fate fate;
  const char* words;  // after "HOST answered 422: "
};

constexpr std::array<Row, 24> table = {{
    {200, 299, Next::done, Fate::delivered, ""},
    {301, 303, Next::hop, Fate::unreachable, "moved"},
    {307, 308, Next::hop, Fate::unreachable, "moved"},
    {300, 399, Next::keep, Fate::unreachable, "it points elsewhere; check the URL"},
    {400, 400, Next::quarantine, Fate::refused, "it does not understand the report"},
    {401, 401, Next::keep, Fate::unauthorised, "it wants a token; set CICD_REPORT_TOKEN or --token-file"},
    {403, 403, Next::keep, Fate::unauthorised,
     "the token is not allowed to report here; check CICD_REPORT_TOKEN"},
    {404, 404, Next::keep, Fate::refused, "there is no collector at this address; check the URL"},
    {407, 407, Next::keep, Fate::unreachable, "a proxy wants other credentials; check the proxy variable"},
    {408, 408, Next::retry, Fate::unreachable, "the request took too long"},
    {409, 409, Next::done, Fate::delivered, ""},
    {413, 413, Next::shrink, Fate::refused, "the report is too large; lower --max-body"},
    {422, 422, Next::quarantine, Fate::refused, "it does not accept the report"},
    {425, 425, Next::retry, Fate::unreachable, "too early"},
    {429, 429, Next::retry, Fate::unreachable, "too many requests"},
    {400, 499, Next::keep, Fate::refused, "it refuses reports here; check the URL"},
    {500, 500, Next::retry, Fate::unreachable, "it failed inside"},
    {502, 502, Next::retry, Fate::unreachable, "the server behind it is down"},
    {503, 503, Next::retry, Fate::unreachable, "it is overloaded or down"},
    {504, 504, Next::retry, Fate::unreachable, "the server behind it does not answer"},
    {507, 507, Next::keep, Fate::unreachable, "its disk is full"},
    {511, 511, Next::keep, Fate::unreachable, "a captive portal wants a login first"},
    {520, 524, Next::retry, Fate::unreachable, "the server behind it is down"},
    {0, 999, Next::keep, Fate::unreachable, "this is no collector's answer; check the URL"},
}};

Verdict judge_error(const net::NetError& error) {
  using net::Failure;
  switch (error.failure) {
    case Failure::bad_url:
    case Failure::certificate:
      return {Next::keep, Fate::unreachable, error.message, {}, {}};
    case Failure::resolve:
    case Failure::connect:
    case Failure::tls:
    case Failure::timeout:
    case Failure::empty_reply:
    case Failure::protocol:
    case Failure::proxy:
      break;
  }
  return {Next::retry, Fate::unreachable, error.message, {}, {}};
}

// A 2xx: delivered, unless its body shows that no collector took the report.
Verdict judge_success(const net::Response& response, Target::Kind kind, const std::string& place) {
  const auto body = kind_of(response.content_type, response.body);
  const bool capped = !response.complete && response.body.size() >= net::max_answer_bytes;
  if (body == BodyKind::html) {
    return {Next::keep,
            Fate::refused,
            fmt::format("{} answered {} with a web page: a captive portal, or not the collector's URL", place,
                        response.status),
            {},
            {}};
  }
  if (!response.complete && !capped) {
    return {
        Next::keep, Fate::unreachable, fmt::format("{} did not finish its answer in time", place), {}, {}};
  }
  const bool is_long_json = capped && trim(response.body).substr(0, 1) == "{";
  if (kind == Target::Kind::collector && body == BodyKind::other && !is_long_json) {
    return {Next::keep,
            Fate::refused,
            fmt::format("{} answered {} but not in JSON: not the collector's URL?", place, response.status),
            {},
            {}};
  }
  return {Next::done, Fate::delivered, {}, {}, parse_receipt(response.body)};
}

constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// "Sat, 21 Nov 2026 21:04:05 GMT".
std::optional<WallTime> parse_http_date(std::string_view text) {
  if (text.size() != 29 || text.substr(25) != " GMT") return std::nullopt;
  const auto day = parse_int(text.substr(5, 2));
  const auto year = parse_int(text.substr(12, 4));
  const auto hour = parse_int(text.substr(17, 2));
  const auto minute = parse_int(text.substr(20, 2));
  const auto second = parse_int(text.substr(23, 2));
  const auto month = std::find(months.begin(), months.end(), text.substr(8, 3));
  if (!day || !year || !hour || !minute || !second || month == months.end()) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year{static_cast<int>(*year)},
      std::chrono::month{static_cast<unsigned>(month - months.begin()) + 1},
      std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
         std::chrono::seconds{*second};
}

}  // namespace

Verdict judge(const net::Answer& answer, Target::Kind kind, const std::string& place, WallTime now) {
  if (const auto* error = std::get_if<net::NetError>(&answer)) return judge_error(*error);
  const auto& response = std::get<net::Response>(answer);
  const auto row = std::find_if(table.begin(), table.end(), [&response](const Row& line) {
    return line.from <= response.status && response.status <= line.to;
  });
  if (row == table.end()) return {Next::keep, Fate::unreachable, place + " does not speak HTTP", {}, {}};
  if (row->next == Next::done && response.status < 300) return judge_success(response, kind, place);
  Verdict verdict{row->next, row->fate, {}, {}, {}};
  if (verdict.next == Next::done) {
    verdict.receipt = parse_receipt(response.body);
    return verdict;
  }
  const auto said = parse_refusal(response.content_type, response.body);
  verdict.reason = fmt::format("{} answered {}: {}{}", place, response.status, row->words,
                               said.empty() ? "" : " (" + said + ")");
  if (verdict.next == Next::retry) verdict.wait = parse_retry_after(response.retry_after, now);
  return verdict;
}

Millis backoff(int tried, std::uint32_t dice) {
  const std::int64_t most = std::int64_t{200} << std::clamp(tried - 1, 0, 16);
  return Millis{static_cast<std::int64_t>(dice) % (most + 1)};
}

std::optional<net::Url> allowed_hop(const net::Url& from, const std::string& location) {
  auto to = net::resolve(from, location);
  if (!to || to->host != from.host) return std::nullopt;
  const bool same = to->scheme == from.scheme && to->port == from.port;
  const bool upgrade = from.scheme == "http" && to->scheme == "https";
  if (!same && !upgrade) return std::nullopt;
  to->user = from.user;
  return *std::move(to);
}

std::optional<Millis> parse_retry_after(const std::string& text, WallTime now) {
  constexpr Millis most = std::chrono::hours{24};
  if (const auto seconds = parse_int(text); seconds && *seconds >= 0) {
    return *seconds > 86400 ? most : Millis{*seconds * 1000};
  }
  const auto date = parse_http_date(text);
  if (!date) return std::nullopt;
  return std::clamp(*date - now, Millis{0}, most);
}

}  // namespace cicd::delivery
