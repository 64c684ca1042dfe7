#include "delivery/flush.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace cicd::delivery {

namespace {

bool may_go(const Spool::Claim& claim, const Target& target, bool any_url) {
  if (any_url || claim.destination() == target.hash()) return true;
  return claim.destination().empty() && target.kind == Target::Kind::collector;
}

// Goes through the spool and remembers which entries need no second look.
class Rounds {
 public:
  Rounds(const Spool& spool, const Target& target, Courier& courier, const Deadline& deadline,
         const FlushOptions& options, Flushed& result)
      : spool_(spool),
        target_(target),
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
        if (!take(entries[i])) return;
        options_.progress(i + 1, entries.size());
      }
    }
  }

 private:
  // False when no further entry needs to be tried: the network failed, or the time is over.
  bool take(const Spool::Entry& entry) {
    if (seen_.count(entry.file) > 0) return true;
    auto claim = spool_.claim(entry);
    if (!claim) {
      if (claim.error().code != Errc::invalid_input) return true;
      ++result_.quarantined;
      note(Fate::refused, claim.error().message);
      return true;
    }
    seen_.insert(entry.file);
    if (!may_go(*claim, target_, options_.any_url)) return true;
    if (deadline_.passed()) {
      note(Fate::unreachable, "the time was over before all were sent");
      return false;
    }
    return settle(*claim, courier_.send(claim->body(), target_, deadline_, options_.attempts));
  }

  bool settle(Spool::Claim& claim, const Sent& sent) {
    if (sent.ending == Sent::Ending::delivered) {
      claim.remove();
      ++result_.delivered;
      return true;
    }
    note(sent.fate, sent.reason);
    if (sent.ending == Sent::Ending::quarantine) {
      claim.quarantine();
      ++result_.quarantined;
      return true;
    }
    claim.count_attempt();
    return false;
  }

  void note(Fate fate, const std::string& reason) {
    if (result_.fate != Fate::delivered) return;
    result_.fate = fate;
    result_.reason = reason;
  }

  const Spool& spool_;
  const Target& target_;
  Courier& courier_;
  const Deadline& deadline_;
  const FlushOptions& options_;
  Flushed& result_;
  std::set<std::string> seen_;
};

}  // namespace

Flushed flush(const Spool& spool, const Target& target, Courier& courier, const Deadline& deadline,
              const FlushOptions& options) {
  Flushed result;
  Rounds(spool, target, courier, deadline, options, result).run();
  if (result.delivered > 0) spool.reset(target.hash());
  result.left = spool.list().size();
  return result;
}

}  // namespace cicd::delivery
