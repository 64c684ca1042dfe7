#pragma once

#include "report/report.hpp"

#include <cstddef>
#include <string>

namespace cicd::present {

// How text for a person looks.
struct Style {
  bool colour = false;
  std::size_t columns = 110;
};

// One failure in three to ten lines: what, where (a path the terminal can click), why, the excerpt around the
// cause with the cause marked, and the known fix. Ends with a newline.
std::string describe_failure(const report::Report& report, const Style& style);

}  // namespace cicd::present
