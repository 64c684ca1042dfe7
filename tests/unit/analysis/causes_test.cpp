#include "unit/analysis/explain.hpp"

#include <doctest/doctest.h>

namespace {

TEST_CASE("GitLab: a job that took too long is a time-out that another try may mend") {
  const auto diagnosis = explain(
      "$ ./load-prices\nloading\n"
      "WARNING: step_script could not run to completion because the timeout was exceeded.\n"
      "ERROR: Job failed: execution took longer than 1h0m0s seconds\n");
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->rule == "timeout.step");
  CHECK(diagnosis.cause()->type == "StepTimeout");
  CHECK(to_string(diagnosis.cause()->klass) == "infra");
  CHECK(diagnosis.cause()->line == 4);
  CHECK(diagnosis.retryable);
}

TEST_CASE("an exception of any name is the cause where a traceback ends with it") {
  const auto diagnosis = explain(
      "loading\n"
      "Traceback (most recent call last):\n"
      "  File \"/srv/cart.py\", line 7, in total\n"
      "    raise SoldOut(\"no apples\")\n"
      "shop.stock.SoldOut: no apples\n");
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->type == "PythonException");
  CHECK(diagnosis.cause()->line == 5);
  CHECK(diagnosis.cause()->line_number == 7);
  CHECK(diagnosis.cause()->confidence > 0.5);
}

TEST_CASE("ruff format --check: the file that would be reformatted") {
  const auto diagnosis =
      explain("$ ruff format --check\nWould reformat: a.py\n1 file would be reformatted\n");
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->rule == "ruff.format");
  CHECK(to_string(diagnosis.cause()->klass) == "lint");
  CHECK(diagnosis.cause()->file_path.str() == "a.py");
  const auto count = explain("1 file would be reformatted, 3 files already formatted\n");
  REQUIRE(count.cause() != nullptr);
  CHECK(to_string(count.cause()->klass) == "lint");
}

}  // namespace
