#pragma once

namespace cicd {

// Tables that hold no addresses at the static program's start, because most of the commands that `run`
// watches succeed and need none of them. By their place in the list of src/CMakeLists.txt, which
// packaging/defer reads.
enum class Deferred {
  libraries,  // those of libcrypto and libssl
  knowledge,  // what we know of rules, providers, commands and secrets
};

// Makes these tables fit for use. To be called, any number of times and from any thread, before anything of
// them is read. Throws std::bad_alloc when the kernel has no memory for it.
void make_ready(Deferred tables);

}  // namespace cicd
