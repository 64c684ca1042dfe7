#pragma once

#include <string>
#include <string_view>

namespace cicd::center {

// UTF-8 text with the capitals of the Latin, Greek and Cyrillic scripts, full-width ones too, as small
// letters: the same number of bytes, everything else unchanged. As the index of SQLite's FTS5 folds them.
std::string fold_case(std::string_view text);

}  // namespace cicd::center
