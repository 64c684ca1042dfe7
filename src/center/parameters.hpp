#pragma once

#include "base/clock.hpp"
#include "center/http.hpp"
#include "center/store/bugs.hpp"
#include "report/wire.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cicd::center {

// What was asked for, or all that is wrong with it.
template <typename T>
using Checked = std::variant<T, std::vector<report::FieldError>>;

// How many bugs a page has unless told otherwise, and at most.
struct PageLimits {
  std::int64_t page_size = 20;
  std::int64_t max_page_size = 200;
};

// The filters and the page from a query: project_id, source, status, q, sort, page, page_size, after. An
// empty value means the same as none.
Checked<BugFilter> read_filter(const Request& request, PageLimits limits);
// The query that read_filter with the same limits reads as this filter: "?source=cicd&page=2", or nothing for
// the default one.
std::string query_of(const BugFilter& filter, PageLimits limits = {});

// The new status from the body of a PATCH.
Checked<std::string> read_status_change(std::string_view body);

// Who wants a bug, and for how long.
struct ClaimRequest {
  std::string agent;
  Millis lease{600'000};
};

// From the body of a claim: a lease lasts from a second to a day, ten minutes unless told otherwise.
Checked<ClaimRequest> read_claim(std::string_view body);

}  // namespace cicd::center
