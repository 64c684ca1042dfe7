#include "analysis/line_reader.hpp"

#include "analysis/line_ends.hpp"

#include <doctest/doctest.h>

using cicd::analysis::count_line_ends;
using cicd::analysis::LineReader;

namespace {

struct Read {
  std::string text;  // all that was handed out
  std::uint64_t lines = 0;
};

// Reads `log` in pieces of `piece` bytes.
Read read(std::string_view log, std::size_t piece) {
  Read result;
  LineReader reader([&](const LineReader::Stretch& stretch) {
    const auto fresh = stretch.bytes.substr(stretch.begin);
    result.text += fresh;
    return count_line_ends(fresh);
  });
  for (std::size_t at = 0; at < log.size(); at += piece)
    reader.feed(log.substr(at, piece));
  result.lines = reader.finish();
  return result;
}

}  // namespace

TEST_CASE("colour codes side by side leave no trace, wherever the log is cut into portions") {
  const std::string coloured =
      "\x1b[32m\x1b[2m[ RUN ]\x1b[0m\x1b[0m keymap \x1b[1m\x1b[32mOK\x1b[0m\x1b[0m\r\n";
  const std::string plain = "[ RUN ] keymap OK\r\n";
  for (std::size_t shift = 0; shift < 2 * plain.size(); ++shift) {
    std::string log(shift, 'x'), wanted(shift, 'x');
    std::size_t lines = 0;
    for (; wanted.size() < 300'000; ++lines) {
      log += coloured;
      wanted += plain;
    }
    CAPTURE(shift);
    for (const std::size_t piece : {std::size_t{128} << 10, log.size(), std::size_t{5001}}) {
      const auto got = read(log, piece);
      CHECK(got.lines == lines);
      CHECK(got.text == wanted);
    }
  }
}

TEST_CASE("a carriage return and a line feed with a code between them are two line ends") {
  for (const std::size_t piece : {std::size_t{100}, std::size_t{1}}) {
    CHECK(read("a\r\x1b[0m\nb\n", piece).lines == 3);
    CHECK(read("a\r\x1b[0K\x1b[31m\r\nb\n", piece).lines == 3);
    CHECK(read("a\x1b[0m\r\n\x1b[0mb\r\n", piece).lines == 2);
    CHECK(read("section_start:1:step\r\x1b[0Kmake\n", piece).lines == 2);
  }
}

TEST_CASE("of every part it is known where it stood in the log and whether any of it was red") {
  const std::string log =
      "plain\n\x1b[31mred\x1b[0m plain\n\x1b[1;91mbright\x1b[m\n\n\x1b[38;5;131mno red\x1b[0m\nend\x1b[31m\n";
  for (std::size_t piece = 1; piece <= log.size(); ++piece) {
    std::string text;
    LineReader reader([&](const LineReader::Stretch& stretch) {
      text = stretch.bytes;
      const auto source = [&](std::string_view part) {
        const std::size_t at = text.find(part);
        return stretch.source_of(at, at + part.size());
      };
      CHECK(source("plain").offset == 0);
      CHECK_FALSE(source("plain").red);
      CHECK(source("red").offset == log.find("red"));
      CHECK(source("red plain").red);
      CHECK_FALSE(source(" plain").red);
      CHECK(source("bright").offset == log.find("bright"));
      CHECK(source("bright").red);
      CHECK(source("no red").offset == log.find("no red"));
      CHECK_FALSE(source("no red").red);
      CHECK(source("end").offset == log.find("end"));
      CHECK_FALSE(source("end").red);
      const std::size_t empty = text.find("\n\n") + 1;
      CHECK(stretch.source_of(empty, empty).offset == log.find("\n\n") + 1);
      return count_line_ends(stretch.bytes.substr(stretch.begin));
    });
    for (std::size_t at = 0; at < log.size(); at += piece)
      reader.feed(std::string_view(log).substr(at, piece));
    CHECK(reader.finish() == 6);
    CHECK(text == "plain\nred plain\nbright\n\nno red\nend\n");
  }
}
