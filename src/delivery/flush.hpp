#pragma once

#include "delivery/courier.hpp"
#include "delivery/outcome.hpp"
#include "delivery/spool.hpp"
#include "delivery/target.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace cicd::delivery {

// What `flush` did.
struct Flushed {
  std::size_t delivered = 0;
  std::size_t quarantined = 0;  // refused for good, or damaged
  std::size_t left = 0;         // still in the spool, whatever the reason
  Fate fate = Fate::delivered;  // the first thing that went wrong
  std::string reason;           // its sentence
};

struct FlushOptions {
  bool any_url = false;  // also entries that were made for another target
  int attempts = 3;      // tries for each entry
  std::function<void(std::size_t done, std::size_t total)> progress = [](std::size_t, std::size_t) {};
};

// Delivers what waits in `spool` to `target`, oldest first, until all is done, the deadline passes or the
// network fails once. An entry goes only to the target it was made for, one made for nobody to a collector.
// Entries that another process has in hand are left to it.
Flushed flush(const Spool& spool, const Target& target, Courier& courier, const Deadline& deadline,
              const FlushOptions& options = {});

}  // namespace cicd::delivery
