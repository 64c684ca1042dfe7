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

TEST_CASE("what the network did to docker, pip, gradle and gcc's memory is infrastructure") {
  struct Sample {
    const char* log;
    const char* type;
  };
  for (const Sample& sample : {
           Sample{"Error response from daemon: Get \"https://registry.example/v2/\": net/http: TLS handshake "
                  "timeout\n",
                  "NetworkError"},
           Sample{"docker: Error response from daemon: Get \"https://registry.example/v2/\": dial tcp "
                  "192.0.2.1:443: i/o timeout.\n",
                  "NetworkError"},
           Sample{"Error response from daemon: Head "
                  "\"https://registry.example/v2/library/cart/manifests/1\": "
                  "received unexpected HTTP status: 500 Internal Server Error\n",
                  "NetworkError"},
           Sample{"ERROR: Exception:\nTraceback (most recent call last):\n"
                  "  File \"/usr/lib/python3/dist-packages/pip/_vendor/urllib3/response.py\", line 438, in "
                  "_error_catcher\n    yield\n"
                  "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='pypi.example', "
                  "port=443): Read timed out.\n",
                  "NetworkError"},
           Sample{
               "* What went wrong:\nExecution failed for task ':compileJava'.\n"
               "> Could not resolve all files for configuration ':compileClasspath'.\n"
               "   > Could not resolve shop:cart:1.\n"
               "      > Could not GET 'https://maven.example/shop/cart/1/cart-1.pom'. Received status code "
               "503 from server: Service Unavailable\n\n* Try:\n> Run with --info\n",
               "NetworkError"},
           Sample{"c++: fatal error: Killed signal terminated program cc1plus\ncompilation terminated.\n"
                  "make: *** [Makefile:3: cart.o] Error 1\n",
                  "OutOfMemory"},
           Sample{"x86_64-linux-gnu-gcc-12: fatal error: Killed signal terminated program cc1\n"
                  "compilation terminated.\n",
                  "OutOfMemory"},
       }) {
    CAPTURE(sample.log);
    const auto diagnosis = explain(sample.log);
    REQUIRE(diagnosis.cause() != nullptr);
    CHECK(diagnosis.cause()->type == sample.type);
    CHECK(to_string(diagnosis.cause()->klass) == "infra");
    CHECK(diagnosis.retryable);
  }
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

TEST_CASE("mocha: a test's name stands on as many lines as it has suites") {
  const auto diagnosis = explain(
      "  1 failing\n\n"
      "  1) cart\n"
      "       total\n"
      "         adds prices:\n"
      "     AssertionError: 3 == 4\n"
      "      at Context.eval (cart.spec.js:47:29)\n");
  REQUIRE(diagnosis.failed_tests.size() == 1);
  CHECK(diagnosis.failed_tests[0].str() == "cart total adds prices");
  const auto one_line = explain("  1) cart adds prices:\n     Error: no apples\n");
  REQUIRE(one_line.failed_tests.size() == 1);
  CHECK(one_line.failed_tests[0].str() == "cart adds prices");
}

TEST_CASE("act: an action that cannot be cloned is no network that failed, unless it was the network") {
  const auto none = explain(
      "  ☁  git clone 'https://git.example.org/actions/cart' # ref=v9\n"
      "Unable to clone https://git.example.org/actions/cart refs/heads/v9: repository not found\n"
      "repository not found\n"
      "🏁  Job failed\n");
  REQUIRE(none.cause() != nullptr);
  CHECK(none.cause()->type == "ActionResolveError");
  CHECK(none.cause()->line == 2);
  const auto network = explain(
      "Unable to clone https://git.example.org/actions/cart refs/heads/v9: Get "
      "\"https://git.example.org/actions/cart/info/refs\": dial tcp 192.0.2.1:443: i/o timeout\n"
      "🏁  Job failed\n");
  REQUIRE(network.cause() != nullptr);
  CHECK(to_string(network.cause()->klass) == "infra");
}

TEST_CASE("surefire: each row of a list of failures is a test") {
  const auto diagnosis = explain(
      "Results :\n\n"
      "Failed tests:   adds(cart.CartTest): expected:<4> but was:<3>\n"
      "  refuses(cart.StockTest): expected:<1> but was:<2>\n\n"
      "Tests run: 15, Failures: 2, Errors: 0, Skipped: 0\n");
  REQUIRE(diagnosis.failed_tests.size() == 2);
  CHECK(diagnosis.failed_tests[0].str() == "adds(cart.CartTest)");
  CHECK(diagnosis.failed_tests[1].str() == "refuses(cart.StockTest)");
}

TEST_CASE("to check out is no check") {
  const auto diagnosis = explain(
      "⭐ Run Main Check out repository code\n"
      "Cannot find: node in PATH\n"
      "  ❌  Failure - Main Check out repository code\n"
      "exitcode '1': failure\n"
      "🏁  Job failed\n");
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->line == 2);
  CHECK(to_string(diagnosis.cause()->klass) == "config");
}

}  // namespace
