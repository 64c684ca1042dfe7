#include "log/reader.hpp"

#include "base/file.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace cicd;
using namespace std::chrono_literals;

namespace {

struct Got {
  Result<log::Reading> reading;
  std::string text;
  std::vector<std::uint64_t> offsets;  // of the pieces
};

Got read_all(const log::Source& source, Millis time = 10s, std::size_t tail_bytes = 1024) {
  std::string text;
  std::vector<std::uint64_t> offsets;
  const auto sink = [&](std::string_view piece, std::uint64_t offset) {
    text += piece;
    offsets.push_back(offset);
  };
  auto reading = log::read(source, Deadline(system_clock(), time), sink, tail_bytes);
  return {std::move(reading), std::move(text), std::move(offsets)};
}

Errc code_of(const std::string& path) {
  const auto got = read_all({path, -1});
  REQUIRE_FALSE(got.reading);
  return got.reading.error().code;
}

}  // namespace

TEST_CASE("a file is read whole, in pieces of at most 128 KiB") {
  const test::TempDir dir;
  std::string log;
  while (log.size() < 300'000)
    log += "line " + std::to_string(log.size()) + "\n";
  const auto got = read_all({dir.write("build.log", log), -1});
  REQUIRE(got.reading);
  CHECK(got.text == log);
  CHECK(got.offsets == std::vector<std::uint64_t>{0, 131'072, 262'144});
  CHECK(got.reading->bytes_total == log.size());
  CHECK(got.reading->encoding == log::Encoding::utf8);
  CHECK_FALSE(got.reading->partial);
}

TEST_CASE("an empty file is an empty log; what cannot be read says why") {
  const test::TempDir dir;
  const auto got = read_all({dir.write("empty.log", ""), -1});
  REQUIRE(got.reading);
  CHECK(got.reading->bytes_total == 0);
  CHECK(got.text.empty());
  CHECK(code_of(dir.path() / "none.log") == Errc::not_found);
  CHECK(code_of(dir.path()) == Errc::invalid_input);
  CHECK(code_of("-") == Errc::invalid_input);
  CHECK(code_of("") == Errc::not_found);
  if (::geteuid() != 0) {
    const auto closed = dir.write("closed.log", "x");
    ::chmod(closed.c_str(), 0);
    CHECK(code_of(closed) == Errc::denied);
  } else {
    MESSAGE("skipped: a file without read permission, because root may read it");
  }
}

TEST_CASE("a file that grows is read up to the size it had, one that shrinks to its end") {
  const test::TempDir dir;
  const std::string log(3'000'000, 'x');
  const auto growing = dir.write("growing.log", log);
  std::size_t bytes = 0;
  const auto grow = [&](std::string_view piece, std::uint64_t) {
    bytes += piece.size();
    const Fd fd(::open(growing.c_str(), O_WRONLY | O_APPEND));
    CHECK(write_all(fd.get(), "more"));
  };
  const auto reading = log::read({growing, -1}, Deadline(system_clock(), 10s), grow);
  REQUIRE(reading);
  CHECK(bytes == log.size());
  CHECK(reading->bytes_total == log.size());

  bytes = 0;
  const auto shrink = [&](std::string_view piece, std::uint64_t) {
    bytes += piece.size();
    CHECK(::truncate(growing.c_str(), 1'500'000) == 0);
  };
  const auto shorter = log::read({growing, -1}, Deadline(system_clock(), 10s), shrink);
  REQUIRE(shorter);
  CHECK(bytes == 1'500'000);
  CHECK(shorter->bytes_total == 1'500'000);
}

TEST_CASE("a FIFO is read to its end, also when the writer comes later and stops in between") {
  const test::TempDir dir;
  const auto path = dir.path() / "fifo";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  std::thread writer([&] {
    const Fd fd(::open(path.c_str(), O_WRONLY));
    CHECK(write_all(fd.get(), "one\n"));
    std::this_thread::sleep_for(30ms);
    CHECK(write_all(fd.get(), "two\n"));
  });
  const auto got = read_all({path, -1});
  writer.join();
  REQUIRE(got.reading);
  CHECK(got.text == "one\ntwo\n");
  CHECK(got.reading->bytes_total == 8);
  CHECK_FALSE(got.reading->partial);
}

TEST_CASE("a silent writer cannot hold it beyond the deadline") {
  const test::TempDir dir;
  const auto path = dir.path() / "fifo";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const auto start = std::chrono::steady_clock::now();
  const auto nobody = read_all({path, -1}, 50ms);
  REQUIRE(nobody.reading);
  CHECK(nobody.reading->partial);

  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const Fd out(ends[0]);
  const Fd in(ends[1]);
  CHECK(write_all(in.get(), "begun"));
  const auto silent = read_all({"-", out.get()}, 50ms);
  REQUIRE(silent.reading);
  CHECK(silent.reading->partial);
  CHECK(silent.text == "begun");
  CHECK(std::chrono::steady_clock::now() - start < 5s);
}

TEST_CASE("an endless device ends with the deadline") {
  const auto got = log::read({"/dev/zero", -1}, Deadline(system_clock(), 300ms), [](auto, auto) {});
  REQUIRE(got);
  CHECK(got->partial);
  CHECK(got->bytes_total > 0);
}

TEST_CASE("standard input is read from where it stands and stays open") {
  const test::TempDir dir;
  const auto path = dir.write("in.log", "skipped\nread\n");
  const Fd fd(::open(path.c_str(), O_RDONLY));
  REQUIRE(::lseek(fd.get(), 8, SEEK_SET) == 8);
  for (const auto* const name : {"-", "/dev/stdin"}) {
    const auto got = read_all({name, fd.get()});
    REQUIRE(got.reading);
    CHECK(got.text == "read\n");
    CHECK(::lseek(fd.get(), 8, SEEK_SET) == 8);
  }
}

TEST_CASE("without time the tail is still read") {
  const test::TempDir dir;
  std::string log(3'000'000, 'x');
  log += "the end";
  const auto path = dir.write("huge.log", log);
  const auto got = read_all({path, -1}, 0ms, 100);
  REQUIRE(got.reading);
  CHECK(got.reading->partial);
  CHECK(got.reading->bytes_total == log.size());
  CHECK(got.text == log.substr(log.size() - 100));
  CHECK(got.offsets == std::vector<std::uint64_t>{log.size() - 100});
  const auto small = read_all({dir.write("small.log", "all of it"), -1}, 0ms, 100);
  CHECK(small.text == "all of it");
  CHECK(small.offsets == std::vector<std::uint64_t>{0});
}

TEST_CASE("UTF-16 is decoded on the way") {
  const test::TempDir dir;
  const auto got = read_all({dir.write("utf16.log", std::string("\xFF\xFE"
                                                                "a\0\n\0",
                                                                6)),
                             -1});
  REQUIRE(got.reading);
  CHECK(got.text == "a\n");
  CHECK(got.reading->bytes_total == 6);
  CHECK(got.reading->encoding == log::Encoding::utf16);
}
