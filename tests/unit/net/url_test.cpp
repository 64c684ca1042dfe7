#include "net/url.hpp"

#include <doctest/doctest.h>

using namespace cicd;
using net::parse_url;

TEST_CASE("an address is taken apart and put together again") {
  const auto url = parse_url("HTTP://joe:pa55@Collector.Example:8080/a/b?x=1#top");
  REQUIRE(url);
  CHECK(url->scheme == "http");
  CHECK(url->user == "joe:pa55");
  CHECK(url->host == "collector.example");
  CHECK(url->port == 8080);
  CHECK(url->path == "/a/b");
  CHECK(url->query == "x=1");
  CHECK(url->str() == "http://joe:pa55@collector.example:8080/a/b?x=1");
  CHECK(url->shown() == "http://collector.example:8080/a/b?x=1");
}

TEST_CASE("the scheme's own port is not written") {
  CHECK(parse_url("https://h:443")->shown() == "https://h/");
  CHECK(parse_url("http://h:80/")->shown() == "http://h/");
  CHECK(parse_url("https://h:80/")->shown() == "https://h:80/");
  CHECK(parse_url("http://[::1]:8080/x")->shown() == "http://[::1]:8080/x");
}

TEST_CASE("what is no address is refused without repeating its password") {
  for (const std::string bad :
       {"", "h", "h:8080", "//h/", "ftp://h/", "http://", "http://h:0/", "http://h:x/", "http://a b/"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_url(bad));
  }
  const auto failed = parse_url("http://joe:pa55@a b/");
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == Errc::invalid_input);
  CHECK(failed.error().message.find("pa55") == std::string::npos);
}
