#include "base/cpu.hpp"

#if defined(__x86_64__)
#if defined(__clang__)
// The header is written in C, whose word clang refuses in C++.
#define _Bool bool  // NOLINT(bugprone-reserved-identifier)
#endif
#include <sys/platform/x86.h>
#endif

namespace cicd {

// The C library knows it already. The compiler's own builtin asks the processor again at the start of the
// program, a dozen times, and in a virtual machine each question takes microseconds.
bool has_avx2() {
#if defined(__x86_64__)
  return CPU_FEATURE_ACTIVE(AVX2);
#else
  return false;
#endif
}

}  // namespace cicd
