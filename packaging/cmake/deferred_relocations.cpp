// The relocations that packaging/defer took out of a static program's own, to be applied when they are needed.
#include <elf.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

extern "C" {

extern const char __ehdr_start[] __attribute__((visibility("hidden")));  // by the linker: where the program begins

// Filled in by packaging/defer, in the linker's addresses.
struct DeferredRelocations {
  std::uint64_t words;  // where the list stands, in the form of DT_RELR
  std::uint64_t count;  // of 64-bit words in it
  std::uint64_t begin;  // of those of the tables it changes that are read-only by PT_GNU_RELRO
  std::uint64_t end;
};

__attribute__((section(".deferred_relocations"), used)) const DeferredRelocations deferred_relocations[2]{};

bool cicd_apply_deferred_relocations(unsigned list);
}

namespace {

// The form: an even word is the address of one relocation; an odd word tells by its bits 1 to 63 which of the next 63 addresses are
// others. Source: "Proposal for a new section type SHT_RELR", generic-abi.
void apply(const std::uint64_t* words, std::size_t count, std::uint64_t base) {
  std::uint64_t* next = nullptr;
  for (std::size_t i = 0; i < count; ++i) {
    if ((words[i] & 1U) == 0) {
      next = reinterpret_cast<std::uint64_t*>(base + words[i]);
      *next++ += base;
      continue;
    }
    for (std::size_t bit = 1; bit < 64; ++bit)
      if ((words[i] >> bit & 1U) != 0) next[bit - 1] += base;
    next += 63;
  }
}

}  // namespace

// To be called once for each list (base/deferred.hpp). False when the kernel does not make the tables writable; nothing was changed
// then.
bool cicd_apply_deferred_relocations(unsigned list) {
  const volatile DeferredRelocations& told = deferred_relocations[list];  // not what the compiler sees in it
  if (told.count == 0) return true;
  const auto base = reinterpret_cast<std::uint64_t>(__ehdr_start);
  const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  const std::uint64_t begin = (base + told.begin) / page * page;
  const std::uint64_t end = (base + told.end + page - 1) / page * page;
  auto* const tables = reinterpret_cast<void*>(begin);
  if (mprotect(tables, end - begin, PROT_READ | PROT_WRITE) != 0) return false;
  apply(reinterpret_cast<const std::uint64_t*>(base + told.words), told.count, base);
  mprotect(tables, end - begin, PROT_READ);
  return true;
}
