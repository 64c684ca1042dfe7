#include "explain.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>

namespace {

using cicd::analysis::Diagnosis;

std::string summary(const Diagnosis& diagnosis) {
  std::string text = diagnosis.signature + '|' + std::to_string(diagnosis.lines_total);
  for (const auto& finding : diagnosis.findings) {
    text += '\n' + finding.rule + ':' + std::to_string(finding.line) + ' ' + finding.text.str();
  }
  for (const auto& line : diagnosis.excerpt)
    text += "\n> " + std::to_string(line.number) + ' ' + line.text.str();
  return text;
}

TEST_CASE("a compiler error is found with its place") {
  const Diagnosis found = explain(
      "cc -c cart.c\nsrc/cart.c:12:5: error: 'total' undeclared\n   12 |     total = 3;\n      |     ^~~~~\n"
      "make: *** [Makefile:2: cart.o] Error 1\n");
  REQUIRE(found.cause() != nullptr);
  CHECK(found.cause()->rule == "gcc.error");
  CHECK(found.cause()->line == 2);
  CHECK(found.cause()->file_path.str() == "src/cart.c");
  CHECK(found.cause()->line_number == 12);
  CHECK(found.cause()->column == 5);
  CHECK(found.cause()->message.str() == "'total' undeclared");
  CHECK(found.lines_total == 5);
  CHECK(found.signature.size() == 16);
}

TEST_CASE("nothing recognised: no cause, and the excerpt is the tail") {
  std::string log;
  for (int i = 1; i <= 200; ++i)
    log += "all is quiet " + std::to_string(i) + "\n";
  const Diagnosis found = explain(log);
  CHECK(found.cause() == nullptr);
  REQUIRE(found.excerpt.size() == 80);
  CHECK(found.excerpt.back().text.str() == "all is quiet 200");
  CHECK(found.signature.empty());
}

TEST_CASE("any split of the input gives the same answer") {
  std::string log = "\xEF\xBB\xBF";
  for (int i = 0; i < 300; ++i) {
    log += "compiling part " + std::to_string(i) + (i % 3 == 0 ? "\r\n" : i % 3 == 1 ? "\n" : "\r");
    if (i % 50 == 7) log += "src/part" + std::to_string(i) + ".c:3:1: error: wrong\r\n  3 | x\r\n";
    if (i == 120) log += std::string(70'000, 'x') + " error: at the end of a long line\r\n";
  }
  log += "make: *** [all] Error 2";
  const std::string whole = summary(explain(log));
  for (const std::size_t piece :
       {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{4096}, std::size_t{65'537}}) {
    CAPTURE(piece);
    CHECK(summary(explain(log, piece)) == whole);
  }
}

TEST_CASE("line ends of every kind count once") {
  CHECK(explain("").lines_total == 0);
  CHECK(explain("one").lines_total == 1);
  CHECK(explain("one\n").lines_total == 1);
  CHECK(explain("one\r\ntwo\rthree\nfour").lines_total == 4);
  CHECK(explain("one\r").lines_total == 1);
  CHECK(explain("\n\n").lines_total == 2);
  CHECK(explain(std::string(200'000, 'x') + "\r\n\nend\n").lines_total == 3);
}

}  // namespace
