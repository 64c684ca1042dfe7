#include "explain.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using cicd::analysis::Diagnosis;

// "path:line" of the cause.
std::string place_of(std::string_view log) {
  const Diagnosis found = explain(log);
  if (found.findings.empty()) return "none";
  const auto& cause = found.findings.front();
  return cause.file_path.str() + ":" + std::to_string(cause.line_number.value_or(0));
}

std::vector<std::string> tests_of(std::string_view log) {
  std::vector<std::string> names;
  for (const auto& name : explain(log).failed_tests)
    names.push_back(name.str());
  return names;
}

TEST_CASE("in pytest's summary the place of a test is that in its own report") {
  const std::string log =
      "=================================== FAILURES ===================================\n"
      "_______________________________ test_adds_prices _______________________________\n"
      "\n"
      "    def test_adds_prices():\n"
      ">       assert total([1, 2]) == 4\n"
      "E       assert 3 == 4\n"
      "\n"
      "tests/test_prices.py:12: AssertionError\n"
      "________________________________ test_refuses __________________________________\n"
      "\n"
      "    def test_refuses():\n"
      ">       assert total(None) == 0\n"
      "E       assert None == 0\n"
      "\n"
      "tests/test_cart.py:29: AssertionError\n"
      "=========================== short test summary info ============================\n"
      "FAILED tests/test_prices.py::test_adds_prices - assert 3 == 4\n"
      "FAILED tests/test_cart.py::test_refuses - assert None == 0\n"
      "============================== 2 failed in 0.04s ===============================\n";
  const Diagnosis found = explain(log);
  std::size_t seen = 0;
  for (const auto& finding : found.findings) {
    if (finding.rule != "pytest.failed") continue;
    const bool first = finding.text.str().find("test_adds_prices") != std::string::npos;
    CHECK(finding.file_path.str() == (first ? "tests/test_prices.py" : "tests/test_cart.py"));
    CHECK(finding.line_number == (first ? 12 : 29));
    ++seen;
  }
  CHECK(seen == 2);
}

TEST_CASE("the rows of a linter's table stand in the file that its header names, on their own line") {
  CHECK(place_of("\n/src/shop/cart.js\n  2:27  error  'totl' is not defined  no-undef\n\n"
                 "✖ 1 problem (1 error, 0 warnings)\n") == "/src/shop/cart.js:2");
  CHECK(place_of("\nshop/cart.css\n  1:16  ✖  Invalid hex color \"#ggg\"  color-no-invalid-hex\n") ==
        "shop/cart.css:1");
}

TEST_CASE("an annotation is no part of a path") {
  CHECK(place_of("##[error]shop/cart.go:9:14: undefined: totl\n") == "shop/cart.go:9");
}

TEST_CASE("the names of failing tests are found on the lines around the failure") {
  using Names = std::vector<std::string>;
  CHECK(tests_of("    [junit] Testcase: adds took 0.1 sec\n    [junit] \tFAILED\n    [junit] expected 3\n"
                 "    [junit] Testcase: good took 0.1 sec\n    [junit] Testcase: shops took 0.1 sec\n"
                 "    [junit] \tCaused an ERROR\n") == Names{"adds", "shops"});
  CHECK(tests_of("  2 failing\n\n  1) cart\n       adds prices:\n     Error: 3\n") ==
        Names{"cart adds prices"});
  CHECK(tests_of("_____________ TestCart.test_total ______________\n\nE   assert 3 == 4\n\n"
                 "tests/test_cart.py:12: AssertionError\n") ==
        Names{"tests/test_cart.py::TestCart::test_total"});
  CHECK(tests_of("Failed tests: \n  total on instance total(shop.CartTest)(shop.CartTest): expected 3\n\n"
                 "Tests in error: \n  ShopTest>CartTest.setUp:12 » NullPointer\n") ==
        Names{"total(shop.CartTest)", "ShopTest>CartTest.setUp"});
}

TEST_CASE("a failing test's message tells its name and what was thrown in it") {
  const Diagnosis found = explain(
      "FAIL: test_total (shop.CartTest)\n----\nTraceback (most recent call last):\n"
      "  File \"shop/cart.py\", line 9, in test_total\nAssertionError: 3 != 4\n");
  CHECK(found.findings.at(0).message.str() == "test_total (shop.CartTest) - AssertionError: 3 != 4");
}

}  // namespace
