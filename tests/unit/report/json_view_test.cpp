#include "report/json_view.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <array>

using namespace cicd::report;

namespace {

bool valid(std::string_view text) {
  return !check_json(text, 64);
}

// A copy of `view` as another parser understands it.
nlohmann::json rebuilt(const JsonView& view) {
  switch (view.kind()) {
    case JsonView::Kind::object: {
      auto object = nlohmann::json::object();
      for (const auto& [key, value] : view.members())
        object[key] = rebuilt(value);
      return object;
    }
    case JsonView::Kind::array: {
      auto array = nlohmann::json::array();
      for (const auto& element : view.elements())
        array.push_back(rebuilt(element));
      return array;
    }
    case JsonView::Kind::string:
      return view.text();
    default:
      return nlohmann::json::parse(view.raw());
  }
}

}  // namespace

TEST_CASE("accepts and refuses what another parser accepts and refuses") {
  constexpr std::array texts{"{}",
                             "[]",
                             "0",
                             "-0",
                             "01",
                             "1.",
                             "1.5e+3",
                             "-",
                             "1e",
                             "\"a\"",
                             "\"a",
                             "tru",
                             "true",
                             "null",
                             "nul",
                             "[1,]",
                             "[1 2]",
                             "{\"a\":1,}",
                             "{\"a\" 1}",
                             "{a:1}",
                             "{\"a\":}",
                             "[1]]",
                             "",
                             " ",
                             "\"\\x\"",
                             "\"\\u12g4\"",
                             "\"\\u00e4\"",
                             "\"\n\"",
                             "[[[]]]",
                             "{\"a\":{\"b\":[1,{\"c\":null}]}}",
                             " [ 1 , 2 ] ",
                             "\xEF\xBB\xBF{}",
                             "\"\xC0\xAF\"",
                             "+1",
                             ".5",
                             "[",
                             "{",
                             "}",
                             "{\"a\":1}{",
                             "NaN",
                             "'a'"};
  for (const char* text : texts) {
    CAPTURE(text);
    CHECK(valid(text) == (nlohmann::json::accept(text) && std::string_view(text) != "\xEF\xBB\xBF{}"));
  }
}

TEST_CASE("sees what another parser sees") {
  constexpr std::array texts{
      R"({"a":[1,2,{"b":"x\"y\\"}],"c":{"d":null,"e":[[],{}]},"":true,"k\u00e4":"\ud83d\ude00\n"})",
      "{ \"a\" : [ 1 , \"}\" , 2.5e3 ] , \"b\" : \"\\\\\" }", "[]", "{}", R"(["\\\"",{"a":"]"}])"};
  for (const char* text : texts) {
    CAPTURE(text);
    REQUIRE(valid(text));
    CHECK(rebuilt(JsonView(text)) == nlohmann::json::parse(text));
  }
}

TEST_CASE("a lone surrogate is no reason to lose a report") {
  REQUIRE(valid(R"("\ud800 \udc00")"));
  CHECK(JsonView(R"("\ud800 \udc00")").text() == "\xEF\xBF\xBD \xEF\xBF\xBD");
}

TEST_CASE("nesting is bounded by the limit, whatever is on the stack") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(valid(nested(64)));
  CHECK_FALSE(valid(nested(65)));
  CHECK_FALSE(valid(nested(1'000'000)));
}

TEST_CASE("whole numbers in any spelling") {
  CHECK(JsonView("41").integer() == 41);
  CHECK(JsonView("41.0").integer() == 41);
  CHECK(JsonView("4.1e1").integer() == 41);
  CHECK(JsonView("\"41\"").integer() == 41);
  CHECK(JsonView("-7").integer() == -7);
  CHECK_FALSE(JsonView("41.5").integer());
  CHECK_FALSE(JsonView("1e300").integer());
  CHECK_FALSE(JsonView("true").integer());
  CHECK_FALSE(JsonView("\"x\"").integer());
}
