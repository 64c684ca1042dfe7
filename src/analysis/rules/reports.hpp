#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule reports[] = {
    {.id = "surefire.place",
     .tool = "surefire",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 85,
     .anchors = ":\\d\\d->\n"
                ":\\d\\d » \n"
                ":\\d\\d\\d » \n"
                ":\\d\\d null$\n"
                ":\\d\\d\\d null$\n"
                ":\\d\\d expected\n"
                ":\\d\\d\\d expected\n"
                ":\\d\\d Expected\n"
                ":\\d\\d\\d Expected",
     .regex = R"(^(?:\[ERROR\]\s)?\s+(?<test>[\w$]+\.[\w$\[\]]+):(?<line>\d+)(?:->\S+)* (?<msg>.+))",
     .matches = "  CartTest.total:12 expected:<3> but was:<4>\n"
                "  CartTest.total:297->create:83 » JdbcSQL"},
    {.id = "pytest.header",
     .tool = "pytest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::head,
     .rank = 66,
     .anchors = "___ [doctest]\n"
                "___ Test\n"
                "___ test",
     .regex = R"(^_{3,} (?:(?<test>[Tt]est(?!\S*\.py )[\w.\[\]-]*)|\[doctest\] (?<test>[\w.]+)) _{3,}$)",
     .block = Block::section,
     .matches = "______ [doctest] shop.cart.Cart ______\n"
                "_____________ TestCart.test_total ______________"},
    // The module of a test that was written for unittest.
    {.id = "pytest.self",
     .tool = "pytest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 30,
     .anchors = "^self = <",
     .regex = R"(^self = <(?<file>\w+(?:\.\w+)*)\.\w+ testMethod=\w+>)",
     .matches = "self = <shop.tests.test_cart.CartTest testMethod=test_total>",
     .rejects = "self = <Cart object at 0x7f>"},
    {.id = "karma.failed",
     .tool = "karma",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = "   ✖ ",
     .regex = R"(^\s{3,}✖ (?<test>(?![A-Z]\w+ing )[A-Za-z]\S*(?: \S+)+)$)",
     .matches = "      ✖ adds up the cart",
     .rejects = "  12:5  ✖  Unexpected empty block  block-no-empty\n"
                "    ✖ Running install command"},
    {.id = "mocha.case",
     .tool = "mocha",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "  \\d) \n"
                " \\d\\d) ",
     .regex =
         R"(^ {0,3}\d+\) (?!(?:Failure|Error):|\S+:\d+:\d+ |\[[\w -]+\] › )(?<test>[A-Za-z"\'`#.(\[]\S*?(?: [^/\\]*?)?):?$)",
     .block = Block::section,
     .matches = "  2) cart refuses nothing\n"
                "  1) cart\n"
                "  1) Cart",
     .rejects = "  1) Failure:\n"
                "  1) cart.spec.js:2:1 › adds prices ────\n"
                "  1) see docs/cart.md\n"
                "      1) adds up"},
    {.id = "mocha.inline",
     .tool = "mocha",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 58,
     .anchors = "  \\d) \n"
                " \\d\\d) ",
     .regex = R"(^ {4,}\d+\) (?<test>\S[^/\\]*)$)",
     .matches = "    1) adds prices\n"
                "    2) waits\n"
                "      1) adds up",
     .rejects = "  1) test adds prices (CartTest)"},
    // Not run here; the form is that of xcodebuild and of xcpretty's list of failures.
    // The second line of a failure's name in mocha's list of failures.
    {.id = "mocha.title",
     .tool = "mocha",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 30,
     .anchors = "     ",
     .regex = R"(^ {4,}(?<test>\S[^/\\]*):$)",
     .matches = "       adds prices:"},
    {.id = "xcodebuild.usage",
     .tool = "xcodebuild",
     .type = "UsageError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "xcodebuild: error: \n"
                ": No signing certificate\n"
                ": Provisioning profile \"\n"
                "requires a development team",
     .regex =
         R"(^(?:xcodebuild: error: (?<msg>.+)|(?:(?<file>/[^:]+): )?error: (?:exportArchive: )?(?<msg>(?:No signing certificate|Provisioning profile "|.+ requires a development team).*)))",
     .block = Block::paragraph,
     .matches =
         "xcodebuild: error: Unable to find a destination matching the provided destination specifier:\n"
         "/work/Cart.xcodeproj: error: No signing certificate \"iOS Distribution\" found",
     .rejects = "note: xcodebuild: error: is what it prints"},
    {.id = "xctest.row",
     .tool = "xcpretty",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = ", expected to \n"
                ", XCTAssert\n"
                ", failed - ",
     .regex = R"(^\s{2,}(?<test>\w+), (?<msg>(?:expected to |XCTAssert|failed - ).+))",
     .block = Block::indented,
     .matches = "  test_total, XCTAssertEqual failed: (\"3\") is not equal to (\"4\")\n"
                "  adds_prices, expected to equal <4>, got <3>",
     .rejects = "    ✗ testTotal, XCTAssertEqual failed"},
    {.id = "xctest.place",
     .tool = "xcpretty",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 60,
     .anchors = ".swift:\\d\n"
                ".m:\\d\\d",
     .regex = R"(^\s+(?<file>/\S+\.(?:swift|m|mm)):(?<line>\d+)$)",
     .matches = "  /src/CartTests/CartSpec.swift:30",
     .rejects = "/src/Cart.swift:30:2: error: x"},
    {.id = "surefire.head",
     .tool = "surefire",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 83,
     .anchors = "Failed tests:\n"
                "Tests in error:",
     .regex = R"(^(?:\[ERROR\] )?(?:Failed tests|Tests in error):\s*(?<test>[\w$.]+(?:\([\w.$]+\))?(?=:))?)",
     .block = Block::indented,
     .matches = "Failed tests:   testTotal(cart.CartTest): expected 3 but was 4\n"
                "Tests in error:",
     .rejects = "note: the documentation explains what \"Failed tests:   testTotal(cart.CartTest): expected "
                "3 but was 4\" means"},
    {.id = "surefire.row",
     .tool = "surefire",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "^  test",
     .regex = R"(^\s{2,}(?:test\w* on instance )?(?<test>test\w*\([\w.$]+\))(?:: (?<msg>.+))?)",
     .matches = "  testTotal(cart.CartTest): expected 3 but was 4\n"
                "  testTotal on instance testTotal(cart.CartTest)(cart.CartTest)",
     .rejects = "     test/cart_test.exs:7"},
    // The rows of the lists of surefire 2: maven-surefire-common, DefaultReporterFactory.
    {.id = "surefire.listed",
     .tool = "surefire",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 30,
     .anchors = "^  test\n"
                "\\d » \n"
                ":\\d\\d->\n"
                "): ex\n"
                "): Ex\n"
                "): nu\n"
                ": expected\n"
                "\\d expected",
     .regex =
         R"(^(?:\[ERROR\])?\s{2,}(?:\w+ on instance )?(?<test>[\w$]+(?:\.[\w$]+)*(?:>[\w$]+\.[\w$]+)?(?:\[.*?\])?(?=\(|:\d|->| »|: )(?:\([\w.$]+\))?))",
     .matches = "  testTotal(cart.CartTest): expected 3 but was 4\n"
                "[ERROR]   CartTest.total:12 expected:<3> but was:<4>\n"
                "  CartTest>AbstractTest.setUp:12 » NullPointer"},
    {.id = "trial.row",
     .tool = "trial",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 72,
     .anchors = ".test_",
     .regex = R"(^(?<test>[a-z_]\w*(?:\.\w+)+\.test_\w+)$)",
     .matches = "shop.tests.test_cart.CartTest.test_total",
     .rejects = "test_first (test_cart.CartTest.test_first) ... ERROR"},
    {.id = "pytest.verbose",
     .tool = "pytest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = " FAILED",
     .regex =
         R"(^(?:\[gw\d+\]\s+\[\s*\d+%\]\s+)?(?:FAILED )?(?<test>(?<file>[^\s:]+\.py)::\S+(?: \S+)*?)(?: FAILED.*)?$)",
     .matches = "tests/test_cart.py::test_total FAILED        [ 50%]\n"
                "[gw0] [ 50%] FAILED tests/test_cart.py::test_total",
     .rejects = "\tTask \"Csc\" execution -- FAILED"},
    {.id = "place.colon",
     .tool = "compiler or linter",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::generic,
     .rank = 16,
     .anchors = ": warning\n"
                ": Warning\n"
                ":error:\n"
                ": WARNING\n"
                ":warning:\n"
                ": [broken]\n"
                ":ERROR:\n"
                " warning : \n"
                ": error\n"
                ": Error",
     .regex =
         R"re(^(?!.*: warning: .*\[-W[\w=+-]+\]$)(?:[\w-]+: |\[\w+\] )?(?<file>(?:[A-Za-z]:)?[^\s:()"]+\.\w{1,6})[:(](?<line>\d+)(?:[:,](?<col>\d+))?\)?:? ?(?:\w+:)?(?<msg>(?i:warning|error|remark|\[broken\]).*))re",
     .block = Block::compiler,
     .matches = "check.txt:1:8: error: CHECK: expected string not found in input\n"
                "cart.hs:3:16: error:\n"
                "docs/cart.rst:12: [broken] https://cart.example.org",
     .rejects = "ninja: error: loading 'build.ninja': No such file or directory"},
    {.id = "place.line",
     .tool = "compiler",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::generic,
     .rank = 30,
     .anchors = "\", line \\d",
     .regex = R"(^"(?<file>[^"]+?)\s*", line (?<line>\d+):?\s*(?<msg>.*))",
     .matches = "\"src/cart.c\", line 12: Error:  #5: cannot open source input file",
     .rejects = "  File \"cart.py\", line 12, in total\n"
                "  File \"/usr/lib/python3.11/urllib/request.py\", line 216, in urlopen"},
    {.id = "minitest.case",
     .tool = "minitest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "#test_",
     .regex =
         R"(^\s*(?:\d+\) )?(?:(?:Failure|Error):\s*)?(?<test>[A-Z][\w:]*#test_\S.*?)(?: \[(?<file>[^\]:]+):(?<line>\d+)\])?:?$)",
     .block = Block::paragraph,
     .matches = "CartTest#test_adds_prices [cart_test.rb:5]:\n"
                "CartTest#test_refuses:\n"
                "CartTest#test_total [/src/test/cart_test.rb:12]:",
     .rejects =
         "note: the documentation explains what \"CartTest#test_adds_prices [cart_test.rb:5]:\" means"},
    {.id = "minitest.head",
     .tool = "minitest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::head,
     .rank = 60,
     .anchors = "^Failure:\n"
                "^  1) Failure\n"
                "^  1) Error:",
     .regex = R"(^\s*(?:\d+\) )?(?:Failure|Error):\s*$)",
     .block = Block::section,
     .matches = "  1) Failure:\n"
                "Failure:",
     .rejects = "Failure: test_adds_prices(CartTest)"},
    {.id = "testunit.case",
     .tool = "test-unit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^Failure: test\n"
                "^Error: test",
     .regex = R"(^(?:Failure|Error): (?<test>test\S*\s?\([\w:]+\)))",
     .block = Block::paragraph,
     .matches = "Failure: test_adds_prices(CartTest)\n"
                "Failure: test_total(CartTest)",
     .rejects = "note: the documentation explains what \"Failure: test_adds_prices(CartTest)\" means"},
    {.id = "prove.failed",
     .tool = "prove",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "#   Failed test",
     .regex = R"(^\s*#\s+Failed (?:TODO )?test (?:'(?<test>[^']+)'|at )?)",
     .block = Block::indented,
     .matches = "#   Failed test 'adds prices'\n"
                "#   Failed test 'adds up'",
     .rejects = "note: the documentation explains what \"#   Failed test 'adds prices'\" means"},
    {.id = "prove.script",
     .tool = "prove",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 76,
     .anchors = ".t ..",
     .regex = R"(^(?<test>\S+\.t) \.{2,}\s*(?<msg>(?:Dubious|Failed|Connection|.*[Ee]rror).*)?$)",
     .block = Block::indented,
     .matches = "t/cart.t .. \n"
                "t/die.t .. \n"
                "t/cart.t .. Dubious, test returned 1 (wstat 256, 0x100)",
     .rejects = "t/cart.t .. ok"},
    {.id = "prove.row",
     .tool = "prove",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 64,
     .anchors = "(Wstat: ",
     .regex = R"(^(?<test>\S+\.t)\s+\(Wstat: (?!0 .*Failed: 0\))\d+.*\))",
     .block = Block::indented,
     .matches = "t/die.t (Wstat: 65280 (exited 255) Tests: 1 Failed: 0)\n"
                "t/cart.t (Wstat: 256 (exited 1) Tests: 2 Failed: 1)\n"
                "t/cart.t (Wstat: 256 Tests: 2 Failed: 1)",
     .rejects = "note: the documentation explains what \"t/die.t (Wstat: 65280 (exited 255) Tests: 1 Failed: "
                "0)\" means"},
    {.id = "prove.sum",
     .tool = "prove",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 22,
     .anchors = "test programs.\n"
                "^Result: FAIL\n"
                "^Failed \\d",
     .regex = R"(^(?:(?<msg>Failed \d+/\d+ (?:test programs|subtests).*)|Result: FAIL))",
     .matches = "Failed 1/2 subtests \n"
                "Result: FAIL\n"
                "Failed 1/2 test programs. 1/4 subtests failed.",
     .rejects = "note: the documentation explains what \"Failed 1/2 subtests\" means"},
    {.id = "ct.failed",
     .tool = "common_test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = " failed on line ",
     .regex = R"(^(?<test>\w+:\w+) failed on line (?<line>\d+))",
     .block = Block::indented,
     .matches = "cart_SUITE:adds_prices failed on line 4\n"
                "cart_SUITE:total failed on line 12\n"
                "cart_helpers:call failed on line 12",
     .rejects = "note: the documentation explains what \"cart_SUITE:adds_prices failed on line 4\" means"},
    {.id = "eunit.failed",
     .tool = "eunit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "*failed*",
     .regex = R"(^\s*(?<test>\S.*?)\.*\s*\*failed\*)",
     .block = Block::paragraph,
     .matches = "cart_tests: total_test...*failed*",
     .rejects = "cart_tests:"},
    {.id = "xunit.failed",
     .tool = "xunit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = " [FAIL]",
     .regex = R"(^\s*(?:\[xUnit\.net [\d:.]+\]\s+)?(?<test>\S.*?) \[FAIL\]$)",
     .block = Block::indented,
     .matches = "    Cart.Tests.CartTest.Total [FAIL]\n"
                "[xUnit.net 00:00:00.41]     Cart.Tests.CartTest.Total [FAIL]",
     .rejects = "note: the documentation explains what \"Cart.Tests.CartTest.Total [FAIL]\" means"},
    {.id = "nunit.failed",
     .tool = "nunit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = ") Failed : \n"
                ") Error : ",
     .regex = R"(^\d+\) (?:Failed|Error) : (?<test>\S+))",
     .block = Block::paragraph,
     .matches = "1) Failed : Cart.Tests.CartTest.Total",
     .rejects = "note: the documentation explains what \"1) Failed : Cart.Tests.CartTest.Total\" means"},
    // Not run here; the form is that of XCTest on macOS and of swift-corelibs-xctest.
    {.id = "xctest.assert",
     .tool = "xctest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 92,
     .anchors = " : XCT\n"
                " : failed - ",
     .regex =
         R"(^(?<file>\S[^:]*\.\w+):(?<line>\d+): error: -?\[?(?<test>\w[\w.]*[ .]\w+(?:\(\))?)\]? : (?<msg>(?:XCT|failed - ).+))",
     .matches = "/src/CartTests.swift:44: error: -[CartTests.CartTests test_total] : XCTAssertEqual failed: "
                "(\"3\") is not equal to (\"4\")\n"
                "/src/CartTests.swift:12: error: CartTests.testTotal : failed - no apples",
     .rejects = "/src/Cart.swift:44: error: cannot find 'total' in scope"},
    {.id = "xctest.failed",
     .tool = "xctest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "' failed (",
     .regex = R"(^Test Case '-?\[?(?<test>[^\]']+)\]?' failed \()",
     .matches = "Test Case '-[CartTests.CartTest testTotal]' failed (0.004 seconds).",
     .rejects = "Test Suite 'CartTest' failed (1 of 2)"},
    {.id = "xcpretty.error",
     .tool = "xcpretty",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "❌  ",
     .regex = R"(^\s*❌\s++(?!Failure - )(?:(?<file>/[^:]+):(?<line>\d+):(?<col>\d+): )?(?<msg>.+))",
     .block = Block::indented,
     .matches = "❌  /src/Cart.swift:12:5: use of unresolved identifier",
     .rejects = "  ❌  Failure - Main make test"},
    {.id = "xcpretty.test",
     .tool = "xcpretty",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "    ✗ ",
     .regex = R"(^\s+✗ (?<test>[^,]+), (?<msg>.+))",
     .matches = "    ✗ testTotal, XCTAssertEqual failed",
     .rejects = "note: the documentation explains what \"✗ testTotal, XCTAssertEqual failed\" means"},
    {.id = "lit.failed",
     .tool = "lit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "^FAIL: ",
     .regex = R"(^FAIL: (?<test>.+ :: .+) \(\d+ of \d+\))",
     .block = Block::section,
     .matches = "FAIL: cart :: total.test (2 of 2)\n"
                "FAIL: Cart :: total.test (3 of 9)",
     .rejects = "FAIL: test_adds_prices (test_cart.CartTest.test_adds_prices)"},
    {.id = "phpt.failed",
     .tool = "run-tests.php",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "^FAIL \n"
                "^LEAK \n"
                "^Bug #\\d\n"
                "^Bug#\\d",
     .regex = R"(^(?:FAIL |LEAK |(?=Bug ?#))(?<test>\S.*) \[(?<file>\S+\.phpt)\]\s*$)",
     .matches = "FAIL Cart adds up [tests/cart.phpt]",
     .rejects = "PASS Cart adds up [tests/cart.phpt]\n"
                "SKIP Cart [tests/cart.phpt]"},
    {.id = "phpt.diff",
     .tool = "run-tests.php",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::head,
     .rank = 76,
     .anchors = "========DIFF==",
     .regex = R"(^=+DIFF=+$)",
     .block = Block::section,
     .matches = "========DIFF========",
     .rejects = "========DONE========"},
    {.id = "tasty.failed",
     .tool = "tasty/hspec",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 78,
     .anchors = ": FAIL$\n"
                "FAIL (\\d\n"
                "FAILED [\\d",
     .regex =
         R"(^\s*+(?!Result|Test suite|test suite)(?<test>\S.*?):?\s+(?:FAIL(?: \([\d.]+s\))?|FAILED \[\d+\])$)",
     .block = Block::indented,
     .matches = "    adds up: FAIL\n"
                "    adds up:       FAIL (0.03s)\n"
                "  adds up FAILED [1]",
     .rejects = "Result: FAIL\n"
                "Test suite cart: FAIL"},
    {.id = "ert.failed",
     .tool = "ert",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "   FAILED  ",
     .regex = R"(^\s+FAILED\s+(?:\d+/\d+\s+)?(?<test>\S+))",
     .matches = "   FAILED  1/1  adds-prices (0.000153 sec)\n"
                "   FAILED  adds-prices\n"
                "   FAILED  1/2  cart-total",
     .rejects = "note: the documentation explains what \"FAILED  1/1  adds-prices (0.000153 sec)\" means"},
    {.id = "vader.failed",
     .tool = "vader",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "] (X) ",
     .regex = R"(^\s*\(\s*\d+/\d+\) \[.*\] \(X\) (?<msg>.+))",
     .block = Block::indented,
     .matches = "    (1/3) [ EXPECT] (X) adds up",
     .rejects = "note: the documentation explains what \"(1/3) [ EXPECT] (X) adds up\" means"},
    {.id = "partest.failed",
     .tool = "partest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "^!!  ",
     .regex = R"(^!!\s+\d+ - (?<test>\S+)\s+\[(?<msg>.+)\])",
     .block = Block::indented,
     .matches = "!!  12 - run/cart.scala    [output differs]",
     .rejects =
         "note: the documentation explains what \"!!  12 - run/cart.scala    [output differs]\" means"},
    {.id = "testr.failed",
     .tool = "testr",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^failure: \n"
                "^error: ",
     .regex = R"(^(?:failure|error): (?<test>[a-z_]\w*(?:\.\w+)+) \[)",
     .block = Block::traceback,
     .matches = "failure: cart.tests.CartTest.test_total [ multipart",
     .rejects = "error: warnings found and -Werror specified"},
    {.id = "sbt.test",
     .tool = "sbt",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "*** FAILED ***",
     .regex = R"(^(?:\[info\] )?(?:- )?(?<test>.+?) \*\*\* FAILED \*\*\*)",
     .block = Block::indented,
     .matches = "[info] - adds up *** FAILED ***",
     .rejects = "[info] - a"},
    {.id = "links.status",
     .tool = "link checker",
     .type = "LinkError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = " 3\\d\\d http\n"
                " 4\\d\\d http\n"
                " 5\\d\\d http",
     .regex = R"(^\s*(?:[*-]|\d+\.|\[[^\]]+\])?\s*(?:\[L\d+\] )?(?:\[?[345]\d\d\]?) (?<msg>https?://\S+.*))",
     .block = Block::section,
     .matches = "  1. [L0012] 404 http://cart.example.org/none\n"
                "  2. 301 http://cart.example.org/ → https://cart.example.org/",
     .rejects =
         "note: the documentation explains what \"1. [L0012] 404 http://cart.example.org/none\" means"},
    {.id = "links.failed",
     .tool = "link checker",
     .type = "LinkError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = "External link http\n"
                "[✖] http\n"
                "not found (",
     .regex = R"((?<msg>External link https?://\S+ failed.*|\[✖\] https?://.+))",
     .matches = "   *  External link http://cart.example.org/none failed: 404 No error\n"
                "  [✖] http://cart.example.org/none → Status: 404",
     .rejects = "*  External link http:"},
    {.id = "links.head",
     .tool = "awesome_bot",
     .type = "LinkError",
     .klass = Class::lint,
     .role = Role::head,
     .rank = 50,
     .anchors = "^> Dupes\n"
                "^Issues :-(",
     .regex = R"(^(?:> Dupes|Issues :-\())",
     .block = Block::section,
     .matches = "> Dupes\n"
                "Issues :-(",
     .rejects = "note: the documentation explains what \"> Dupes\" means"},
    // After all that it tolerates, awesome_bot lists what fails the run.
    {.id = "links.list",
     .tool = "awesome_bot",
     .type = "LinkError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = "^> Links",
     .regex = R"(^> (?<msg>Links)\s*$)",
     .block = Block::section,
     .matches = "> Links\n"
                "> Links ",
     .rejects = "> Links are checked"},
    {.id = "standard.row",
     .tool = "standard",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = ".js:\\d\n"
                ".ts:\\d\n"
                ".jsx:\\d\n"
                ".tsx:\\d",
     .regex = R"(^\s*(?<file>[^\s:()]+\.[jt]sx?):(?<line>\d+):(?<col>\d+): (?<msg>\S.+))",
     .matches =
         "  /tmp/work/standard/cart.js:1:1: Unexpected var, use let or const instead. (no-var) (warning)\n"
         "  /tmp/work/standard/cart.js:1:14: Extra semicolon. (semi)\n"
         "  /src/cart.js:12:5: Extra semicolon.",
     .rejects = "    at file:///tmp/work/node_modules/rollup/dist/es/shared/node-entry.js:23573:26"},
    {.id = "lint.text",
     .tool = "linter",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 74,
     .anchors = ".md:\\d\n"
                ".yml:\\d\n"
                ".yaml:\\d\n"
                ".json:\\d\n"
                ".css:\\d\n"
                ".scss:\\d\n"
                ".sh:\\d\n"
                ".rst:\\d\n"
                ".html:\\d\n"
                ".markdown:\\d",
     .regex =
         R"(^\s*(?<file>[^\s:()\[]+\.(?:md|markdown|rst|ya?ml|json|s?css|sh|html)):(?<line>\d+)(?::(?<col>\d+))?:? (?<msg>\S.+))",
     .matches = "cart.sh:3:6: note: Double quote to prevent globbing and word splitting. [SC2086]\n"
                "./README.md:1: teh ==> the\n"
                "docs/cart.md:12: MD001 Heading levels should only increment by one",
     .rejects = "play.yml:2"},
    {.id = "lint.paren",
     .tool = "linter",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 74,
     .anchors = ".js:\\d\n"
                ".ts:\\d\n"
                ".coffee:\\d\n"
                ".py:\\d",
     .regex =
         R"(^\s*(?<file>[^\s:()]+\.(?:[jt]sx?|coffee|py|rb)):(?<line>\d+) (?<msg>\S.+ \((?<code>[a-z][\w-]*(?:/[\w-]+)*)\))$)",
     .matches = "src/cart.js:12 Insert `;` (prettier/prettier)",
     .rejects = "    at files (/tmp/work/node_modules/@swc/cli/lib/swc/file.js:196:18)"},
    {.id = "gometalinter",
     .tool = "gometalinter",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = ".go:\\d",
     .regex = R"(^(?<file>\S+\.go):(?<line>\d+):(?<col>\d*):(?:warning|error): (?<msg>.+))",
     .matches = "cart/cart.go:12::warning: file is not gofmted with -s (gofmt)",
     .rejects = "\t/usr/lib/go-1.19/src/runtime/panic.go:884 +0x212"},
    {.id = "shellcheck",
     .tool = "shellcheck",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = " [SC\\d\n"
                "\\^ SC\\d\n"
                "\\^-- SC\\d",
     .regex = R"((?:\^-+\^? |\[)?SC(?<code>\d{4})(?: \(\w+\))?[\]:])",
     .matches = "cart.sh:3:6: note: Double quote to prevent globbing and word splitting. [SC2086]\n"
                "   ^-----^ SC2154 (warning): prices is referenced but not assigned.\n"
                "    ^-- SC2086: Double quote to prevent globbing.",
     .rejects = "  https://registry.example/wiki/SC2164 -- Use 'cd ... || exit' or 'cd ... |..."},
    {.id = "stylelint.row",
     .tool = "stylelint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = "  ✖ \n"
                "  × ",
     .regex = R"(^\s+(?<line>\d+):(?<col>\d+)\s+(?:✖|×)\s+(?<msg>.+?)(?:\s{2,}(?<code>[\w/-]+))?$)",
     .block = Block::table,
     .matches = "  1:16  ✖  Invalid hex color \"#ggg\"  color-no-invalid-hex\n"
                "  2:8   ✖  Empty block               block-no-empty",
     .rejects = "  × Formatter would have printed the following content:"},
    {.id = "git.diff",
     .tool = "git",
     .type = "OutdatedFiles",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 42,
     .anchors = "diff --git a/",
     .regex = R"(^diff --git a/(?<file>\S+) b/)",
     .block = Block::section,
     .matches = "diff --git a/cart.txt b/cart.txt\n"
                "diff --git a/docs/cart.md b/docs/cart.md",
     .rejects = "note: the documentation explains what \"diff --git a/cart.txt b/cart.txt\" means"},
    {.id = "sizelimit",
     .tool = "size-limit",
     .type = "SizeLimit",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = "size limit has exceeded\n"
                "exceeds the limit\n"
                "exceeds maximum size",
     .regex = R"((?<msg>.*(?:size limit has exceeded|exceeds the limit|exceeds maximum size).*))",
     .block = Block::indented,
     .matches = "  Package size limit has exceeded by 4.72 KB",
     .rejects = "Package size l"},
    {.id = "codespell",
     .tool = "codespell",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = " ==> ",
     .regex = R"(^(?<file>[^\s:]+):(?<line>\d+): (?<msg>\S+ ==> \S.*))",
     .matches = "./README.md:1: teh ==> the",
     .rejects = "note: the documentation explains what \"./README.md:1: teh ==> the\" means"},
    {.id = "yaml.parse",
     .tool = "YAML parser",
     .type = "ConfigError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = "cannot start any token\n"
                "mapping values are not allowed\n"
                "did not find expected\n"
                "could not find expected ':'",
     .regex =
         R"((?:^\(?(?<file>[^\s:()]+)\)?: )?(?<msg>.*(?:cannot start any token|mapping values are not allowed|did not find expected|could not find expected ':').*?(?: at line (?<line>\d+) column (?<col>\d+))?)$)",
     .matches = "error: error parsing bad.yml: error converting YAML to JSON: yaml: line 5: mapping values "
                "are not allowed in this context\n"
                "  did not find expected '-' indicator\n"
                "(./docs/cart.md): found character that cannot start any token while scanning for the next "
                "token at line 8 column 1",
     .rejects = "note: the documentation explains what \"error: error parsing bad.yml: error converting YAML "
                "to JSON: yaml: line 5: mapping values are not all"},
    {.id = "checkstyle.ant",
     .tool = "checkstyle",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = "[ant:checkstyle]",
     .regex =
         R"(^\[ant:checkstyle\] (?:\[(?:ERROR|WARN)\] )?(?<file>[^\s:]+):(?<line>\d+)(?::(?<col>\d+))?: (?<msg>.+))",
     .matches = "[ant:checkstyle] [ERROR] /src/Cart.java:12:5: Missing a comment. [Doc]",
     .rejects = "note: the documentation explains what \"[ant:checkstyle] [ERROR] /src/Cart.java:12:5: "
                "Missing a comment. [Doc]\" means"},
    {.id = "ghc.head",
     .tool = "ghc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 70,
     .anchors = ".hs:\\d",
     .regex = R"(^\s*(?<file>\S+\.hs):(?<line>\d+):(?<col>\d+):(?: [Ww]arning:(?: .*)?)?$)",
     .block = Block::indented,
     .matches = "src/Cart.hs:12:5:\n"
                "src/Cart.hs:12:5: Warning:",
     .rejects = "cart.hs:1:16-26: Warning: Use sum"},
    {.id = "erlc",
     .tool = "erlc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = ".erl:\\d\n"
                ".erl:none: \n"
                ".hrl:\\d",
     .regex =
         R"(^(?:===> )?(?<file>[^\s:]+\.[eh]rl):(?:none|(?<line>\d+)(?::(?<col>\d+))?): (?!Warning:)(?<msg>.+))",
     .matches = "src/cart.erl:3:28: variable 'Price' is unbound\n"
                "cart.erl:3:28: variable 'Price' is unbound\n"
                "src/cart.erl:none: undefined parse transform 'cart_transform'",
     .rejects = "src/cart.erl:12: Warning: variable unused\n"
                "src/cart.erl:3:7: Warning: variable 'Prices' is unused"},
    // Printed by the Erlang runtime while no logger is there: it never came up.
    {.id = "erlang.boot",
     .tool = "erl",
     .type = "ErlangCrash",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 82,
     .anchors = "(no logger present)\n"
                "init terminating in do_boot\n"
                "Runtime terminating during boot\n"
                "^System process <",
     .regex =
         R"(^(?:\(no logger present\) unexpected logger message: \{log,error,(?<msg>.+)|(?<msg>\{?"?(?:init terminating in do_boot|Runtime terminating during boot).*)|(?<msg>System process <[\d.]+> terminated: .+)))",
     .matches = "(no logger present) unexpected logger message: {log,error,\"Error in process ~p with exit "
                "value:~n~p~n\",[<0.0.0>,{badmatch,enoent}]}\n"
                "{\"init terminating in do_boot\",{undef,[{cart,start,[],[]}]}}\n"
                "Runtime terminating during boot ({badmatch,enoent})",
     .rejects = "init terminating"},
    {.id = "ant.fail",
     .tool = "ant",
     .type = "AntError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 12,
     .anchors = "^BUILD FAILED$",
     .regex = R"(^BUILD FAILED$)",
     .matches = "BUILD FAILED",
     .rejects = "note: the documentation explains what \"BUILD FAILED\" means"},
    {.id = "type.error",
     .tool = "TypeScript",
     .type = "TypeScriptError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^Type error: ",
     .regex = R"(^Type error: (?<msg>.+))",
     .block = Block::paragraph,
     .matches = "Type error: Property 'total' does not exist on type 'Cart'.",
     .rejects = "note: the documentation explains what \"Type error: Property 'total' does not exist on type "
                "'Cart'.\" means"},
    // Where Next.js says that a type error is: the line above it.
    {.id = "type.place",
     .tool = "TypeScript",
     .type = "TypeScriptError",
     .klass = Class::lint,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".ts:\\d\n"
                ".tsx:\\d\n"
                ".js:\\d\n"
                ".jsx:\\d",
     .regex = R"(^(?<file>\.{0,2}/[^\s:()]+\.[jt]sx?):(?<line>\d+):(?<col>\d+)$)",
     .matches = "./app/cart/total.ts:193:27",
     .rejects = "    at /src/cart/total.ts:193:27"},
    {.id = "purescript",
     .tool = "purs",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 82,
     .anchors = "^Error found:\n"
                "^Error \\d of",
     .regex = R"(^(?:\[\d+/\d+ \w+\] )?Error (?:found:|\d+ of \d+:))",
     .block = Block::section,
     .matches = "Error found:\n"
                "Error 1 of 2:",
     .rejects = "note: the documentation explains what \"Error found:\" means"},
    {.id = "gulp.task",
     .tool = "gulp",
     .type = "GulpError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 70,
     .anchors = "Task never defined\n"
                "errored after",
     .regex = R"((?<msg>Task never defined.*|'[^']+' errored after .+))",
     .matches = "[12:00:00] Task never defined: default\n"
                "[12:00:00] 'build' errored after 1.2 s",
     .rejects = "[12:00:00] T"},
    {.id = "r.check",
     .tool = "R CMD check",
     .type = "RCheckError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 76,
     .anchors = "... ERROR$",
     .regex = R"(^\* (?<msg>checking .+) \.\.\. ERROR$)",
     .block = Block::indented,
     .matches = "* checking tests ... ERROR",
     .rejects = "test_first (test_cart.CartTest.test_first) ... ERROR"},
    {.id = "install.error",
     .tool = "installer",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 82,
     .anchors = "while installing \n"
                "gem native extension",
     .regex =
         R"((?<msg>An error occurr?ed while installing .+|(?:Gem::Ext::BuildError: )?ERROR: (?:Error installing .+: ERROR: )?Failed to build gem native extension.*))",
     .block = Block::indented,
     .matches = "An error occurred while installing cart (1.2.3), and Bundler cannot continue.\n"
                "Gem::Ext::BuildError: ERROR: Failed to build gem native extension.",
     .rejects = "This error happened while installing a direct dependency of /tmp/work/pnpm"},
    {.id = "cocoapods",
     .tool = "CocoaPods",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 76,
     .anchors = "^[!] ",
     .regex =
         R"(^\[!\] (?<msg>(?!Smart|.*deprecat|Error (?:building|packaging)|Tests have failed|.+ instead of 0).+))",
     .block = Block::indented,
     .matches = "[!] RollupError: main.js (1:9): \"total\" is not exported by \"total.js\", imported by "
                "\"main.js\".\n"
                "[!] RollupError: Could not resolve \"./total.js\" from \"main.js\"\n"
                "[!] Unable to find a specification for `Cart`",
     .rejects = "note: the documentation explains what \"[!] RollupError: main.js (1:9): \"total\" is not "
                "exported by \"total.js\", imported by \"main.js\".\" means"},
    // Not run here; the forms are those of fastlane/fastlane#16291, #11928 and #19339.
    {.id = "fastlane.build",
     .tool = "fastlane",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 40,
     .anchors = "^[!] Error ",
     .regex = R"(^\[!\] (?<msg>Error (?:building|packaging)\b.*))",
     .matches = "[!] Error building the application - see the log above\n"
                "[!] Error packaging up the application",
     .rejects = "[!] Error installing Cart"},
    {.id = "fastlane.tests",
     .tool = "fastlane",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 40,
     .anchors = "^[!] Tests have failed",
     .regex = R"(^\[!\] (?<msg>Tests have failed.*))",
     .matches = "[!] Tests have failed",
     .rejects = "note: [!] Tests have failed"},
    {.id = "fastlane.command",
     .tool = "fastlane",
     .type = "ExitCode",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 20,
     .anchors = " instead of 0",
     .regex =
         R"(^\[!\] (?<msg>(?:Shell command exited with exit status|Exit status of command) .+ instead of 0\.?))",
     .matches = "[!] Shell command exited with exit status 2 instead of 0.\n"
                "[!] Exit status of command 'swiftlint lint' was 1 instead of 0.",
     .rejects = "expected 3 items instead of 0"},
    // `pod lib lint` and `pod spec lint`: what the validation found stands above the sentence that it failed.
    {.id = "cocoapods.lint",
     .tool = "CocoaPods",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 84,
     .anchors = "    - ERROR | ",
     .regex =
         R"(^\s+- ERROR \| (?:\[\w+\] )?(?:\w+: +)?(?:(?<file>/[^\s:]+):(?<line>\d+):(?<col>\d+): )?(?<msg>.+))",
     .block = Block::table,
     .matches = "    - ERROR | [iOS] unknown: Encountered an unknown error (no version of Cart)\n"
                "    - ERROR | xcodebuild:  /src/Cart/Cart.swift:12:5: error: use of unresolved identifier",
     .rejects = "    - WARN  | summary: The summary is not meaningful."},
    {.id = "sh.notinstalled",
     .tool = "sh",
     .type = "CommandNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "is currently not installed",
     .regex = R"((?<msg>The program '[^']+' is currently not installed.*))",
     .matches = "The program 'cart' is currently not installed.",
     .rejects = "The program 'ca"},
    {.id = "configure.error",
     .tool = "autoconf",
     .type = "ConfigureError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "configure: error: ",
     .regex = R"(^(?:\S*/)?configure: error: (?<msg>.+))",
     .block = Block::paragraph,
     .matches = "configure: error: in `/tmp/work/autoconf/compiler':\n"
                "configure: error: libcarttotal is needed",
     .rejects = "note: the documentation explains what \"configure: error: in "
                "`/tmp/work/autoconf/compiler':\" means"},
    {.id = "travis.silence",
     .tool = "Travis",
     .type = "StepTimeout",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 90,
     .anchors = "No output has been received\n"
                "exceeded the maximum time limit\n"
                "exceeded the maximum log length",
     .regex =
         R"((?<msg>No output has been received in the last .+|The (?:job|build|log).* exceeded the maximum .+))",
     .block = Block::indented,
     .matches = "No output has been received in the last 10m0s, this potentially indicates a stalled build",
     .rejects = "No output has been received i"},
    {.id = "npm.footer",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 4,
     .anchors = "npm ERR! Test failed\n"
                "npm ERR! Failed at\n"
                "npm ERR! This is probably\n"
                "npm ERR! Exit status\n"
                "npm error Test failed",
     .regex =
         R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) (?<msg>Test failed|Failed at|This is probably|Exit status))",
     .matches = "npm ERR! Test failed.  See above for more details.",
     .rejects = "note: the documentation explains what \"npm ERR! Test failed.  See above for more "
                "details.\" means"},
    {.id = "rake.aborted",
     .tool = "rake",
     .type = "RakeError",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 14,
     .anchors = "rake aborted!",
     .regex = R"(rake aborted!\s*$)",
     .matches = "rake aborted!",
     .rejects = "rake aborted! The old prices are kept"},
    // What rake says below that.
    {.id = "rake.reason",
     .tool = "ruby",
     .type = "RubyException",
     .klass = Class::test,
     .role = Role::position,
     .rank = 60,
     .regex = R"(^(?!.*[Ff]ailed)(?<msg>\S.*))",
     .matches = "SECRET_KEY_BASE is missing",
     .rejects = "Command failed with status (1): [ruby -w]"},
    {.id = "make.recipe",
     .tool = "make",
     .type = "MakeError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "recipe for target",
     .regex = R"(recipe for target '(?<msg>[^']+)' failed)",
     .matches = "Makefile:12: recipe for target 'cart' failed",
     .rejects = "Makefile:12: r"},
    {.id = "xcode.cascade",
     .tool = "xcodebuild",
     .type = "BuildError",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 14,
     .anchors = "** TEST EXECUTE FAILED\n"
                "^Testing failed:",
     .regex = R"((?:\*\* TEST EXECUTE FAILED \*\*|^Testing failed:))",
     .matches = "** TEST EXECUTE FAILED **",
     .rejects = "** TEST "},
    {.id = "lerna.exited",
     .tool = "npm scripts",
     .type = "NpmError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "\" exited with \\d\n"
                "Command failed with",
     .regex = R"((?:"[^"]+" exited with (?!0\b)\d+\.?$|^Command failed with (?:exit code|status)))",
     .matches = "Command failed with status (1): [/usr/bin/ruby3.1 cart_test.rb --seed 1...]\n"
                "ERROR: \"lint:css\" exited with 1.",
     .rejects = " ELIFECYCLE  Command failed with exit code 3."},
    {.id = "after.build",
     .tool = "AppVeyor",
     .type = "ExitCode",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 2,
     .anchors = "due to previous exit code",
     .regex = R"(due to previous exit code)",
     .matches = "Error: will not run after-build due to previous exit code of 1",
     .rejects = "Error: will not run "},
};

}  // namespace cicd::analysis::rules
