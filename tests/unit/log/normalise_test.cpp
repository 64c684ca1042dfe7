#include "log/normalise.hpp"

#include <doctest/doctest.h>

using namespace cicd;
using log::normalise;

TEST_CASE("ANSI colours, cursor modes, titles and links go") {
  CHECK(normalise("\x1b[31;1merror:\x1b[0m no such file") == "error: no such file");
  CHECK(normalise("\x1b]0;title\x07text") == "text");
  CHECK(normalise("\x1b]8;;https://x\x1b\\link\x1b]8;;\x1b\\") == "link");
  CHECK(normalise("\x1b[?25l\x1b=\x1b>\x1b(Btext\x1b[38;2;1;2;3m") == "text");
  CHECK(normalise("bell\x07 form\x0c feed\x7f") == "bell form feed");
  CHECK(normalise("tab\tstays") == "tab\tstays");
}

TEST_CASE("a sequence that does not end loses its escape character only") {
  CHECK(normalise("a\x1b") == "a");
  CHECK(normalise("a\x1b[31") == "a[31");
  CHECK(normalise("a\x1b]0;no end") == "a]0;no end");
}

TEST_CASE("colour codes without their escape character go, other brackets stay") {
  CHECK(normalise("[31mFAIL[0m test") == "FAIL test");
  CHECK(normalise("^[[31mFAIL^[[0m") == "FAIL");
  CHECK(normalise("FAIL[m") == "FAIL");
  CHECK(normalise("[[32mOK[0m]") == "OK]");
  CHECK(normalise("array[m] = x[3]; [INFO] [[ -f x ]]") == "array[m] = x[3]; [INFO] [[ -f x ]]");
  CHECK(normalise("took [2m30s], rate(errors[5m])") == "took [2m30s], rate(errors[5m])");
}

TEST_CASE("what the terminal would have erased or written over is gone") {
  CHECK(normalise("progress 10%\x1b[2K\x1b[1Gdone") == "done");
  CHECK(normalise("\x1b[1G\x1b[0Kdone") == "done");
  CHECK(normalise("50% of it\x1b[1G100%") == "100%of it");
  CHECK(normalise("abc\x1b[2DX\x1b[K") == "aX");
  CHECK(normalise("1%\b\b2%\b\b100%") == "100%");
  CHECK(normalise("构建\b失败") == "构失败");
  CHECK(normalise("a\x1b[3Cb") == "a   b");
  CHECK(normalise("\b\b\x1b[9Dx") == "x");
  CHECK(normalise(" 50% building\b\b\b\b\b\b\b\b\b\b\b\b\bPASS a.js") == "PASS a.js");
}

TEST_CASE("CI timestamps go") {
  CHECK(normalise("2024-01-01T00:00:00.1234567Z npm ERR!") == "npm ERR!");
  CHECK(normalise("\xEF\xBB\xBF"
                  "2024-01-01T00:00:00.1234567Z x") == "x");
  CHECK(normalise("2024-01-01T00:00:00.123Z   indented") == "  indented");
  CHECK(normalise("[2024-01-01T00:00:00.123Z] jenkins") == "jenkins");
  CHECK(normalise("2024-01-01T00:00:00.123456Z 00O gitlab") == "gitlab");
  CHECK(normalise("2024-01-01T00:00:00.123456Z 01E+gitlab") == "gitlab");
  CHECK(normalise("[task 2024-01-01T00:00:00.123Z] firefox") == "firefox");
  CHECK(normalise("\x1b_bk;t=1700000000000\x07$ make") == "$ make");
  CHECK(normalise("[ci/build]   | npm ERR!") == "npm ERR!");
  CHECK(normalise("[web ci/build and test-2] | \x1b[31mred") == "red");
  CHECK(normalise("[ci/build]   |   indented") == "  indented");
  CHECK(normalise("[build:3] + make") == "+ make");
  CHECK(normalise("[unit-tests:12]   indented") == "  indented");
  CHECK(normalise("[unit tests:L12:0s] FAILED") == "FAILED");
  CHECK(normalise("[build:0] ").empty());
  CHECK(normalise("\x1b[33m[build:3]\x1b[0m \x1b[31mred") == "red");
  CHECK(normalise("21:04:05  jenkins") == "jenkins");
  CHECK(normalise("00:00:04.123  jenkins") == "jenkins");
  CHECK(normalise("9:04:05 PM: netlify") == "netlify");
  CHECK(normalise("[21:04:05.123] vercel") == "vercel");
  CHECK(normalise("[21:04:05]: fastlane") == "fastlane");
  CHECK(normalise("[21:04:05]: ▸ xcpretty") == "xcpretty");
  CHECK(normalise("[   21s] obs") == "obs");
  CHECK(normalise("build\tRun tests\t2024-01-01T00:00:00.1234567Z FAILED") == "FAILED");
  CHECK(normalise("build\tRun tests\t\xEF\xBB\xBF"
                  "2024-01-01T00:00:00Z FAILED") == "FAILED");
  CHECK(normalise("\x1b[0m2024-01-01T00:00:00Z x") == "x");
  CHECK(normalise("2024-01-01T00:00:00.123Z \x1b[1G\x1b[2Kover") == "over");
}

TEST_CASE("times that the tool wrote itself stay") {
  CHECK(normalise("2024-01-01 00:00:00 tool") == "2024-01-01 00:00:00 tool");
  CHECK(normalise("2024-01-01T00:00:00.1Z 2024-01-01T00:00:00.2Z x") == "2024-01-01T00:00:00.2Z x");
  CHECK(normalise("a\tb\tc") == "a\tb\tc");
  CHECK(normalise("[task] x") == "[task] x");
  CHECK(normalise("[cart.c:3] unused total") == "[cart.c:3] unused total");
  CHECK(normalise("[cart.c:3]: (error) null") == "[cart.c:3]: (error) null");
  CHECK(normalise("[build:3]x") == "[build:3]x");
  CHECK(normalise("[ERROR:0] global cap.cpp") == "[ERROR:0] global cap.cpp");
  CHECK(normalise("[12:30] x") == "[12:30] x");
  CHECK(normalise("[build:L3] x") == "[build:L3] x");
  CHECK(normalise("21:04:05 tool") == "21:04:05 tool");
  CHECK(normalise("[21:04:05] gulp") == "[21:04:05] gulp");
  CHECK(normalise("[21s]x") == "[21s]x");
  CHECK(normalise("[INFO]   | total | 3 |") == "[INFO]   | total | 3 |");
  CHECK(normalise("[ci/build]   ❌  Failure - Main make") == "[ci/build]   ❌  Failure - Main make");
}

TEST_CASE("GitLab section marks are no text") {
  CHECK(normalise("section_start:1560896352:my_section[collapsed=true]").empty());
  CHECK(normalise("section_end:1560896352:my_section").empty());
  CHECK(normalise("section_start:1560896352:a\r\x1b[0Ktitle") == "title");
  CHECK(normalise("section_start: prose") == "section_start: prose");
}

TEST_CASE("foreign bytes survive") {
  CHECK(normalise("\xC4\xE3\xBA\xC3") == "\xC4\xE3\xBA\xC3");
  CHECK(normalise(std::string_view("a\0b", 3)) == std::string_view("a\0b", 3));
  CHECK(normalise("\xFF\xFE\x1b[0m\x80") == "\xFF\xFE\x80");
}

TEST_CASE("the text is capped before a character") {
  CHECK(normalise("abcdef", 4) == "abcd");
  CHECK(normalise("a中文", 5) == "a中");
  CHECK(normalise(std::string(100, '\x80'), 10).size() == 10);
  CHECK(normalise(std::string(100'000, 'x')).size() == 4096);
}

TEST_CASE("a line of 100 MB is normalised in linear time") {
  std::string line;
  while (line.size() < 100'000'000)
    line += "\x1b]\x1b[\x1b[1Gprogress [31 50%\b\b\x1b[2D\x1b_";
  CHECK(normalise(line).size() <= 4096);
}

TEST_CASE("the payload begins behind a GitHub annotation and what Travis on macOS prints for a line end") {
  CHECK(log::payload_start("##[error]cart.go:3:8: undefined: totl") == 9);
  CHECK(log::payload_start("##[group]Run make") == 0);
  CHECK(log::payload_start("nl/Users/travis/Cart.swift:9:2: error") == 2);
  CHECK(log::payload_start("nlohmann/json.hpp:3:1: error") == 0);
  CHECK(log::payload_start("web-1  | Error: no price") == 9);
  CHECK(log::payload_start("[0] Error: no price") == 4);
  CHECK(log::payload_start("@shop/cart:build: Error: no price") == 18);
  CHECK(log::payload_start("api:test: Error: no price") == 10);
  CHECK(log::payload_start("packages/api build: src/a.ts(3,7): error") == 20);
  CHECK(log::payload_start("std::runtime_error: no price") == 0);
  CHECK(log::payload_start("cart.c:12: error") == 0);
  CHECK(log::payload_start("Error: no price: none") == 0);
  CHECK(log::payload_start("/bin/sh cart: not found") == 0);
  CHECK(log::payload_start("12 | total();") == 0);
  CHECK(log::payload_start("[3/7] Building") == 0);
  CHECK(log::payload_start("@import shop") == 0);
  CHECK(log::payload_start("cart | grep") == 7);
}

TEST_CASE("the payload begins behind BuildKit and MSBuild prefixes") {
  CHECK(log::payload_start("#12 3.456 error: x") == 10);
  CHECK(log::payload_start("#12 ERROR: process") == 4);
  CHECK(log::payload_start("#include <x>") == 0);
  CHECK(log::payload_start("     12>a.cpp(3): error") == 8);
  CHECK(log::payload_start("12 > 3") == 0);
  CHECK(log::payload_start("") == 0);
  CHECK(log::payload_start("  0     0    0     0 --:--:-- --:--:-- --:--:--     0curl: (6) no") == 53);
  CHECK(log::payload_start("100 12.3k  0:00:01 --:--:-- 5678curl: (18) transfer closed") == 32);
  CHECK(log::payload_start("see curl: (6) no") == 0);
  CHECK(log::payload_start("curl: (6) no") == 0);
}

TEST_CASE("plain_text keeps lines and timestamps") {
  CHECK(log::plain_text("\x1b[1ma\x1b[0m\r\n2024-01-01T00:00:00Z b") == "a\n2024-01-01T00:00:00Z b");
  CHECK(log::plain_text("a\n") == "a\n");
  CHECK(log::plain_text("\x19[\x13"
                        "1m x\x1b[0m") == "[1m x");
  CHECK(log::plain_text("").empty());
}
