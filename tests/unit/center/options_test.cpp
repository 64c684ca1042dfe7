#include "center/options.hpp"

#include "center/parameters.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <map>

using namespace cicd;
using namespace cicd::center;

namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

Request asking(std::string_view target) {
  Request request;
  REQUIRE(parse_target(target, request));
  return request;
}

}  // namespace

TEST_CASE("a flag beats the environment, which beats the default") {
  const Env env(
      {{"LOG_CENTER_LISTEN", "127.0.0.1:9000"}, {"LOG_CENTER_KEEP_DAYS", "7"}, {"XDG_DATA_HOME", "/data"}});
  const auto options = parse_options({"serve", "--keep-days=3"}, env);
  REQUIRE(options);
  CHECK(options->listen.text() == "127.0.0.1:9000");
  CHECK(options->keeping.days == 3);
  CHECK(options->database == "/data/log-center/log-center.db");
  CHECK(options->limits.max_body == 1 << 20);
  CHECK(parse_options({"serve"}, Env())->listen.text() == "127.0.0.1:8080");
}

TEST_CASE("without XDG_DATA_HOME the database lies below HOME") {
  CHECK(parse_options({"serve"}, Env(Variables{{"HOME", "/home/a"}}))->database ==
        "/home/a/.local/share/log-center/log-center.db");
  CHECK(parse_options({"serve"}, Env(Variables{{"HOME", "/home/a"}, {"XDG_DATA_HOME", "relative"}}))
            ->database == "/home/a/.local/share/log-center/log-center.db");
}

TEST_CASE("a bad value names where it stands") {
  const auto refused = parse_options({"serve"}, Env(Variables{{"LOG_CENTER_MAX_BODY", "huge"}}));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("LOG_CENTER_MAX_BODY: 'huge'") == 0);
}

TEST_CASE("help is shown whatever else is wrong, and a missing word is named") {
  const Env broken(Variables{{"LOG_CENTER_LISTEN", "foo"}});
  CHECK(parse_options({"--help"}, broken)->command == Options::Command::help);
  CHECK(parse_options({"keys", "-h"}, broken)->command == Options::Command::help);
  CHECK(parse_options({"keys"}, Env()).error().message.starts_with("keys needs add, list or revoke"));
  CHECK(parse_options({"keys", "add", ""}, Env()).error().message.starts_with("keys add needs PROJECT"));
}

TEST_CASE("addresses need no name service") {
  CHECK(parse_endpoint("[::1]:8080")->text() == "[::1]:8080");
  CHECK(parse_endpoint("[::1]:8080")->loopback());
  CHECK(parse_endpoint(":80")->text() == "0.0.0.0:80");
  CHECK_FALSE(parse_endpoint("0.0.0.0:80")->loopback());
  CHECK(parse_endpoint("localhost:1")->loopback());
  for (const char* bad : {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1",
                          "example.com:80", "1.2.3:80", "::1", "127.0.0.1:80x"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_endpoint(bad));
  }
}

TEST_CASE("targets are split and decoded") {
  const auto request = asking("/a%20b?q=x+y%26&empty=&flag&q=second#part");
  CHECK(request.path == "/a b");
  CHECK(request.parameter("q") == "x y&");
  CHECK(request.parameter("flag").empty());
  Request other;
  for (const char* bad : {"", "a", "ftp://x/", "http:/x", "/%", "/%1", "/%zz", "/?q=%f", "*"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_target(bad, other));
  }
  CHECK(asking("/?q=%ff").parameter("q") == "\xEF\xBF\xBD");
  CHECK(asking("http://x:80/a?q=/b").path == "/a");
  CHECK(asking("HTTPS://x?q=/b").path == "/");
  CHECK(asking("HTTPS://x?q=/b").parameter("q") == "/b");
}

TEST_CASE("an empty filter is none") {
  const auto parsed = read_filter(asking("/api/v1/bugs?source=&status=&page=&q="), {});
  REQUIRE(std::holds_alternative<BugFilter>(parsed));
  CHECK(std::get<BugFilter>(parsed).page == 1);
  CHECK(std::get<BugFilter>(parsed).page_size == 20);
}
