#pragma once

#include <string_view>

namespace cicd::analysis {

// How often the first four bytes of `gram` (it has no fewer) may be expected in a million bytes of build
// logs: counted for the thousand most common quadruples, guessed from the letters for the others; '\x01' in
// it is one digit.
int grams_in_a_million(std::string_view gram);

}  // namespace cicd::analysis
