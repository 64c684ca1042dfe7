#include "log/tail.hpp"

#include <doctest/doctest.h>

using namespace cicd;

TEST_CASE("the last bytes stay, whatever the pieces are") {
  const std::string text = "0123456789abcdefghij";
  for (std::size_t step = 1; step <= text.size(); ++step) {
    log::Tail tail(7);
    for (std::size_t at = 0; at < text.size(); at += step)
      tail.feed(std::string_view(text).substr(at, step));
    CAPTURE(step);
    CHECK(tail.bytes() == "defghij");
    CHECK(tail.offset() == 13);
  }
}

TEST_CASE("what is shorter than the capacity stays whole") {
  log::Tail tail(100);
  CHECK(tail.bytes().empty());
  tail.feed("abc");
  CHECK(tail.bytes() == "abc");
  CHECK(tail.offset() == 0);
}

TEST_CASE("a gap empties it") {
  log::Tail tail(10);
  tail.feed("abc", 0);
  tail.feed("xyz", 1000);
  CHECK(tail.bytes() == "xyz");
  CHECK(tail.offset() == 1000);
}
