#pragma once

#include <string_view>

namespace cicd::analysis {

// How often the first four bytes of `gram` begin in a million bytes of build logs, as a power of two; -1 when
// they are none of the thousand most common ones.
int gram_power(std::string_view gram);

}  // namespace cicd::analysis
