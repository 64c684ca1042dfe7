#pragma once

#include "app/record.hpp"
#include "app/settings.hpp"
#include "ci/run_context.hpp"
#include "redact/redactor.hpp"
#include "report/report.hpp"

namespace cicd::app {

// Whether a `send` with these settings in `context` may mean the failure of `record`, whose report is
// `recorded`: no project, job, type, message, exit code or environment is given that the report contradicts,
// the step that failed is not known to be another one, and outside CI, where a real repeat counts, nobody has
// the report yet or `run` made it less than ten minutes ago.
bool may_be_same_failure(const Settings& settings, const ci::RunContext& context, const Record& record,
                         const report::Report& recorded, const redact::Redactor& redactor);

}  // namespace cicd::app
