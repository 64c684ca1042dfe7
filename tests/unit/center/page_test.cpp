#include "center/page/page.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace cicd;
using namespace cicd::center;

namespace {

constexpr WallTime now{Millis{1'795'295'045'123}};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("foreign text is escaped, markup is not") {
  const auto inner = Markup::of("<b>{}</b>", {"<&\"'>"});
  CHECK(inner.html() == "<b>&lt;&amp;&quot;&#39;&gt;</b>");
  CHECK(Markup::of("<i>{}{}</i>", {inner, 7}).html() == "<i><b>&lt;&amp;&quot;&#39;&gt;</b>7</i>");
  CHECK(Markup::of("{}", {"{}"}).html() == "{}");
  CHECK(Markup::of("{}", {"\xff"}).html() == "\xEF\xBF\xBD");
}

TEST_CASE("links lead to web addresses only") {
  CHECK(safe_link("https://git.example/a?b=c#d") == "https://git.example/a?b=c#d");
  CHECK(safe_link("HTTP://x/") == "HTTP://x/");
  for (const char* bad : {"javascript:alert(1)", " https://x", "https://x/ y", "https://x/\"",
                          "data:text/html,x", "//x", "https:/x", "", "https://x/\n", "vbscript:https://x"}) {
    CAPTURE(bad);
    CHECK(safe_link(bad).empty());
  }
  CHECK(link_or_text("javascript:x", "a<b").html() == "a&lt;b");
}

TEST_CASE("times are told as a distance, with the exact one beside it") {
  const auto at = [](std::chrono::seconds back) {
    return moment((now - back).time_since_epoch().count(), now).html();
  };
  CHECK(holds(at(std::chrono::seconds{30}), ">just now<"));
  CHECK(holds(at(std::chrono::minutes{5}), ">5 min ago<"));
  CHECK(holds(at(std::chrono::hours{26}), ">1 d ago<"));
  CHECK(holds(at(-std::chrono::hours{26}), ">just now<"));
  CHECK(holds(at(std::chrono::seconds{0}), "title=\"2026-11-21 21:04:05 UTC\""));
}

TEST_CASE("the list keeps its filter in every link") {
  BugFilter filter;
  filter.source = "cicd";
  filter.words = "a&b";
  filter.page = 2;
  BugPage page;
  page.total = 50;
  const auto html = list_page(page, filter, {}, now);
  CHECK(holds(html, "href=\"/?source=cicd&amp;q=a%26b&amp;page=3\""));
  CHECK(holds(html, "href=\"/?source=runtime&amp;q=a%26b\""));
  CHECK(holds(html, "Page 2 of 3"));
}

TEST_CASE("a bug without a report can be shown") {
  BugDetail detail;
  detail.bug.error_type = "E";
  detail.bug.source = "runtime";
  CHECK(holds(detail_page(detail, now), "<h1>E</h1>"));
}

TEST_CASE("a run is named by its number, its id, or where it is shown") {
  BugDetail detail;
  detail.bug.source = "cicd";
  const auto shown = [&detail](const char* body) {
    detail.reports = {body};
    return detail_page(detail, now);
  };
  CHECK(
      holds(shown(R"({"context":{"run_number":"41","run_id":"812","run_url":"https://ci/1"}})"), ">#41</a>"));
  CHECK(holds(shown(R"({"context":{"run_id":"812","run_url":"https://ci/1"}})"), ">812</a>"));
  CHECK(holds(shown(R"({"context":{"run_url":"https://ci/1"}})"), ">https://ci/1</a>"));
}

TEST_CASE("a stack trace may be one text or a line per element") {
  BugDetail detail;
  for (const char* body : {R"({"error":{"stack_trace":"one\ntwo"},"context":{"cause":{"text":"two"}}})",
                           R"({"stack_trace":["one","two"],"context":{"cause":{"text":"two"}}})"}) {
    detail.reports = {body};
    const auto html = detail_page(detail, now);
    CHECK(holds(html, "<span>one\n</span><mark>two\n</mark>"));
  }
}
