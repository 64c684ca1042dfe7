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
  // One list at a time: behind it all pages between its tables are read-only again, those of the other, too.
  static std::mutex mutex;
  static std::array<bool, 2> done{};
  const std::lock_guard lock(mutex);
  bool& ready = done.at(static_cast<std::size_t>(tables));
  if (!ready && !cicd_apply_deferred_relocations(static_cast<unsigned>(tables))) throw std::bad_alloc();
  ready = true;
}

}  // namespace cicd
