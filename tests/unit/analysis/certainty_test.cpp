#include "analysis/complaints.hpp"
#include "explain.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <type_traits>

namespace {

using cicd::analysis::complains;
using cicd::analysis::Told;

constexpr std::string_view error = "src/cart.c:12:5: error: 'total' undeclared\n";

double sure_of(std::string_view log, Told told = Told::nothing) {
  const auto found = explain_told(log, told);
  return found.cause() == nullptr ? 0 : found.cause()->confidence;
}

TEST_CASE("a plain log that goes on with other work after an error accuses nobody") {
  CHECK(sure_of(error) > 0.8);
  CHECK(sure_of(std::string(error) + "compiling without totals\npacked cart.tar\n") < 0.5);
  CHECK(sure_of(std::string(error) + "errors.o\n") < 0.5);
  const std::string build = std::string(error) + "make: *** [all] Error 2\n";
  CHECK(sure_of(build + "posting the results\n") > 0.8);
  CHECK(sure_of(build + "trying without totals\npacked cart.tar\n") < 0.5);
  CHECK(sure_of(std::string(error) + "#9 DONE 0.3s\n") < 0.5);
  CHECK(sure_of(std::string(error) + "checked: 3, failed: 0\n") < 0.5);
}

TEST_CASE("a command that would print an error is none") {
  CHECK(explain("##[group]Run make generate\n  echo >&2 \"ERROR: Generated files are inconsistent.\"\n"
                "##[endgroup]\n")
            .cause() == nullptr);
  CHECK(explain("+ echo 'E: Unable to locate package cart'\n").cause() == nullptr);
  CHECK(explain("echo: write error: No space left on device\n").cause() != nullptr);
}

TEST_CASE("what tools print after their message is no other work") {
  for (const std::string_view last :
       {"   12 |   total();\n      |   ^~~~~\n", "int x = total();\n        ^\n", "1 error generated.\n",
        "Finished in 0.2 s\nSee build.log for details.\n",
        "    at Cart.total (cart.js:3:1)\nNode.js v20.1.0\n",
        "Stack trace:\n#0 cart.php(3): total()\n#1 {main}\n", "make: Leaving directory '/src'\n",
        "packed cart.tar\nbuild failed\n", "Hint: use totals\n", "The lines are:\ntotal();\n"}) {
    CAPTURE(last);
    CHECK(sure_of(std::string(error) + std::string(last)) > 0.8);
  }
}

TEST_CASE("no finding is surer than one before it") {
  const auto found = explain(
      "cart-generator: No such file or directory\nError: something failed\n"
      "packing 5 files\ncucumber features/cart.feature:2\n1 failed\n");
  REQUIRE(found.findings.size() == 3);
  CHECK(std::is_sorted(found.findings.rbegin(), found.findings.rend(),
                       [](const auto& one, const auto& other) { return one.confidence < other.confidence; }));
}

TEST_CASE("where no rule knows the tool, the last lines are looked at for a message") {
  const auto cause_of = [](std::string_view log, Told told) {
    const auto found = explain_told(log, told);
    return found.cause() == nullptr ? std::string() : found.cause()->text.str();
  };
  constexpr std::string_view script = "packing 3 files\nthe archive is missing\nbye\n";
  CHECK(cause_of(script, Told::failed) == "the archive is missing");
  CHECK(cause_of(script, Told::nothing).empty());
  CHECK(cause_of("packing 3 files\nbye\n", Told::failed).empty());
  CHECK(cause_of("make: *** [Makefile:4: pack] Error 1\n", Told::failed).starts_with("make: ***"));
  constexpr std::string_view place = "checking\ndocs/cart.txt:12 forgot a full stop\n";
  CHECK(cause_of(place, Told::nothing) == "docs/cart.txt:12 forgot a full stop");
  CHECK(sure_of(place) < 0.5);
}

TEST_CASE("who knows that the build failed believes the log's error whatever follows it") {
  const std::string plain = std::string(error) + "packed cart.tar\n";
  CHECK(sure_of(plain) < 0.5);
  CHECK(sure_of(plain, Told::failed) > 0.8);
  const std::string steps = "##[group]Run make\n" + std::string(error) + "##[group]Run pack\npacked\n";
  CHECK(sure_of(steps) < 0.5);
  CHECK(sure_of(steps, Told::failed) > 0.8);
  CHECK(sure_of(std::string(error) + "Finished: SUCCESS\n", Told::failed) < 0.5);
}

TEST_CASE("a step that failed was allowed to when the job's work goes on") {
  const std::string failed =
      "##[group]Run make\n" + std::string(error) + "##[error]Process completed with exit code 2.\n";
  const std::string end = "Post job cleanup.\nCleaning up orphan processes\n";
  CHECK(sure_of(failed + end) > 0.8);
  CHECK(sure_of(failed + "##[group]Run npm run pack\npacked\n" + end) < 0.5);
  CHECK(sure_of(failed + "##[group]Run npm run pack\n##[group]Run actions/upload-artifact@v4\n" + end) < 0.5);
  CHECK(sure_of(failed + "##[group]Run actions/upload-artifact@v4\nuploaded\n" + end) > 0.8);
  CHECK(sure_of(failed + "##[group]Run docker compose logs\ncart: listens\n" + end) > 0.8);
  CHECK(sure_of(failed + "##[group]Run npm run pack\n" + failed + end) > 0.8);
  const std::string azure = "##[section]Starting: Build\n" + std::string(error) +
                            "##[error]Bash exited with code '1'.\n##[section]Finishing: Build\n";
  CHECK(sure_of(azure + "##[section]Starting: Publish results\n##[section]Finishing: Publish results\n") >
        0.8);
  CHECK(sure_of(azure + "##[section]Starting: Pack\n##[section]Finishing: Pack\n") < 0.5);
}

TEST_CASE("words that deny a complaint, and names, are none") {
  for (const std::string_view line : {"build failed", "3 errors", "10 failures", "error: 3", "cannot open",
                                      "2 offenses detected", "no such file"})
    CHECK_MESSAGE(complains(line), line);
  for (const std::string_view line : {"0 errors", "no failures", "failed=0", "errors: 0, failed: 0",
                                      "src/error.cpp", "test_error_names", "without errors", "all is well"})
    CHECK_FALSE_MESSAGE(complains(line), line);
}

}  // namespace
