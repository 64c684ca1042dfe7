#include "base/text.hpp"
#include "explain.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using cicd::analysis::Class;
using cicd::analysis::Diagnosis;

// The rule of the cause, or "none".
std::string cause_of(std::string_view log) {
  const Diagnosis found = explain(log);
  return found.cause() == nullptr ? "none" : found.cause()->rule;
}

constexpr std::string_view error = "src/cart.c:12:5: error: 'total' undeclared\n";
constexpr std::string_view noise = "lib/old.c:1:1: error: kept for a test of the parser\n";

TEST_CASE("the failing step's error wins over the errors of other steps, in every CI's format") {
  struct Format {
    const char* name;
    std::string begin, end_ok, end_failed;
  };
  const Format formats[] = {
      {"GitHub", "##[group]Run make\n##[endgroup]\n", "",
       "##[error]Process completed with exit code 2.\nPost job cleanup.\n"},
      {"act", "[ci/test] ⭐ Run Main make\n", "[ci/test]   ✅  Success - Main make\n",
       "[ci/test]   ❌  Failure - Main make\n"},
      {"Travis", "travis_time:start:01\r\x1b[0K$ make\n", "The command \"make\" exited with 0.\n",
       "The command \"make\" exited with 2.\n\nDone. Your build exited with 1.\n"},
      {"Azure", "##[section]Starting: Build\n", "##[section]Finishing: Build\n",
       "##[error]Bash exited with code '2'.\n##[section]Finishing: Build\n"},
      {"GitLab", "section_start:1700000000:step_script\r\x1b[0K$ make\n", "",
       "ERROR: Job failed: exit code 1\n"},
      {"Jenkins", "[Pipeline] sh\n+ make\n", "", "ERROR: script returned exit code 2\nFinished: FAILURE\n"},
      {"Buildkite", "~~~ Running commands\n", "", "^^^ +++\nThe command exited with status 2\n"},
      {"CircleCI", "", "", "Exited with code exit status 2\n"},
      {"GitLab with clean-up", "section_start:1700000000:step_script\r\x1b[0K$ make\n", "",
       "section_end:1700000009:step_script\r\x1b[0Ksection_start:1700000009:cleanup_file_variables\r\x1b[0K"
       "Cleaning up project directory\nsection_end:1700000010:cleanup_file_variables\r\x1b[0K\x1b[31;1m"
       "ERROR: Job failed: exit code 1\x1b[0;m\n"},
  };
  for (const Format& format : formats) {
    CAPTURE(format.name);
    std::string log = format.begin + std::string(noise) + format.end_ok;
    for (int i = 0; i < 40; ++i)
      log += "all is quiet\n";
    log += format.begin + std::string(error) + "make: *** [all] Error 2\n" + format.end_failed;
    const Diagnosis found = explain(log + "curl: (22) The requested URL returned error: 404\n");
    REQUIRE(found.cause() != nullptr);
    CHECK(found.cause()->file_path.str() == "src/cart.c");
    CHECK(found.cause()->confidence >= 0.5);
  }
}

// Each line of `log` with something in front.
std::string each_line(std::string_view front, std::string_view log) {
  std::string out;
  for (const auto line : cicd::split(log.substr(0, log.size() - 1), '\n'))
    out += std::string(front) + std::string(line) + '\n';
  return out;
}

TEST_CASE("what a CI system puts before each line changes nothing in the answer") {
  const std::string log =
      "Reading package lists...\nE: Unable to locate package cart-total\nFAILED a.py::test_total - assert "
      "3\n";
  const auto plain = explain(log);
  REQUIRE(plain.findings.size() == 2);
  for (const auto* front :
       {"2026-11-22T09:00:00.1234567Z ", "[2026-11-22T09:00:00.123Z] ", "21:04:05  ", "[ci/build]   | ",
        "[build:3] ", "[unit tests:L12:0s] ", "\x1b[33m[build:3]\x1b[0m ", "\x1b_bk;t=1795338000000\a",
        "2026-11-22T09:00:00.123456Z 01O ", "\x1b[31m"}) {
    CAPTURE(front);
    const auto found = explain(each_line(front, log));
    REQUIRE(found.findings.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(found.findings[i].rule == plain.findings[i].rule);
      CHECK(found.findings[i].text == plain.findings[i].text);
    }
    CHECK(found.failed_tests == plain.failed_tests);
    CHECK(found.signature == plain.signature);
  }
}

TEST_CASE("what an Azure task says of its exit is no cause") {
  const std::string head = "##[section]Starting: Test\n";
  const std::string none =
      "============================ no tests ran in 0.00s =============================\n";
  CHECK(cause_of(head + none + "##[error]Bash exited with code '5'.\n##[section]Finishing: Test\n") ==
        "pytest.none");
  CHECK(cause_of(head + none + "##[error]Error: The process '/usr/bin/python' failed with exit code 5\n") ==
        "pytest.none");
}

TEST_CASE("a message that ends with a colon goes on in the next line") {
  CHECK(explain("thread 'tests::adds' (7) panicked at src/lib.rs:3:5:\nassertion failed: a == b\n")
            .cause()
            ->message.str() ==
        "thread 'tests::adds' (7) panicked at src/lib.rs:3:5: assertion failed: a == b");
  CHECK(explain(
            "CMake Error at CMakeLists.txt:3 (add_executable):\n  Cannot find source file:\n\n    total.c\n")
            .cause()
            ->message.str() == "CMake Error at CMakeLists.txt:3 (add_executable): Cannot find source file:");
  CHECK(explain("a.hs:2:17: error:\n\n    no instance\n").cause()->message.str() ==
        "a.hs:2:17: error: no instance");
  CHECK(explain("a.hs:2:17: error:\n").cause()->message.str() == "a.hs:2:17: error:");
}

TEST_CASE("only a test's own thread names a failing test in Rust") {
  CHECK(explain("thread 'main' (7) panicked at src/main.rs:3:5:\nno cart\n").failed_tests.empty());
  CHECK(
      explain("thread 'tokio-runtime-worker' panicked at src/main.rs:3:5:\nno cart\n").failed_tests.empty());
  CHECK(explain("thread '<unnamed>' panicked at src/main.rs:3:5:\nno cart\n").failed_tests.empty());
  CHECK(explain("thread 'tests::adds' panicked at src/main.rs:3:5:\nno cart\n").failed_tests.size() == 1);
}

TEST_CASE("a cascade never wins over its cause") {
  CHECK(cause_of(std::string(error) + "make: *** [all] Error 2\nmake: *** [world] Error 2\n") == "gcc.error");
  CHECK(cause_of("FAILED tests/test_cart.py::test_total - assert 3 == 4\n=== 1 failed in 0.1s ===\n") ==
        "pytest.failed");
  CHECK(cause_of("npm ERR! code ELIFECYCLE\nnpm ERR! Exit status 1\n") == "npm.lifecycle");
}

TEST_CASE("of a list of errors the first is the cause") {
  std::string log;
  for (int i = 1; i <= 30; ++i)
    log += "src/cart.c:" + std::to_string(i) + ":1: error: wrong\n";
  const Diagnosis found = explain(log);
  REQUIRE(found.cause() != nullptr);
  CHECK(found.cause()->line_number == 1);
  CHECK(found.findings.size() == 20);
}

TEST_CASE("clang's marks below a source line begin no step of Buildkite") {
  const Diagnosis found = explain(
      "##[group]Run make\nsrc/cart.cpp:3:9: error: invalid operands to binary expression\n"
      "  a < b;\n  ~~~ ^ ~~~\nsrc/cart.cpp:9:1: error: unknown type name 'Cart'\n"
      "##[error]Process completed with exit code 1.\n");
  REQUIRE(found.cause() != nullptr);
  CHECK(found.cause()->line_number == 3);
}

TEST_CASE("what a runner shows of a step's script is no output of it") {
  const Diagnosis found = explain(
      "##[group]Run make check || fail\nmake check || fail \"Error: files are out of date, run make gen\"\n"
      "env:\n  NOTE: error: none\n##[endgroup]\nsrc/cart.c:3:9: error: unknown type name 'Cart'\n"
      "##[error]Process completed with exit code 1.\n");
  REQUIRE(found.cause() != nullptr);
  CHECK(found.cause()->rule == "gcc.error");
  for (const auto& finding : found.findings)
    CHECK(finding.line >= 6);
}

TEST_CASE("where warnings count as errors the first one of the step is the cause") {
  const Diagnosis found = explain(
      "##[group]Run make old\nOld.java:7: warning: [removal] of another step\n##[group]Run make\n"
      "Cart.java:4: warning: [rawtypes] found raw type\nCart.java:9: warning: [unchecked] unchecked call\n"
      "error: warnings found and -Werror specified\n##[error]Process completed with exit code 1.\n");
  REQUIRE(found.cause() != nullptr);
  CHECK(found.cause()->text.str() == "Cart.java:4: warning: [rawtypes] found raw type");
  CHECK(found.cause()->file_path.str() == "Cart.java");
  CHECK(found.cause()->klass == Class::compile);
}

TEST_CASE("what make was making tells the class of a message in general words") {
  const Diagnosis found = explain(
      "##[group]Run bin/all\n./cart\ncart: check failed: total is 4\nmake: *** [Makefile:7: test] Error 1\n"
      "##[error]Process completed with exit code 2.\n");
  REQUIRE(found.cause() != nullptr);
  CHECK(found.cause()->text.str() == "cart: check failed: total is 4");
  CHECK(found.cause()->klass == Class::test);
}

TEST_CASE("a failed step without any known message still shows what it said last") {
  const Diagnosis found = explain(
      "travis_time:start:01\r$ bin/check-manual\nmanual/cart.txt:12 forgot a full stop\n"
      "The command \"bin/check-manual\" exited with 1.\n");
  REQUIRE(found.cause() != nullptr);
  CHECK(found.cause()->text.str() == "manual/cart.txt:12 forgot a full stop");
  CHECK(found.cause()->klass == Class::lint);
  CHECK(found.cause()->confidence < 0.7);
}

TEST_CASE("a job that went well is not accused") {
  const Diagnosis travis = explain("travis_time:start:01\r$ make\n" + std::string(error) +
                                   "The command \"make\" exited with 0.\nDone. Your build exited with 0.\n");
  if (travis.cause() != nullptr) CHECK(travis.cause()->confidence < 0.5);
  const Diagnosis github =
      explain("##[group]Run make\n##[endgroup]\n" + std::string(error) + "Post job cleanup.\n");
  if (github.cause() != nullptr) CHECK(github.cause()->confidence < 0.5);
  CHECK(cause_of("0 errors, 0 warnings\nerror_count=0\ncompiling error.cpp\n") == "none");
}

TEST_CASE("an error before a tool's last word that all is well is no sure cause") {
  const std::string raised =
      "Traceback (most recent call last):\n  File \"a.py\", line 5, in f\nValueError: no cart\n";
  const auto confidence = [](const std::string& log) {
    const auto found = explain(log);
    return found.cause() == nullptr ? 0.0 : found.cause()->confidence;
  };
  CHECK(confidence(raised) >= 0.5);
  for (const auto* well :
       {"============ 3 passed, 1 xfailed in 0.05s ============", "BUILD SUCCESSFUL in 3s",
        "test result: ok. 3 passed; 0 failed; 0 ignored", "Tests:       12 passed, 12 total",
        "-- Build files have been written to: /src/build", "ok  \tcart.example/total\t0.003s"}) {
    CAPTURE(well);
    CHECK(confidence(raised + well + "\n") < 0.5);
    CHECK(confidence(raised + well + "\nmake: *** [all] Error 2\n") >= 0.5);
    CHECK(confidence(raised + well + "\n##[error]Process completed with exit code 2.\n") >= 0.5);
  }
  CHECK(confidence(raised + "============ 2 passed, 1 error in 0.05s ============\n") >= 0.5);
  CHECK(confidence(raised + "Tests:       1 failed, 2 passed, 3 total\n") >= 0.5);
}

TEST_CASE("what stood in a green run's log explains nothing") {
  const cicd::analysis::RuleSet rules = cicd::analysis::RuleSet::built_in();
  cicd::analysis::Scanner green(rules);
  green.feed("curl: (22) The requested URL returned error: 404\n");
  const cicd::analysis::Baseline baseline = green.finish_as_baseline();
  cicd::analysis::Scanner scanner(rules, &baseline);
  scanner.feed(
      "doing\nlib/cart.py:7: warning: total is unused\ncurl: (22) The requested URL returned error: 404\n");
  const cicd::analysis::Scan scan = scanner.finish();
  const auto redactor = cicd::redact::Redactor::make(cicd::Env(), {});
  const Diagnosis found = diagnose(rules, scan, redactor->log(scan.document));
  REQUIRE(found.cause() != nullptr);
  CHECK(found.cause()->rule == "place.colon");
}

TEST_CASE("the signature is the same in another run, and another for another cause") {
  const auto signature = [](std::string_view log) { return explain(log).signature; };
  const std::string one = signature("FAILED tests/test_cart.py::test_total - took 12.5s at 0x7ffe12ab34\n");
  CHECK(one == signature("all\nFAILED tests/test_cart.py::test_total - took 3.25s at 0x7fff00cd99\n"));
  CHECK(signature("/home/a/work/shop/src/cart.c:12:5: error: wrong\n") ==
        signature("/builds/7/shop/src/cart.c:12:5: error: wrong\n"));
  CHECK(one != signature("FAILED tests/test_shop.py::test_total - took 12.5s at 0x7ffe12ab34\n"));
}

TEST_CASE("infrastructure alone is worth another try, beside an error of the code it is not") {
  CHECK(explain("curl: (6) Could not resolve host: cart.example.org\n").retryable);
  CHECK_FALSE(explain(error).retryable);
}

TEST_CASE("bounds hold on hostile logs: lines without end, a million candidates, regexes at their worst") {
  CHECK(explain(std::string(3'000'000, 'x')).lines_total == 1);
  std::string many;
  for (int i = 0; i < 60'000; ++i)
    many += "src/cart.c:" + std::to_string(i) + ":1: error: wrong\n";
  const Diagnosis found = explain(many);
  CHECK(found.lines_total == 60'000);
  CHECK(found.excerpt.size() <= 80);
  std::string worst;
  for (int i = 0; i < 40; ++i)
    worst += "error: " + std::string(4000, ' ') + "at :1: Error " + std::string(4000, ':') + "\n";
  CHECK(explain(worst).lines_total == 40);
}

TEST_CASE("the excerpt clips long lines at 400 characters and stays within 16 KiB") {
  std::string log;
  for (int i = 0; i < 100; ++i)
    log += "src/cart.c:" + std::to_string(i) + ":1: error: " + std::string(900, 'w') + "\n";
  const Diagnosis found = explain(log);
  std::size_t bytes = 0;
  for (const auto& line : found.excerpt) {
    bytes += line.text.size() + 1;
    CHECK(line.text.str().ends_with("…"));
  }
  CHECK(bytes <= 16384);
  CHECK(found.excerpt.size() > 20);
}

TEST_CASE("of a tool's list of failures the first is the cause, wherever the list ends") {
  std::string log = "1) CartTest::testAdds\nFailed asserting that 3 is 4.\n\n";
  for (int i = 0; i < 200; ++i)
    log += "output of the next test\n";
  const Diagnosis found = explain(log + "2) CartTest::testShop\nFailed asserting that 5 is 6.\n");
  REQUIRE(found.cause() != nullptr);
  CHECK(found.cause()->text.str() == "1) CartTest::testAdds");
}

TEST_CASE("the name of a failing test goes before the exception that is thrown in it") {
  CHECK(cause_of("FAIL: shop.tests.test_cart.CartTest.test_total\n----\nTraceback (most recent call last):\n"
                 "  File \"shop/tests/test_cart.py\", line 9, in test_total\nKeyError: 'pear'\n") ==
        "unittest");
  CHECK(cause_of("Traceback (most recent call last):\n  File \"shop/cart.py\", line 9, in total\n"
                 "KeyError: 'pear'\n") == "py.builtin");
}

TEST_CASE("a test that is named with its file and without is named once") {
  const auto found = explain(
      "____ test_total ____\nTraceback (most recent call last):\n  File \"/src/test_cart.py\", line 4, in "
      "test_total\n    assert 3 == 4\nAssertionError: assert 3 == 4\n____ TestCart.test_name[red.1] ____\n"
      "Traceback (most recent call last):\n  File \"/src/test_cart.py\", line 9, in test_name\nValueError: "
      "x\n____ test_alone ____\n=== short test summary info ===\n"
      "FAILED test_cart.py::test_total - assert 3 == 4\n"
      "FAILED test_cart.py::TestCart::test_name[red.1] - ValueError: x\n");
  std::vector<std::string> names;
  for (const auto& test : found.failed_tests)
    names.push_back(test.str());
  CHECK(names == std::vector<std::string>{"test_alone", "test_cart.py::test_total",
                                          "test_cart.py::TestCart::test_name[red.1]"});
}

TEST_CASE("names of tests with a thousand parts take neither time nor memory") {
  std::string log;
  for (int i = 0; i < 200; ++i) {
    log += "FAILED test_cart.py";
    for (int part = 0; part < 1000; ++part)
      log += "::a";
    log += "::b" + std::to_string(i) + " - assert 3 == 4\n";
  }
  CHECK(explain(log).failed_tests.size() == 200);
}

TEST_CASE("an exception is classed by the name of the script that failed") {
  const auto class_in = [](const std::string& command) {
    const Diagnosis found =
        explain("travis_time:start:01\r$ " + command +
                "\n** (RuntimeError) no price for pear\nThe command \"" + command + "\" exited with 1.\n");
    return found.findings.empty() ? Class::config : found.findings.front().klass;
  };
  CHECK(class_in("test/compile-styles.sh") == Class::compile);
  CHECK(class_in("mix run check.exs") == Class::lint);
  CHECK(class_in("bin/shop") == Class::test);
}

TEST_CASE(
    "what a tool says in its own words is no guess, with or without a CI around it, and what agrees adds "
    "none") {
  const auto sure = [](std::string_view log) { return explain(log).findings.at(0).confidence; };
  CHECK(sure("FAIL: test_total (shop.CartTest)\n----\nTraceback (most recent call last):\n"
             "  File \"cart.py\", line 9, in test_total\nAssertionError: 3 != 4\n\nFAILED (failures=1)\n") >
        0.8);
  CHECK(sure("E   assert 3 == 4\nFAILED tests/test_cart.py::test_total - assert 3 == 4\n") > 0.8);
  CHECK(sure("error: something is odd\n") < 0.5);
  CHECK(sure(std::string(error) + "curl: (22) The requested URL returned error: 404\n") < 0.8);
}

TEST_CASE("infrastructure beside a failing test is not worth another try") {
  CHECK_FALSE(explain("FAILED tests/test_cart.py::test_total - assert 3 == 4\n"
                      "curl: (6) Could not resolve host: cart.example.org\n")
                  .retryable);
}

TEST_CASE("of two steps that failed the last one is the job's") {
  CHECK(cause_of("travis_time:start:01\r$ flake8\n./cart.py:3:1: F821 undefined name 'total'\n"
                 "The command \"flake8\" exited with 1.\ntravis_time:start:02\r$ pytest\n"
                 "FAILED tests/test_cart.py::test_total - assert 3 == 4\n=== 1 failed in 0.1s ===\n"
                 "The command \"pytest\" exited with 1.\n") == "pytest.failed");
}

}  // namespace
