#include "redact/redactor.hpp"

#include "log/normalise.hpp"
#include "redact/stream_secrets.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <utility>

using namespace cicd;
using namespace cicd::redact;

namespace {

Redactor redactor_for(std::map<std::string, std::string, std::less<>> env, StreamSecrets secrets = {}) {
  return *Redactor::make(Env(std::move(env)), {}, std::move(secrets));
}

std::string masked(std::string_view text, std::map<std::string, std::string, std::less<>> env = {}) {
  return redactor_for(std::move(env)).text(text).str();
}

}  // namespace

TEST_CASE("values of secret variables are masked, others are not") {
  CHECK(masked("push with s3cr3t-value now", {{"NPM_TOKEN", "s3cr3t-value"}}) ==
        "push with [REDACTED:env] now");
  CHECK(masked("push with s3cr3t-value now", {{"NPM_CONFIG", "s3cr3t-value"}}) ==
        "push with s3cr3t-value now");
}

TEST_CASE("passwords in URLs are masked, URLs stay readable") {
  CHECK(masked("git clone https://ci:hunter2@git.example.com/a/b.git") ==
        "git clone https://ci:[REDACTED:url-password]@git.example.com/a/b.git");
  CHECK(masked("ssh://git@host/a http://host:8080/a@b https://u:$PASS@h/ https://u:***@h/") ==
        "ssh://git@host/a http://host:8080/a@b https://u:$PASS@h/ https://u:***@h/");
}

TEST_CASE("values named by ::add-mask:: are masked, wherever the stream was cut") {
  const std::string_view stream = "a\n::add-mask::my-own-value\r\nb\n";
  for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
    StreamSecrets secrets;
    secrets.feed(stream.substr(0, cut));
    secrets.feed(stream.substr(cut));
    CAPTURE(cut);
    CHECK(redactor_for({}, std::move(secrets)).text("is my-own-value").str() == "is [REDACTED:add-mask]");
  }
}

TEST_CASE("a log that names more secrets than are remembered is not to be shown") {
  const auto naming = [](int values) {
    StreamSecrets secrets;
    for (int round = 0; round < 2; ++round) {  // what is named again is no further one
      for (int i = 0; i < values; ++i)
        secrets.feed("::add-mask::my-value-" + std::to_string(i) + "\n");
    }
    return Redactor::make({}, {}, std::move(secrets));
  };
  const auto all = naming(2000);
  REQUIRE(all);
  CHECK(all->text("is my-value-1999").str() == "is [REDACTED:add-mask]");
  const auto some = naming(2001);
  REQUIRE_FALSE(some);
  CHECK(some.error().code == cicd::Errc::too_much);
}

TEST_CASE("a log that names a secret longer than is remembered is not to be shown") {
  const auto naming = [](std::size_t size) {
    StreamSecrets secrets;
    secrets.feed("::add-mask::" + std::string(size, 'v') + "\n");
    return Redactor::make({}, {}, std::move(secrets));
  };
  const std::size_t longest = 16 * 1024 - std::string_view("::add-mask::").size();
  CHECK(naming(longest));
  const auto longer = naming(longest + 1);
  REQUIRE_FALSE(longer);
  CHECK(longer.error().code == cicd::Errc::too_much);
}

TEST_CASE("behind a thousand keys all is masked up to the last one's end") {
  const std::string begin = "-----BEGIN " + std::string("RSA PRIVATE KEY-----\n");
  const std::string end = "-----END " + std::string("RSA PRIVATE KEY-----\n");
  StreamSecrets::State state;
  for (int i = 0; i < 1001; ++i)
    state.feed(begin + "MIIEvQIBADAN\n" + end);
  const auto before = state.offset();
  state.feed("and then\n" + begin + "MIIEvQIBADAN\n" + end);
  REQUIRE(state.keys.ranges().size() == 1000);
  CHECK(state.keys.ranges().back().begin < before);
  CHECK(state.keys.ranges().back().end == state.offset() - 1);
}

TEST_CASE("marks of secrets are found at every place of a long text, and their likes are none") {
  const std::string likes = ":abcd-BE -----BE ::add-mask: ";
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string mask = likes + std::string(before, '.') + "::add-mask::my-own-value\n";
    const std::string key =
        likes + std::string(before, ':') + "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIEvQIBADAN\n";
    StreamSecrets::State state;
    state.feed(mask + std::string(100, '-'));
    state.feed(key + "-----END " + "RSA PRIVATE KEY-----\n" + std::string(100, ':'));
    CAPTURE(before);
    CHECK(state.values == std::set<std::string>{"my-own-value"});
    CHECK(state.keys.ranges().size() == 1);
  }
}

TEST_CASE("of a line that was cut within a secret no beginning of it shows") {
  const auto redactor = redactor_for({{"X_TOKEN", "my own s3cr3t value"}, {"Y_TOKEN", "another-s3cr3t-1"}});
  for (const std::string_view secret :
       {"my own s3cr3t value", "another-s3cr3t-1", "ghp_U8JZpDE0iGXlD6gNCFbaEPFjbD0kH8Oool8D"}) {
    for (std::size_t shown = 1; shown <= secret.size(); ++shown) {
      const auto raw = "error: " + std::string(4096 - 8 - shown, 'x') + " " + std::string(secret) + " end";
      log::Document document;
      document.lines.push_back({1, 0, log::normalise(raw)});
      document.lines.push_back({2, 5000, "next"});
      const auto safe = redactor.log(document);
      CAPTURE(shown);
      CHECK(safe.find(1)->text.str().starts_with("error: xxx"));
      if (shown >= 4) CHECK(safe.find(1)->text.str().find(secret.substr(0, 4)) == std::string::npos);
      CHECK(safe.find(2)->text.str() == "next");
    }
  }
}

TEST_CASE("what nobody sees does not hide a secret, nor does a second escape") {
  const auto shown = [](std::string_view text) { return masked(text, {{"X_TOKEN", "s3cr3t/value&1"}}); };
  for (const std::string_view unseen : {std::string_view("\0", 1), std::string_view("\xFF"),
                                        std::string_view("\u200b"), std::string_view("\u00ad")}) {
    for (std::size_t at = 1; at < 14; ++at) {
      std::string text = "say s3cr3t/value&1 now";
      text.insert(4 + at, unseen);
      CAPTURE(text);
      CHECK(shown(text) == "say [REDACTED:env] now");
    }
  }
  CHECK(shown("q=s3cr3t%252Fvalue%25261") == "q=[REDACTED:env]");
}

TEST_CASE("text is repaired and freed of colours") {
  CHECK(masked("\x1b[31m\xFFred") == "\uFFFDred");
}
