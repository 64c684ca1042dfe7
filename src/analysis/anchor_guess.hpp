#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// Literals of which one stands on every line that `regex` (PCRE2) matches, in the form of Rule::anchors: the
// longest of each alternative, five bytes at least. Empty when there is no such set, e.g. for "\\d+: .*".
std::vector<std::string> guess_anchors(std::string_view regex);

}  // namespace cicd::analysis
