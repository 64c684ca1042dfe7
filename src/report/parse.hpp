#pragma once

#include "base/result.hpp"
#include "redact/redactor.hpp"
#include "report/report.hpp"

#include <string_view>

namespace cicd::report {

// A rendered report back as a Report, for showing it again. Everything passes `redactor`, which changes
// nothing in what was redacted before. Findings beyond the cause are not in the JSON and so not in the
// result. Errors: invalid_input when `json` is no report.
Result<Report> parse_report(std::string_view json, const redact::Redactor& redactor);

}  // namespace cicd::report
