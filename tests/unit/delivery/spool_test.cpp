#include "delivery/spool.hpp"

#include "support/bodies.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

using namespace cicd;
using namespace cicd::delivery;
using cicd::test::make_body;

TEST_CASE("a report is kept until it is removed, and its name counts the attempts") {
  const test::TempDir dir;
  const test::FakeClock clock;
  const auto spool = Spool::open(dir.path() / "a" / "spool", clock);
  REQUIRE(spool);
  {
    auto kept = spool->put(make_body("0123abc"), "feedbeef");
    REQUIRE(kept);
    const auto entries = spool->list();
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].file == "1795295045123-0-0123abc.rpt");
    CHECK(spool->claim(entries[0]).error().code == Errc::not_found);  // it is in our hand
    kept->claim.count_attempt();
  }
  const auto entries = spool->list();
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].file == "1795295045123-1-0123abc.rpt");
  CHECK(entries[0].attempts == 1);
  auto claim = spool->claim(entries[0]);
  REQUIRE(claim);
  CHECK(claim->body().json() == make_body("0123abc").json());
  CHECK(claim->body().event_id() == "0123abc");
  CHECK(claim->destination() == "feedbeef");
  claim->remove();
  CHECK(spool->list().empty());
}
