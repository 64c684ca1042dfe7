#include "redact/known_values.hpp"

#include "redact/redactor.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <utility>

using namespace cicd;
using namespace cicd::redact;

namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

std::string masked(std::string_view text, Variables env, Policy policy = {}) {
  return Redactor::make(Env(std::move(env)), policy)->text(text).str();
}

}  // namespace

TEST_CASE("what stands behind a secret name within a secret value is secret by itself") {
  CHECK(masked("got kT7~secret-of-it",
               {{"AZURE_CREDENTIALS", R"({"clientId":"1b2c-3d4e","clientSecret": "kT7~secret-of-it"})"}}) ==
        "got [REDACTED:env]");
  CHECK(masked("id 1b2c-3d4e",
               {{"AZURE_CREDENTIALS", R"({"clientId":"1b2c-3d4e","clientSecret":"kT7~secret-of-it"})"}}) ==
        "id 1b2c-3d4e");
  const std::string storage =
      "DefaultEndpointsProtocol=https;AccountName=store1;AccountKey=Qm9vYm9v+a==;EndpointSuffix=x.net";
  CHECK(masked("key Qm9vYm9v+a== of store1 by https", {{"STORE_CONNECTION_STRING", storage}}) ==
        "key [REDACTED:env] of store1 by https");
  CHECK(masked("login sa with fish&chips-42",
               {{"DB_CONNSTR", "Server=db;User Id=sa;Pwd=fish&chips-42;Encrypt=true"}}) ==
        "login sa with [REDACTED:env]");
  CHECK(masked("login with fishychips-42", {{"DB_DSN", "db://h/x?user=a&password=fishychips-42&ssl=true"}}) ==
        "login with [REDACTED:env]");
  CHECK(masked("t 0a1b2c3d4e5f",
               {{"NPMRC_CREDENTIAL", "//registry.example.org/:_authToken=0a1b2c3d4e5f\nalways-auth=true"}}) ==
        "t [REDACTED:env]");
}

TEST_CASE("a secret written as numbers is masked") {
  CHECK(masked("body [115 51 99 114 51 116 33 33] end", {{"X_TOKEN", "s3cr3t!!"}}) ==
        "body [[REDACTED:env]] end");
  CHECK(masked("[115, 51, 99, 114, 51, 116, 33, 33]", {{"X_TOKEN", "s3cr3t!!"}}) == "[[REDACTED:env]]");
}

TEST_CASE("names that end like a secret are secret, in any case and number") {
  for (const std::string_view name :
       {"NPM_TOKEN", "TOKEN", "API_TOKENS", "DB_PASSWORD", "PGPASSWORD", "SSH_PRIVATE_KEY",
        "AWS_SECRET_ACCESS_KEY", "SENTRY_DSN", "SLACK_WEBHOOK_URL", "AZURE_STORAGE_CONNECTION_STRING",
        "GCP_CREDENTIALS", "client_secret", "npm_config__authToken", "STRIPE_API_KEYS", "GITHUB_PAT"}) {
    CAPTURE(name);
    CHECK(is_secret_name(name, {}));
  }
  for (const std::string_view name : {"PATH", "HOME", "PWD", "OLDPWD", "SSH_PUBLIC_KEY", "GITHUB_ACTOR",
                                      "KEYBOARD", "AWS_REGION", "TOKENIZER", "GITHUB_REF_NAME"}) {
    CAPTURE(name);
    CHECK_FALSE(is_secret_name(name, {}));
  }
  CHECK(is_secret_name("MY_PIN", {"OTHER", "*_PIN"}));
}

TEST_CASE("plain words, numbers, existing paths and references are no secrets") {
  const test::TempDir dir;
  const auto file = dir.write("key.pem", "x").string();
  for (const std::string& value :
       {std::string("true"), std::string("main"), std::string("ubuntu"), std::string("production"),
        std::string("localhost"), std::string("12345678"), std::string("abc"), file,
        std::string("$OTHER_TOKEN"), std::string("********"), std::string("${{ secrets.X }}")}) {
    CAPTURE(value);
    const auto line = "on " + value + " of it";
    CHECK(masked(line, {{"A_TOKEN", value}}) == line);
  }
  CHECK(masked("at /no/such/key-file", {{"A_KEY", "/no/such/key-file"}}) == "at [REDACTED:env]");
}

TEST_CASE("4 to 7 bytes count as a whole word only, 8 and more anywhere") {
  CHECK(masked("hunt hunter7 xhunter7 hunter7-x", {{"A_KEY", "hunter7"}}) ==
        "hunt [REDACTED:env] xhunter7 [REDACTED:env]-x");
  CHECK(masked("xhunter78x", {{"A_KEY", "hunter78"}}) == "x[REDACTED:env]x");
}

TEST_CASE("each line of a value and the password of a URL in it are secret too") {
  CHECK(masked("saw second-line", {{"A_CREDENTIALS", "{\n  first-line\n  second-line\n}\n"}}) ==
        "saw [REDACTED:env]");
  CHECK(masked("saw pw-of-db", {{"APP_DSN", "postgres://app:pw-of-db@db/x"}}) == "saw [REDACTED:env]");
}

TEST_CASE("the password of a URL in any variable is secret, as it is written there and as it is meant") {
  CHECK(masked("saw pw-of-queue", {{"REDIS_URL", "redis://:pw-of-queue@cache:6379/0"}}) ==
        "saw [REDACTED:env]");
  CHECK(masked("saw p@ss+word or p%40ss%2Bword", {{"http_proxy", "http://ci:p%40ss%2Bword@proxy:3128"}}) ==
        "saw [REDACTED:env] or [REDACTED:env]");
  const std::string line = "ci at cache:6379 with 8080/path and main";
  CHECK(masked(line, {{"A_URL", "http://host:8080/path@v1 http://cache:6379 http://ci:main@cache"}}) == line);
  CHECK(masked("sent pw-of-center", {}, {{}, {}, {"http://ci:pw-of-center@center/"}, true}) ==
        "sent [REDACTED:setting]");
}

TEST_CASE("the policy adds names, values and takes the shapes away") {
  CHECK(masked("pin is 12ab34cd", {{"MY_PIN", "12ab34cd"}}, {{"MY_*"}, {}, {}, true}) ==
        "pin is [REDACTED:env]");
  CHECK(masked("sent my-collector-token", {}, {{}, {}, {"my-collector-token"}, true}) ==
        "sent [REDACTED:setting]");
  const auto shaped = "key sk-" + std::string("ant-") + "a1b2c3d4e5f6g7h8i9j0k1 and password=q7Zp3Lx9Ta2W";
  CHECK(masked(shaped, {}, {{}, {}, {}, false}) == shaped);
  CHECK(masked(shaped, {}) == "key [REDACTED:anthropic-key] and password=[REDACTED:credential]");
  CHECK(masked("https://u:pw@h/", {}, {{}, {}, {}, false}) == "https://u:[REDACTED:url-password]@h/");
}

TEST_CASE("explain counts on along one line of 1 MB, in linear time") {
  const auto redactor = *Redactor::make(Env(Variables{{"NPM_TOKEN", "s3cr3t-value"}}), {});
  std::string line;
  while (line.size() < 1'000'000)
    line += "構 s3cr3t-value ";
  const auto places = redactor.explain(line);
  REQUIRE(places.size() == line.size() / 17);
  CHECK(places.back().line == 1);
  CHECK(places.back().column == 15 * (places.size() - 1) + 3);
  CHECK(places.back().length == 12);
}

TEST_CASE("explain says where and why, without the secret") {
  const auto redactor =
      *Redactor::make(Env(Variables{{"NPM_TOKEN", "s3cr3t-value"}}), {{}, {"PIN \\d+"}, {}, true});
  const auto places =
      redactor.explain("first\n\x1b[31m構 s3cr3t-value\x1b[0m\r\nhttps://u:pw@h/ PIN 42\nczNjcjN0LXZhbHVl\n");
  REQUIRE(places.size() == 4);
  CHECK(places[0].line == 2);
  CHECK(places[0].column == 3);
  CHECK(places[0].length == 12);
  CHECK(places[0].kind == "env");
  CHECK(places[0].why.str() == "value of NPM_TOKEN, as it is");
  CHECK(places[1].line == 3);
  CHECK(places[1].column == 11);
  CHECK(places[1].why.str() == "password in a URL");
  CHECK(places[2].kind == "custom");
  CHECK(places[3].line == 4);
  CHECK(places[3].why.str() == "value of NPM_TOKEN, base64");
}

TEST_CASE("safe text is cut at character boundaries") {
  const auto text = Redactor::make(Env(), {})->text("a中文b");
  CHECK(text.part(2, 1).str() == "中");
  CHECK(text.part(1, 4).str() == "中文");
  CHECK(text.part(7).str() == "b");
  CHECK(text.part(99).empty());
  CHECK(text.prefix(3).str() == "a");
  CHECK(text.suffix(5).str() == "文b");
  CHECK(text.clipped(3).str() == "a中…");
  CHECK((SafeText(Constant("x")) + SafeText::number(-7)).str() == "x-7");
}
