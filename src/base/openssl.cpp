#include "base/openssl.hpp"

#include "base/deferred.hpp"

#include <openssl/crypto.h>

#include <new>

namespace cicd {

void prepare_openssl() {
  make_ready(Deferred::libraries);
  // What the processor can: the static program's libcrypto does not ask for it at the start.
  if (OPENSSL_init_crypto(0, nullptr) != 1) throw std::bad_alloc();
}

}  // namespace cicd
