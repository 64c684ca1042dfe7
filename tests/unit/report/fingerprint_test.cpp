#include "report/fingerprint.hpp"

#include <doctest/doctest.h>

using namespace cicd::report;

namespace {

Identity failure(Source source) {
  return {source, "rtc", "E", "a.py", 3, "build", "Run tests", "prod", "web"};
}

}  // namespace

TEST_CASE("each source names a bug by its own fields") {
  CHECK(fingerprint_text(failure(Source::runtime)) == "rtc|E|a.py|3");
  CHECK(fingerprint_text(failure(Source::cicd)) == "rtc|cicd|E|build|Run tests");
  CHECK(fingerprint_text(failure(Source::deployment)) == "rtc|deployment|E|prod|web");
}

TEST_CASE("absent values are empty, not some word") {
  Identity bare;
  bare.project_id = "p";
  bare.error_type = "E";
  CHECK(fingerprint_text(bare) == "p|E||");
}

TEST_CASE("a separator inside a value never makes two failures equal") {
  CHECK(join_escaped({"a|b", "c"}) == "a\\|b|c");
  CHECK(join_escaped({"a", "b|c"}) == "a|b\\|c");
  CHECK(join_escaped({"a\\", "b"}) == "a\\\\|b");
  CHECK(join_escaped({"a\\|b"}) != join_escaped({"a\\", "b"}));
}

TEST_CASE("a fingerprint is the SHA-256 of its text") {
  // printf 'rtc|E|a.py|3' | sha256sum
  CHECK(fingerprint(failure(Source::runtime)) ==
        "c113effb8776d4957c04dc84ba7e1bde2b9c0c0fb93e10eb6ebe6e903a6334f6");
}

TEST_CASE("sources have one word each") {
  for (const auto source : {Source::runtime, Source::cicd, Source::deployment})
    CHECK(source_named(source_name(source)) == source);
  CHECK_FALSE(source_named("CICD"));
}
