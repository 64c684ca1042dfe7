#include "delivery/flush.hpp"

#include <algorithm>
#include <set>

namespace cicd::delivery {

namespace {

// The target an entry made for `destination` goes to, or null when it is for none of them.
const Target* route(std::span<const Target> targets, const std::string& destination, bool any_url) {
  const auto made_for =
      std::ranges::find_if(targets, [&](const Target& one) { return one.hash() == destination; });
  if (made_for != targets.end()) return &*made_for;
  if (!destination.empty() && !any_url) return nullptr;
  const auto collector =
      std::ranges::find_if(targets, [](const Target& one) { return one.kind == Target::Kind::collector; });
  return collector == targets.end() ? nullptr : &*collector;
}

// Goes through the spool and remembers which entries need no second look, and which targets have failed.
class Rounds {
 public:
  Rounds(const Spool& spool, std::span<const Target> targets, Courier& courier, const Deadline& deadline,
         const FlushOptions& options, Flushed& result)
      : spool_(spool),
        targets_(targets),
        courier_(courier),
        deadline_(deadline),
        options_(options),
        result_(result) {}

  // Takes every entry in turn, and again while that brings something: reports that came in meanwhile, or that
  // another process let go.
  void run() {
    for (std::size_t before = SIZE_MAX; before != result_.delivered;) {
      before = result_.delivered;
      const auto entries = spool_.list();
      for (std::size_t i = 0; i < entries.size(); ++i) {
        take(entries[i]);
        if (is_over_) return;
        options_.progress(i + 1, entries.size());
      }
    }
  }

 private:
  void take(const Spool::Entry& entry) {
    if (seen_.count(entry.file) > 0) return;
    auto claim = spool_.claim(entry);
    if (!claim) {
      if (claim.error().code != Errc::invalid_input) return;
      ++result_.quarantined;
      return note(Fate::refused, claim.error().message);
    }
    seen_.insert(entry.file);
    const auto* target = route(targets_, claim->destination(), options_.any_url);
    if (target == nullptr) {
      ++result_.elsewhere;
      return;
    }
    if (failed_.count(target) > 0) return;
    if (deadline_.passed()) {
      is_over_ = true;
      return note(Fate::unreachable, "the time was over before all were sent");
    }
    settle(*claim, *target, courier_.send(claim->body(), *target, deadline_, options_.attempts));
  }

  void settle(Spool::Claim& claim, const Target& target, const Sent& sent) {
    if (sent.ending == Sent::Ending::delivered) {
      claim.remove();
      spool_.reset(target.hash());
      ++result_.delivered;
      return;
    }
    note(sent.fate, sent.reason);
    if (sent.ending == Sent::Ending::quarantine) {
      claim.quarantine();
      ++result_.quarantined;
      return;
    }
    claim.count_attempt();
    failed_.insert(&target);
    is_over_ = failed_.size() == targets_.size();
  }

  void note(Fate fate, const std::string& reason) {
    if (result_.fate != Fate::delivered) return;
    result_.fate = fate;
    result_.reason = reason;
  }

  const Spool& spool_;
  std::span<const Target> targets_;
  Courier& courier_;
  const Deadline& deadline_;
  const FlushOptions& options_;
  Flushed& result_;
  std::set<std::string> seen_;
  std::set<const Target*> failed_;
  bool is_over_ = false;
};

}  // namespace

Flushed flush(const Spool& spool, std::span<const Target> targets, Courier& courier, const Deadline& deadline,
              const FlushOptions& options) {
  Flushed result;
  Rounds(spool, targets, courier, deadline, options, result).run();
  result.left = spool.list().size();
  return result;
}

}  // namespace cicd::delivery
