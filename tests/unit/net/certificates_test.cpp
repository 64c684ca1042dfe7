#include "net/certificates.hpp"

#include "base/base64.hpp"
#include "unit/net/timed_post.hpp"

#include "support/fault_server.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace cicd;
using cicd::test::FaultServer;
using cicd::test::make_env;
using cicd::test::post;
using net::choose_trust;
using net::Failure;

namespace {

// The certificates of tests/support/make-certs, made once.
const std::filesystem::path& certificates() {
  static const test::TempDir dir;
  static const int made = std::system((CICD_TESTS_DIR "/support/make-certs " + dir.path().native()).c_str());
  REQUIRE(made == 0);
  return dir.path();
}

FaultServer::Options tls(const std::string& name) {
  FaultServer::Options options;
  options.certificate = certificates() / (name + ".pem");
  options.key = certificates() / (name + ".key");
  return options;
}

test::Timed post_to(const FaultServer& server, const std::string& ca_cert,
                    const std::string& host = "127.0.0.1", const Env& env = {}) {
  net::Request request;
  request.ca_cert = ca_cert;
  return post(server.url("/", host), env, Millis{3000}, request);
}

const FaultServer::Script answer_once = [](test::Peer& peer) {
  peer.read_request();
  peer.send(test::http_answer(200));
};

}  // namespace

TEST_CASE("a private authority is trusted when it is named, for a host and for an IP address") {
  FaultServer server(answer_once, tls("good"));
  const auto ca = (certificates() / "ca.pem").native();
  CHECK(post_to(server, ca, "localhost").response().status == 200);
  const auto by_address = post_to(server, ca, "127.0.0.1");
  CHECK(by_address.response().status == 200);
  CHECK(by_address.response().phases.secured.count() >= 0);
  CHECK(post_to(server, "", "localhost", make_env({{"SSL_CERT_FILE", ca}})).response().status == 200);
  CHECK(post_to(server, "", "localhost", make_env({{"CURL_CA_BUNDLE", ca}})).response().status == 200);
}

TEST_CASE(
    "a certificate that is not trusted, expired, for another host or self-signed is refused by its cause") {
  const auto ca = (certificates() / "ca.pem").native();
  struct Row {
    const char* certificate;
    std::string ca_cert;
    const char* words;
  };
  for (const auto& row : {Row{"good", "", "local issuer certificate"}, Row{"expired", ca, "expired"},
                          Row{"wrong", ca, "127.0.0.1"}, Row{"self", ca, "self-signed"},
                          Row{"good", (certificates() / "none.pem").native(), "none.pem"}}) {
    CAPTURE(row.certificate);
    FaultServer server(answer_once, tls(row.certificate));
    const auto sent = post_to(server, row.ca_cert);
    CHECK(sent.error().failure == Failure::certificate);
    CAPTURE(sent.error().message);
    CHECK(sent.error().message.find(row.words) != std::string::npos);
  }
}

TEST_CASE("what --ca-cert names is trusted instead of the machine's authorities, not beside them") {
  FaultServer server(answer_once, tls("self"));
  CHECK(post_to(server, (certificates() / "self.pem").native()).response().status == 200);
  CHECK(post_to(server, "/etc/ssl/certs/ca-certificates.crt").error().failure == Failure::certificate);
}

TEST_CASE("certificates in DER form are trusted as those they were made of") {
  std::string der;
  for (const char* name : {"self.pem", "ca.pem"}) {
    std::ifstream file(certificates() / name);
    std::string text;
    for (std::string line; std::getline(file, line);)
      if (!line.starts_with("-----")) text += line;
    der += *base64_decode(text);
  }
  const auto trusted = certificates() / "from-der.pem";
  std::ofstream(trusted) << net::pem_of(der);
  for (const char* name : {"good", "self"}) {
    FaultServer server(answer_once, tls(name));
    CHECK(post_to(server, trusted.native()).response().status == 200);
  }
  const auto pem = net::pem_of(der);
  CHECK(net::pem_of(der + "rubbish") == pem);
  const auto first = pem.substr(0, pem.find("-----BEGIN", 1));
  CHECK(net::pem_of(der.substr(0, der.size() - 1)) == first);
  CHECK(net::pem_of(std::string("0\xff", 2)).empty());
  CHECK(net::pem_of("").empty());
}

TEST_CASE("https to a port that speaks plain HTTP is a TLS failure") {
  FaultServer server([](test::Peer& peer) {
    peer.send(test::http_answer(400));
    peer.wait();
  });
  const auto sent = post("https://127.0.0.1:" + std::to_string(server.port()));
  CHECK(sent.error().failure == Failure::tls);
}

TEST_CASE("certificates are chosen in the documented order") {
  const test::TempDir root;
  const auto origin = [&root](const std::string& ca_cert, const Env& env) {
    return choose_trust(ca_cert, env, root.path()).origin;
  };
  const auto all = make_env({{"CURL_CA_BUNDLE", "/b"}, {"SSL_CERT_FILE", "/f"}, {"SSL_CERT_DIR", "/d"}});
  CHECK(origin("/mine", all) == "--ca-cert");
  CHECK(origin("", all) == "CURL_CA_BUNDLE");
  CHECK(origin("", make_env({{"SSL_CERT_FILE", "/f"}, {"SSL_CERT_DIR", "/d"}})) == "SSL_CERT_FILE");
  CHECK(choose_trust("", make_env({{"SSL_CERT_DIR", "/d"}}), root.path()).directory == "/d");

  CHECK(origin("", {}) == (net::embedded_certificates().empty() ? "" : "built in"));
  root.write("etc/ssl/cert.pem", "pem");
  CHECK(choose_trust("", {}, root.path()).file == (root.path() / "etc/ssl/cert.pem").native());
  root.write("etc/ssl/certs/ca-certificates.crt", "pem");
  CHECK(choose_trust("", {}, root.path()).file ==
        (root.path() / "etc/ssl/certs/ca-certificates.crt").native());
  root.write("etc/ssl/certs/5ed36f99.0", "pem");
  CHECK(choose_trust("", {}, root.path()).directory == (root.path() / "etc/ssl/certs").native());
}
