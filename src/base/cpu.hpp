#pragma once

namespace cicd {

// Whether this processor and its system know AVX2 (x86-64 only).
bool has_avx2();

}  // namespace cicd
