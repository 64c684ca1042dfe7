#include "base/clock.hpp"
#include "base/env.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/units.hpp"

#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

using namespace cicd;
using namespace std::chrono_literals;

TEST_CASE("Env: empty counts as unset; false, no, off and 0 are no flags") {
  const char* const environ[] = {"A=1",     "EMPTY=", "NO=False", "ZERO=0", "NEIN=no",
                                 "OFF=Off", "odd",    "=x",       "EQ=a=b", nullptr};
  const auto env = Env::from(environ);
  CHECK(env.get("A") == "1");
  CHECK(env.get("EQ") == "a=b");
  CHECK(env.get("EMPTY").empty());
  CHECK(env.flag("A"));
  for (const auto* name : {"EMPTY", "NO", "ZERO", "UNSET", "NEIN", "OFF"})
    CHECK_FALSE(env.flag(name));
}

TEST_CASE("Deadline: runs on the steady clock, so a jump of the wall clock changes nothing") {
  test::FakeClock clock;
  const Deadline deadline(clock, 10s);
  clock.jump_wall(-24h);
  clock.advance(4s);
  CHECK(deadline.left() == 6s);
  CHECK(deadline.within(1s).left() == 1s);
  CHECK(deadline.within(60s).left() == 6s);
  clock.advance(60s);
  CHECK(deadline.passed());
}

TEST_CASE("to_rfc3339 prints milliseconds in UTC") {
  CHECK(to_rfc3339(WallTime{1795295045123ms}) == "2026-11-21T21:04:05.123Z");
  CHECK(to_rfc3339(WallTime{0ms}) == "1970-01-01T00:00:00.000Z");
}

TEST_CASE("hashes: published vectors") {
  CHECK(sha256_hex("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-2
  CHECK(hmac_sha256_hex("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");  // RFC 4231, case 2
  CHECK(fnv1a("foobar") == 0x85944171f73967e8U);
  CHECK(random_hex(16).size() == 32);
  CHECK(random_hex(16) != random_hex(16));
}

TEST_CASE("sizes and durations") {
  CHECK(parse_size("64KiB") == 65536);
  CHECK(parse_size("2k") == 2000);
  CHECK(parse_size("1.5MiB") == 1572864);
  CHECK(parse_size("100") == 100);
  CHECK(parse_size(".5 kB") == 500);
  CHECK_FALSE(parse_size("-1"));
  CHECK_FALSE(parse_size("."));
  CHECK_FALSE(parse_size("1.2.3"));
  CHECK_FALSE(parse_size("1e3"));
  CHECK_FALSE(parse_size(std::string(400, '9')));
  CHECK_FALSE(parse_size("12 parsecs"));
  CHECK(parse_duration("500ms") == 500ms);
  CHECK(parse_duration("1.5s") == 1500ms);
  CHECK(parse_duration("1.005s") == 1005ms);
  CHECK(parse_duration("2m") == 120s);
  CHECK_FALSE(parse_duration("soon"));
  CHECK(format_duration(38211ms) == "38.2 s");
  CHECK(format_duration(125s) == "2 min 5 s");
}

TEST_CASE("read_file: whole files up to the limit, never a FIFO or a directory") {
  const test::TempDir dir;
  CHECK(*read_file(dir.write("a", "hello"), 100) == "hello");
  CHECK(read_file(dir.write("empty", ""), 100)->empty());
  CHECK(read_file(dir.path() / "a", 4).error().code == Errc::invalid_input);
  std::filesystem::resize_file(dir.path() / "a", std::uintmax_t{1} << 42);  // more than there is memory for
  CHECK(read_file(dir.path() / "a", 100).error().code == Errc::invalid_input);
  CHECK(read_file(dir.path() / "none", 4).error().code == Errc::not_found);
  CHECK(read_file(dir.path(), 4).error().code == Errc::invalid_input);
  const auto fifo = dir.path() / "fifo";
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  CHECK(read_file(fifo, 4).error().code == Errc::invalid_input);
}
