#include "delivery/courier.hpp"
#include "delivery/flush.hpp"
#include "delivery/sinks.hpp"

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace cicd::delivery {

namespace {

constexpr Millis breaker_time = std::chrono::seconds{1};

class HttpSink final : public Sink {
 public:
  HttpSink(Target target, std::unique_ptr<net::Http> http, const Result<Spool>& spool, Clock& clock)
      : target_(std::move(target)), courier_(std::move(http), clock), spool_(spool) {}

  [[nodiscard]] std::string name() const override { return target_.shown(); }
  [[nodiscard]] bool waits() const override { return true; }

  Outcome put(const Parcel& parcel, const Deadline& deadline) override {
    Outcome outcome;
    outcome.sink = name();
    auto claim = keep(parcel.body, outcome);
    const bool tripped = spool_ && spool_->tripped(target_.hash());
    const auto limit = tripped ? deadline.within(breaker_time) : deadline;
    auto sent = courier_.send(parcel.body, target_, limit, tripped ? 1 : 3);
    settle(claim, sent, outcome);
    outcome.fate = sent.fate;
    outcome.reason = std::move(sent.reason);
    outcome.receipt = std::move(sent.receipt);
    outcome.status = sent.status;
    if (outcome.fate == Fate::delivered) outcome.drained = drain(deadline);
    return outcome;
  }

 private:
  // Writes the report into the spool before anything is sent: from here on a kill loses nothing.
  std::optional<Spool::Claim> keep(const report::Body& body, Outcome& outcome) const {
    if (!spool_) {
      outcome.spool_trouble = spool_.error().message;
      return std::nullopt;
    }
    std::vector<std::string> destinations{target_.hash()};
    if (target_.kind == Target::Kind::collector) destinations.emplace_back();  // made for any collector
    if (auto waiting = spool_->claim_event(body.event_id(), destinations)) return waiting;
    auto kept = spool_->put(body, target_.hash());
    if (!kept) {
      outcome.spool_trouble = kept.error().message;
      return std::nullopt;
    }
    outcome.dropped = kept->dropped;
    outcome.expired = kept->expired;
    return std::move(kept->claim);
  }

  void settle(std::optional<Spool::Claim>& claim, const Sent& sent, Outcome& outcome) const {
    if (spool_ && sent.ending == Sent::Ending::delivered) spool_->reset(target_.hash());
    if (spool_ && sent.network_failed && sent.fate == Fate::unreachable) spool_->trip(target_.hash());
    if (!claim) return;
    switch (sent.ending) {
      case Sent::Ending::delivered:
        claim->remove();
        break;
      case Sent::Ending::keep:
        claim->count_attempt();
        outcome.in_spool = true;
        break;
      case Sent::Ending::quarantine:
        claim->quarantine();
        outcome.quarantined = true;
        break;
    }
  }

  // Older reports for the same target with the time left, one try each.
  std::size_t drain(const Deadline& deadline) {
    if (!spool_) return 0;
    FlushOptions options;
    options.attempts = 1;
    return flush(*spool_, {&target_, 1}, courier_, deadline, options).delivered;
  }

  Target target_;
  Courier courier_;
  const Result<Spool>& spool_;
};

class SpoolSink final : public Sink {
 public:
  explicit SpoolSink(const Result<Spool>& spool) : spool_(spool) {}

  [[nodiscard]] std::string name() const override { return std::string(spool_sink_name); }
  [[nodiscard]] bool waits() const override { return false; }

  Outcome put(const Parcel& parcel, const Deadline&) override {
    Outcome outcome;
    outcome.sink = name();
    const std::string anybody;
    if (spool_ && spool_->claim_event(parcel.body.event_id(), {&anybody, 1})) {
      outcome.fate = Fate::kept;
      outcome.in_spool = true;
      return outcome;
    }
    auto kept = spool_ ? spool_->put(parcel.body, {}) : Result<Spool::Kept>(Error(spool_.error()));
    if (kept) {
      outcome.fate = Fate::kept;
      outcome.in_spool = true;
      outcome.dropped = kept->dropped;
      outcome.expired = kept->expired;
    } else {
      outcome.reason = "no collector is configured";
      outcome.spool_trouble = kept.error().message;
    }
    return outcome;
  }

 private:
  const Result<Spool>& spool_;
};

}  // namespace

std::unique_ptr<Sink> make_http_sink(Target target, std::unique_ptr<net::Http> http,
                                     const Result<Spool>& spool, Clock& clock) {
  return std::make_unique<HttpSink>(std::move(target), std::move(http), spool, clock);
}

std::unique_ptr<Sink> make_spool_sink(const Result<Spool>& spool) {
  return std::make_unique<SpoolSink>(spool);
}

}  // namespace cicd::delivery
