#include "analysis/fold.hpp"

#include "unit/analysis/explain.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

using cicd::analysis::fold;

TEST_CASE("fold: a duration has one shape, whatever its unit") {
  const std::string shape = fold("FAIL foo in 350ms");
  for (const char* time :
       {"1.5s", "2 s", "3 min", "1m30s", "1m 30s", "1h0m0s", "4h", "12\xC2\xB5s", "9\xCE\xBCs", "17us",
        "8 ns", "1,204 ms", "1.2 seconds", "1 minute 2 seconds", "123456 ms"}) {
    CAPTURE(time);
    CHECK(fold(std::string("FAIL foo in ") + time) == shape);
  }
  CHECK(fold("foo (350ms)") == fold("foo (1.5s)"));
  CHECK(fold("took 20s.") == fold("took 1m20s."));
}

TEST_CASE("fold: a UUID has one shape, whatever letters stand in its groups") {
  const std::string shape = fold("pod cart-550e8400-e29b-41d4-a716-446655440000 is gone");
  for (const char* uuid : {"6ba7b810-9dad-11d1-80b4-00c04fd430c8", "deadbeef-cafe-babe-face-feedfacebead",
                           "6BA7B810-9DAD-11D1-80B4-00C04FD430C8"}) {
    CAPTURE(uuid);
    CHECK(fold(std::string("pod cart-") + uuid + " is gone") == shape);
  }
  CHECK(fold("550e8400-e29b-41d4-a716") != fold("6ba7b810-dada-11d1-80b4"));
  CHECK(fold("deadbeef-cafe-babe-face-feedfacebeads") == "deadbeef-cafe-babe-face-feedfacebeads");
}

TEST_CASE("lasting_paths: only what was made up in a directory for temporary files is left out") {
  using cicd::analysis::lasting_paths;
  CHECK(lasting_paths("sh -e /tmp/tmp.Xy3/run.sh --id 7") == "sh -e /tmp/*/run.sh --id 7");
  CHECK(lasting_paths("sh /tmp/jenkins123.sh") == "sh /tmp/*.sh");
  CHECK(lasting_paths("make -C /srv/cart/tmp/a 3") == "make -C /srv/cart/tmp/a 3");
}

TEST_CASE("fold: an address has one shape, whatever its digits") {
  for (const char* address : {"0x7ffd2b846a30", "0xcafe01", "0x1f", "0xA0"}) {
    CAPTURE(address);
    CHECK(fold(std::string("at ") + address + " (pc)") == fold("at 0xdeadbeef (pc)"));
  }
  CHECK(fold("at 0x") != fold("at 0xa"));
  CHECK(fold("at 0xgg") != fold("at 0xa"));
}

TEST_CASE("fold: what only looks like a duration stays what it is") {
  CHECK(fold("line 3 should end") == "line # should end");
  CHECK(fold("3 masts") == "# masts");
  CHECK(fold("job2s") == "job#s");
  CHECK(fold("2h4x") == "#h#x");
  CHECK(fold("version 1.20.3") == "version #");
  CHECK(fold("5 ") == "# ");
  CHECK(fold("commit 3f9a1c2") == "commit #");
}

TEST_CASE("what a program called its temporary files does not count") {
  using cicd::analysis::short_paths;
  CHECK(short_paths("/tmp/ccCLkQYh.o:(.data): multiple") == short_paths("/tmp/cc2AiuOM.o:(.data): multiple"));
  CHECK(short_paths("/tmp/ccCLkQYh.o: bad") != short_paths("/tmp/ccCLkQYh.s: bad"));
  CHECK(short_paths("in /tmp/tmpab_cdx/main.c") == short_paths("in /tmp/tmpzz_fgy/main.c"));
  CHECK(short_paths("in /var/tmp/tmp.AbCdEf/src/main.c") == short_paths("in /var/tmp/tmp.XyZzYx/src/main.c"));
  CHECK(short_paths("in /tmp/tmpab_cdx/main.c") != short_paths("in /tmp/tmpab_cdx/other.c"));
  CHECK(short_paths("in /tmp/tmp.AbCdEf1") == short_paths("in /tmp/tmp.XyZzYx2"));
  CHECK(short_paths("in /home/a/tmp/x.c") == "in /tmp/x.c");
}

TEST_CASE("the signature does not change with a duration's unit") {
  const auto signature = [](const std::string& time) {
    return explain("cart.c:3:1: error: foo in " + time + " is too slow\n").signature;
  };
  CHECK_FALSE(signature("0.35s").empty());
  CHECK(signature("350ms") == signature("1.5s"));
  CHECK(signature("350ms") == signature("1m30s"));
}

}  // namespace
