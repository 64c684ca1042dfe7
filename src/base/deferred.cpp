#include "base/deferred.hpp"

#include <array>
#include <cstddef>
#include <mutex>
#include <new>

extern "C" {
// Defined by packaging/cmake/deferred_relocations.cpp in a static build, else null.
bool cicd_apply_deferred_relocations(unsigned list) __attribute__((weak));
}

namespace cicd {

void make_ready(Deferred tables) {
  if (cicd_apply_deferred_relocations == nullptr) return;
  static std::mutex
      one_at_a_time;  // while one list is applied the neighbours of its tables are writable, too
  static std::array<bool, 2> done{};
  const std::lock_guard lock(one_at_a_time);
  bool& ready = done.at(static_cast<std::size_t>(tables));
  if (!ready && !cicd_apply_deferred_relocations(static_cast<unsigned>(tables))) throw std::bad_alloc();
  ready = true;
}

}  // namespace cicd
