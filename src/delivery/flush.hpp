#pragma once

#include "delivery/courier.hpp"
#include "delivery/outcome.hpp"
#include "delivery/spool.hpp"
#include "delivery/target.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace cicd::delivery {

// What `flush` did.
struct Flushed {
  std::size_t delivered = 0;
  std::size_t quarantined = 0;  // refused for good, or damaged
  std::size_t left = 0;         // still in the spool, whatever the reason
  std::size_t elsewhere = 0;    // of those, made for none of the targets
  Fate fate = Fate::delivered;  // the first thing that went wrong
  std::string reason;           // its sentence
};

// How `flush` goes about it.
struct FlushOptions {
  bool any_url = false;  // also entries that were made for another collector
  int attempts = 3;      // tries for each entry
  std::function<void(std::size_t done, std::size_t total)> progress = [](std::size_t, std::size_t) {};
};

// Delivers what waits in `spool`, oldest first, until all is done or the deadline passes; a target that fails
// once is left alone. An entry goes only to the target it was made for, one made for nobody to the first
// collector, and with `any_url` one made for a stranger as well. Entries that another process has in hand are
// left to it.
Flushed flush(const Spool& spool, std::span<const Target> targets, Courier& courier, const Deadline& deadline,
              const FlushOptions& options = {});

}  // namespace cicd::delivery
