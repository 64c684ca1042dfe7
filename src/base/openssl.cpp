#include "base/openssl.hpp"

#include <openssl/crypto.h>

#include <new>

extern "C" {
// Defined by packaging/cmake/deferred_relocations.cpp in a static build, else null.
bool cicd_apply_deferred_relocations() __attribute__((weak));
}

namespace cicd {

void prepare_openssl() {
  [[maybe_unused]] static const bool prepared = [] {
    if (cicd_apply_deferred_relocations != nullptr && !cicd_apply_deferred_relocations())
      throw std::bad_alloc();
    // What the processor can: the static program's libcrypto does not ask for it at the start.
    if (OPENSSL_init_crypto(0, nullptr) != 1) throw std::bad_alloc();
    return true;
  }();
}

}  // namespace cicd
