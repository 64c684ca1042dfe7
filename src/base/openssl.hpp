#pragma once

namespace cicd {

// Makes libcrypto and libssl fit for use. To be called, any number of times and from any thread, before
// anything of them is used but plain SHA-256: in the static program their tables hold no addresses until
// then (packaging/defer). Throws std::bad_alloc when the kernel has no memory for it.
void prepare_openssl();

}  // namespace cicd
