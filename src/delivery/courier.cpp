#include "delivery/courier.hpp"

#include "base/hash.hpp"
#include "report/body_store.hpp"

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>
#include <variant>

namespace cicd::delivery {

namespace {

std::uint32_t throw_dice() {
  return static_cast<std::uint32_t>(std::strtoul(random_hex(4).c_str(), nullptr, 16));
}

Sent::Ending ending_of(Next next) {
  if (next == Next::done) return Sent::Ending::delivered;
  return next == Next::quarantine ? Sent::Ending::quarantine : Sent::Ending::keep;
}

// Whether the next report would fare no better at the same place now: everything but what is about this
// report.
bool holds_for_all(const Verdict& verdict) {
  return verdict.next != Next::done && verdict.next != Next::quarantine;
}

Sent sum_up(Verdict verdict, int status) {
  Sent sent;
  sent.ending = ending_of(verdict.next);
  sent.fate = verdict.fate;
  sent.network_failed = holds_for_all(verdict);
  sent.reason = std::move(verdict.reason);
  sent.receipt = std::move(verdict.receipt);
  sent.status = status;
  return sent;
}

int status_of(const net::Answer& answer) {
  const auto* response = std::get_if<net::Response>(&answer);
  return response == nullptr ? 0 : response->status;
}

}  // namespace

Posted post(net::Http& http, net::Request request, const Target& target, const Deadline& deadline,
            const Clock& clock) {
  Posted first{http.perform(request, deadline), {}};
  first.verdict = judge(first.answer, target.kind, target.shown(), clock.wall());
  if (first.verdict.next != Next::hop) return first;
  first.verdict.next = Next::keep;
  const auto hop = allowed_hop(target.url, std::get<net::Response>(first.answer).location);
  if (!hop) {
    first.verdict.reason += " to another place, where this report must not go; check the URL";
    return first;
  }
  request.url = hop->str();
  Posted second{http.perform(request, deadline), {}};
  second.verdict = judge(second.answer, target.kind, target.shown(), clock.wall());
  if (second.verdict.next == Next::hop) {
    second.verdict.next = Next::keep;
    second.verdict.reason += " a second time; check the URL";
  }
  return second;
}

Sent Courier::send(const report::Body& body, const Target& target, const Deadline& deadline, int attempts) {
  std::optional<report::Body> halved;
  for (int tried = 1;;) {
    auto [answer, verdict] = post(*http_, target.request(halved ? *halved : body), target, deadline, clock_);
    if (verdict.next == Next::shrink && !halved) {
      halved = report::BodyStore::with_half_tail(body);
      if (halved->json().size() < body.json().size()) continue;
    }
    if (verdict.next == Next::shrink) verdict.next = Next::quarantine;
    if (verdict.next != Next::retry || tried >= attempts)
      return sum_up(std::move(verdict), status_of(answer));
    const auto wait = verdict.wait.value_or(backoff(tried, throw_dice()));
    if (wait >= deadline.left()) return sum_up(std::move(verdict), status_of(answer));
    clock_.sleep(wait);
    ++tried;
  }
}

}  // namespace cicd::delivery
