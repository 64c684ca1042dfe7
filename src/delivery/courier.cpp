#include "delivery/courier.hpp"

#include "base/hash.hpp"
#include "delivery/verdict.hpp"
#include "report/body_store.hpp"

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>

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

// One POST of `body`, and one more where a redirect leads, if that may be trusted.
struct Post {
  Verdict verdict;
  int status = 0;
};

Post post(net::Http& http, const report::Body& body, const Target& target, const Deadline& deadline,
          const Clock& clock) {
  auto request = target.request(body);
  const auto answer = http.perform(request, deadline);
  Post first{judge(answer, target.kind, target.shown(), clock.wall()), status_of(answer)};
  if (first.verdict.next != Next::hop) return first;
  first.verdict.next = Next::keep;
  const auto hop = allowed_hop(target.url, std::get<net::Response>(answer).location);
  if (!hop) {
    first.verdict.reason += " to another place, where this report must not go; check the URL";
    return first;
  }
  request.url = hop->str();
  const auto last = http.perform(request, deadline);
  Post second{judge(last, target.kind, target.shown(), clock.wall()), status_of(last)};
  if (second.verdict.next == Next::hop) {
    second.verdict.next = Next::keep;
    second.verdict.reason += " a second time; check the URL";
  }
  return second;
}

}  // namespace

Sent Courier::send(const report::Body& body, const Target& target, const Deadline& deadline, int attempts) {
  std::optional<report::Body> halved;
  for (int tried = 1;;) {
    auto [verdict, status] = post(*http_, halved ? *halved : body, target, deadline, clock_);
    if (verdict.next == Next::shrink && !halved) {
      halved = report::BodyStore::with_half_tail(body);
      if (halved->json().size() < body.json().size()) continue;
    }
    if (verdict.next == Next::shrink) verdict.next = Next::quarantine;
    if (verdict.next != Next::retry || tried >= attempts) return sum_up(std::move(verdict), status);
    const auto wait = verdict.wait.value_or(backoff(tried, throw_dice()));
    if (wait >= deadline.left()) return sum_up(std::move(verdict), status);
    clock_.sleep(wait);
    ++tried;
  }
}

}  // namespace cicd::delivery
