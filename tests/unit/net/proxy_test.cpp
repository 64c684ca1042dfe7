#include "net/proxy.hpp"

#include "base/base64.hpp"
#include "unit/net/timed_post.hpp"

#include "support/fault_server.hpp"

#include <doctest/doctest.h>

using namespace cicd;
using cicd::test::FaultServer;
using cicd::test::http_answer;
using cicd::test::make_env;
using cicd::test::Peer;
using cicd::test::post;
using net::Failure;

namespace {

net::Url url(const std::string& text) {
  return *net::parse_url(text);
}

// "Authorization: Basic" of joe:pa55 for a proxy.
const std::string credentials = "Proxy-Authorization: Basic " + base64_encode("joe:pa55") + "\r\n";

}  // namespace

TEST_CASE("the proxy comes from the variable of the scheme") {
  const auto env = make_env({{"http_proxy", "http://p:1"}, {"HTTPS_PROXY", "q:2"}});
  CHECK(net::choose_proxy(url("http://h/"), env) == "http://p:1");
  CHECK(net::choose_proxy(url("https://h/"), env) == "http://q:2");
  CHECK(net::choose_proxy(url("http://h/"), make_env({{"ALL_PROXY", "http://a:3"}})) == "http://a:3");
  CHECK(net::choose_proxy(url("http://h/"), make_env({{"HTTP_PROXY", "http://u:4"}})) == "http://u:4");
  CHECK(
      net::choose_proxy(url("http://h/"), make_env({{"HTTP_PROXY", "http://u:4"}, {"REQUEST_METHOD", "GET"}}))
          .empty());
  CHECK(net::choose_proxy(url("http://h/"), make_env({{"http_proxy", "http://p:1"}, {"NO_PROXY", "h"}}))
            .empty());
  CHECK(net::choose_proxy(url("http://h/"), {}).empty());
}

TEST_CASE("NO_PROXY names hosts, domains, addresses, networks and ports") {
  const auto straight = [](const char* list, const char* address) {
    return net::goes_straight(list, url(address));
  };
  CHECK(straight("*", "http://any.example/"));
  CHECK(straight("localhost,example.com", "http://example.com/"));
  CHECK(straight("a, Example.COM ,b", "http://www.example.com/"));
  CHECK(straight(".example.com", "http://www.example.com/"));
  CHECK(straight(".example.com", "http://example.com/"));
  CHECK(straight("*.example.com", "http://www.example.com/"));
  CHECK(straight("example.com:8080", "http://example.com:8080/"));
  CHECK(straight("10.0.0.0/8", "http://10.1.2.3/"));
  CHECK(straight("10.1.2.3", "http://10.1.2.3/"));
  CHECK(straight("fd00::/8", "http://[fd12::1]/"));
  CHECK(straight("::1", "http://[::1]:8080/"));
  CHECK(straight("[::1]:8080", "http://[::1]:8080/"));

  CHECK_FALSE(straight("", "http://example.com/"));
  CHECK_FALSE(straight(",,", "http://example.com/"));
  CHECK_FALSE(straight("example.com", "http://badexample.com/"));
  CHECK_FALSE(straight("example.com", "http://example.com.evil/"));
  CHECK_FALSE(straight("example.com:8080", "http://example.com:8081/"));
  CHECK_FALSE(straight("10.0.0.0/8", "http://11.1.2.3/"));
  CHECK_FALSE(straight("10.0.0.0/33", "http://10.1.2.3/"));
  CHECK_FALSE(straight("10.0.0.0/x", "http://10.1.2.3/"));
  CHECK_FALSE(straight("fd00::/8", "http://10.1.2.3/"));
}

TEST_CASE("an HTTP proxy gets the whole address and its credentials, and the server gets none of them") {
  FaultServer proxy(http_answer(200));
  const auto env = make_env({{"http_proxy", "http://joe:pa55@127.0.0.1:" + std::to_string(proxy.port())}});
  CHECK(post("http://collector.example/x", env).response().status == 200);
  REQUIRE(proxy.requests().size() == 1);
  CHECK(proxy.requests()[0].find("POST http://collector.example/x HTTP/1.1\r\n") == 0);
  CHECK(proxy.requests()[0].find(credentials) != std::string::npos);
}

TEST_CASE("https goes through CONNECT with credentials, and only the head of it reaches the proxy") {
  FaultServer target([](Peer& peer) { peer.wait(); });
  FaultServer proxy([&](Peer& peer) {
    proxy.record(peer.read_request());
    peer.send("HTTP/1.1 200 Established\r\n\r\n");
    peer.relay_to(target.port());
  });
  const auto env = make_env({{"https_proxy", "http://joe:pa55@127.0.0.1:" + std::to_string(proxy.port())}});
  const auto sent = post("https://collector.example/x", env, Millis{400});
  CHECK(sent.error().failure == Failure::timeout);  // the server behind the tunnel never shakes hands
  CHECK(sent.running <= Millis{700});
  REQUIRE(proxy.requests().size() == 1);
  CHECK(proxy.requests()[0].find("CONNECT collector.example:443 HTTP/1.1\r\n") == 0);
  CHECK(proxy.requests()[0].find(credentials) != std::string::npos);
  CHECK(proxy.requests()[0].find("t0ken") == std::string::npos);
}

TEST_CASE("a proxy that refuses, is silent or not there is named as the cause") {
  FaultServer refusing(http_answer(407, "", "Proxy-Authenticate: Basic realm=x\r\n"));
  const auto at = [](int port) {
    return make_env({{"https_proxy", "http://joe:pa55@127.0.0.1:" + std::to_string(port)}});
  };
  const auto refused = post("https://collector.example/x", at(refusing.port()));
  CHECK(refused.error().failure == Failure::proxy);
  CHECK(refused.error().message.find("407") != std::string::npos);
  CHECK(refused.error().message.find("pa55") == std::string::npos);

  FaultServer silent([](Peer& peer) { peer.wait(); });
  const auto waited = post("https://collector.example/x", at(silent.port()), Millis{400});
  CHECK(waited.error().failure == Failure::timeout);
  CHECK(waited.running <= Millis{700});

  const int nobody = test::unused_port();
  const auto missing = post("https://collector.example/x", at(nobody));
  CHECK(missing.error().failure == Failure::proxy);
  CHECK(missing.error().message.find("127.0.0.1:" + std::to_string(nobody)) != std::string::npos);
  CHECK(missing.error().message.find("pa55") == std::string::npos);
}

TEST_CASE("a host in NO_PROXY is reached without the proxy") {
  FaultServer server(http_answer(200));
  const auto env = make_env({{"http_proxy", "http://127.0.0.1:" + std::to_string(test::unused_port())},
                             {"NO_PROXY", "localhost,127.0.0.1"}});
  CHECK(post(server.url(), env).response().status == 200);
}
