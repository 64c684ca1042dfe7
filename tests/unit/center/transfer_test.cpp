#include "center/store/transfer.hpp"

#include "center/store/bugs.hpp"
#include "center/store/intake.hpp"
#include "unit/center/database_file.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <variant>

using namespace cicd;
using namespace cicd::center;

TEST_CASE("an imported bug has its context, whatever blanks stand around its report") {
  test::DatabaseFile original;
  const std::string context = R"({"job_name":"j","step_name":"s","note":"值"})";
  const std::string body =
      "\r\n \t {\n\"project_id\":\"p\",\"source\":\"cicd\",\"error_type\":\"T\",\n\"context\": " + context +
      "}\n";
  const auto parsed = report::parse_incoming(body);
  REQUIRE(std::holds_alternative<report::Incoming>(parsed));
  const auto taken =
      take_report(*original.connection, std::get<report::Incoming>(parsed), body, original.clock.wall());
  REQUIRE(load_bug(*original.connection, taken.bug)->context == context);

  std::stringstream lines;
  REQUIRE(export_lines(*original.connection, lines));
  test::DatabaseFile copy;
  const auto imported = import_lines(*copy.connection, lines);
  REQUIRE(imported);
  CHECK(imported->reports == 1);
  CHECK(load_bug(*copy.connection, taken.bug)->context == context);
}

TEST_CASE("a report without a context stays without one") {
  test::DatabaseFile original;
  const std::string body = R"( {"project_id":"p","error_type":"T","context":null})";
  const auto parsed = report::parse_incoming(body);
  REQUIRE(std::holds_alternative<report::Incoming>(parsed));
  take_report(*original.connection, std::get<report::Incoming>(parsed), body, original.clock.wall());
  std::stringstream lines;
  REQUIRE(export_lines(*original.connection, lines));
  test::DatabaseFile copy;
  REQUIRE(import_lines(*copy.connection, lines));
  CHECK(load_bug(*copy.connection, 1)->context.empty());
}
