#pragma once

#include "base/clock.hpp"
#include "center/page/markup.hpp"
#include "center/store/bugs.hpp"
#include "center/store/stats.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cicd::center {

// The list of bugs with its filters and the numbers of the dashboard, as a whole HTML document.
std::string list_page(const BugPage& bugs, const BugFilter& filter, const Stats& stats, WallTime now);

// What is known of one bug.
struct BugDetail {
  Bug bug;
  std::vector<std::string> reports;  // bodies as they were sent, newest first
  std::vector<Variant> variants;
  std::vector<StatusChange> history;
};

// All of that as a whole HTML document.
std::string detail_page(const BugDetail& detail, WallTime now);

// A page with one sentence, for what cannot be shown.
std::string message_page(std::string_view title, std::string_view text);

// The style sheet of all pages.
std::string_view style_sheet();

// Parts that pages share.
Markup source_badge(std::string_view source);
Markup status_badge(std::string_view status);
// "5 min ago" with the exact time as a tooltip.
Markup moment(std::int64_t millis, WallTime now);
// The document around the content of a page.
std::string document(std::string_view title, const Markup& content);

}  // namespace cicd::center
