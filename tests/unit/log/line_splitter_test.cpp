#include "log/line_splitter.hpp"

#include <doctest/doctest.h>

#include <tuple>
#include <vector>

using namespace cicd;

namespace {

using Lines = std::vector<std::tuple<std::uint64_t, std::uint64_t, std::string>>;

// The lines of `text` fed in pieces of `step` bytes.
Lines split_in_steps(std::string_view text, std::size_t step, std::size_t cap = 1024) {
  Lines lines;
  log::LineSplitter splitter(cap);
  const auto add = [&](const log::RawLine& line) {
    lines.emplace_back(line.number, line.offset, std::string(line.bytes));
  };
  for (std::size_t at = 0; at < text.size(); at += step)
    splitter.feed(text.substr(at, step), add);
  splitter.finish(add);
  return lines;
}

}  // namespace

TEST_CASE("every kind of line end counts, wherever the blocks are cut") {
  const std::string_view text = "one\ntwo\r\nthree\r\r\nfour\n\nfive";
  const Lines expected{{1, 0, "one"},   {2, 4, "two"}, {3, 9, "three"}, {4, 15, ""},
                       {5, 17, "four"}, {6, 22, ""},   {7, 23, "five"}};
  for (std::size_t step = 1; step <= text.size(); ++step) {
    CAPTURE(step);
    CHECK(split_in_steps(text, step) == expected);
  }
}

TEST_CASE("a log that ends with a line end has no empty line behind it") {
  CHECK(split_in_steps("a\n", 1) == Lines{{1, 0, "a"}});
  CHECK(split_in_steps("a\r\n", 1) == Lines{{1, 0, "a"}});
  CHECK(split_in_steps("\n", 1) == Lines{{1, 0, ""}});
  CHECK(split_in_steps("", 1).empty());
}

TEST_CASE("a long line is clipped, and the offsets behind it stay right") {
  for (const std::size_t step : {1U, 3U, 100U})
    CHECK(split_in_steps("0123456789\nab", step, 4) == Lines{{1, 0, "0123"}, {2, 11, "ab"}});
}

TEST_CASE("a million carriage returns in one block take no quadratic time") {
  CHECK(split_in_steps(std::string(1'000'000, '\r'), 1'000'000).size() == 1'000'000);
}

TEST_CASE("after a gap lines go on at the given offset") {
  Lines lines;
  log::LineSplitter splitter;
  const auto add = [&](const log::RawLine& line) {
    lines.emplace_back(line.number, line.offset, std::string(line.bytes));
  };
  splitter.feed("a\nbeg", add);
  splitter.skip_to(1000, add);
  splitter.feed("un\nc", add);
  splitter.finish(add);
  CHECK(lines == Lines{{1, 0, "a"}, {2, 2, "beg"}, {3, 1000, "un"}, {4, 1003, "c"}});
}
