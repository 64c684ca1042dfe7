#include "redact/credential.hpp"
#include "redact/redactor.hpp"
#include "redact/token_shape.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace cicd;
using namespace cicd::redact;

namespace {

const Redactor& plain() {
  static const Redactor redactor = *Redactor::make(Env(), {});
  return redactor;
}

std::string masked(std::string_view text) {
  return plain().text(text).str();
}

}  // namespace

TEST_CASE("every token shape finds its sample, in front, between and behind") {
  for (const auto& shape : token_shapes()) {
    CAPTURE(shape.pattern);
    const std::string sample(shape.sample);
    const auto mask = "[REDACTED:" + std::string(shape.kind) + "]";
    CHECK(masked(sample) == mask);
    CHECK(masked("got " + sample + " here") == "got " + mask + " here");
    CHECK(masked("x=\"" + sample + "\", y") == "x=\"" + mask + "\", y");
    CHECK(masked("構 " + sample + "\n" + sample + ".") == "構 " + mask + "\n" + mask + ".");
    CHECK_FALSE(shape.source.empty());
  }
}

TEST_CASE("no token shape finds the first half of its sample") {
  for (const auto& shape : token_shapes()) {
    CAPTURE(shape.pattern);
    const auto half = std::string(shape.sample.substr(0, shape.sample.size() / 2));
    CHECK(masked("got " + half + " here").find("[REDACTED:" + std::string(shape.kind)) == std::string::npos);
  }
}

TEST_CASE("every word that announces a credential finds it, and leaves its harmless line") {
  for (const auto& word : credential_words()) {
    CAPTURE(word.word);
    CAPTURE(masked(word.sample));
    CHECK(masked(word.sample).find("[REDACTED:" + std::string(word.kind) + "]") != std::string::npos);
    CHECK(masked(word.sample).find("swordfish") == std::string::npos);
    CHECK(masked(word.harmless) == word.harmless);
    CHECK(word.word.size() >= 4);
  }
}

TEST_CASE("headers and flags lose their credential and nothing else") {
  CHECK(masked("> Authorization: Bearer abc.def-123") == "> Authorization: Bearer [REDACTED:authorization]");
  CHECK(masked("authorization: token 0123abcd") == "authorization: token [REDACTED:authorization]");
  CHECK(masked(R"({"Authorization": "Basic dXNlcjpwYXNz"})") ==
        R"({"Authorization": "Basic [REDACTED:authorization]"})");
  CHECK(masked("curl -H 'Cookie: a=b; c=d' -v https://h/") ==
        "curl -H 'Cookie: [REDACTED:cookie]' -v https://h/");
  CHECK(masked("Set-Cookie: sid=42; Path=/") == "Set-Cookie: [REDACTED:cookie]");
  CHECK(masked("curl -u a:b https://h/") == "curl -u a:[REDACTED:basic-auth] https://h/");
  CHECK(masked("mysql --password=hunter2 db") == "mysql --password=[REDACTED:password] db");
  CHECK(masked("tool --password \"two words\"") == "tool --password \"[REDACTED:password]\"");
  CHECK(masked("docker login -u me -p swordfish registry.example.com") ==
        "docker login -u me -p [REDACTED:password] registry.example.com");
}

TEST_CASE("passwords of databases, cookies of curl and optional values are masked, and nothing else") {
  CHECK(masked("redis-cli -h db -a hunter2 ping") == "redis-cli -h db -a [REDACTED:password] ping");
  CHECK(masked("redis-cli --pass hunter2") == "redis-cli --pass [REDACTED:password]");
  CHECK(masked("redis://:hunter2@h/0") == "redis://:[REDACTED:url-password]@h/0");
  CHECK(masked("sqlplus -s scott/tiger@//db:1521/x") == "sqlplus -s scott/[REDACTED:password]@//db:1521/x");
  CHECK(masked("sqlplus \"scott/tiger\"@db") == "sqlplus \"scott/[REDACTED:password]\"@db");
  CHECK(masked("sqlplus scott/\"ti@ger\"@db") == "sqlplus scott/\"[REDACTED:password]\"@db");
  CHECK(masked("sqlplus scott/tiger @a.sql") == "sqlplus scott/[REDACTED:password] @a.sql");
  CHECK(masked("/opt/oracle/bin/rman target sys/pw@db") ==
        "/opt/oracle/bin/rman target sys/[REDACTED:password]@db");
  CHECK(masked("url=jdbc:oracle:oci8:scott/tiger@db") == "url=jdbc:oracle:oci8:scott/[REDACTED:password]@db");
  CHECK(masked("curl -sb sid=1 -b'sid=swordfish; a=b' -uci:swordfish https://h/") ==
        "curl -sb sid=1 -b'[REDACTED:cookie]' -uci:[REDACTED:basic-auth] https://h/");
  CHECK(masked("curl --cookie=sid=swordfish https://h/") == "curl --cookie=[REDACTED:cookie] https://h/");
  CHECK(masked("token: Some(\"q7Zp3Lx9Ta2W\"),") == "token: Some(\"[REDACTED:credential]\"),");
  CHECK(masked("apiToken: Optional(\"q7Zp3Lx9Ta2W\")") == "apiToken: Optional(\"[REDACTED:credential]\")");
  CHECK(masked("{token = Just \"q7Zp3Lx9Ta2W\"}") == "{token = Just \"[REDACTED:credential]\"}");
  CHECK(masked("GET /a?key=q7Zp3Lx9Ta2W&b=1") == "GET /a?key=[REDACTED:credential]&b=1");
  for (const std::string_view line : {"git checkout -b fix=1", "the expo a/b@1.2.3-norman target",
                                      "the regexp foo/bar@baz", "token: Some(42)", "see sqlplus docs/guide",
                                      "oauth: enabled", "author: q7Zp", "cache?key=linux-node-18"})
    CHECK(masked(line) == line);
}

TEST_CASE("what is no secret stays readable") {
  for (const std::string_view line : {
           "Using --password via the CLI is insecure. Use --password-stdin.",
           "AUTHORIZATION: basic ***",
           "env: NPM_TOKEN: ${{ secrets.NPM_TOKEN }} and $TOKEN and ${TOKEN}",
           "with: token: ***",
           "commit 9f1c0b7a5d3e2f4c6b8a9d0e1f2a3b4c5d6e7f80",
           "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
           "key: linux-node-18-9f86d081884c7d659a2feaa0c55ad015",
           "SyntaxError: Unexpected token: name (foo1bar2baz3qux4)",
           "src/auth/token.ts:41:17 - error TS2339: Property 'secret' does not exist on type 'Token'.",
           "password: string; token: TokenType2 = undefined",
           "const secret = process.env.SECRET1A2B3C",
           "secretName: registry-creds-v2",
           "true main ubuntu production localhost",
           "git@github.com:a/b.git ssh://git@host:22/a",
           "task-1234567890123456789012345678901234567890",
           "Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089",
           "mvn -B -U versions:use-latest-versions && date -u +%Y-%m-%dT%H:%M:%SZ",
           "usage: tool [--token TOKEN] [--password PASSWORD]",
           "token: 0x7fffe4c3b1a0",
           "password=src/Main1/java2/com3/Foo4/Bar5/Baz6.java",
           "the <password> element is missing, <token>string</token> too",
           "docker run --name mysql -p3306:3306 mysql -p app",
           "密码: 不能为空",
           "https://h/?password=&x=1 https://h/?password=$PASS",
       }) {
    CHECK(masked(line) == line);
  }
}

TEST_CASE("assignments of random values are masked, whatever surrounds them") {
  CHECK(masked("DB_PASSWORD=q7Zp3Lx9Ta2W next") == "DB_PASSWORD=[REDACTED:credential] next");
  CHECK(masked(R"({"client_secret":"q7Zp3Lx9Ta2W","a":1})") ==
        R"({"client_secret":"[REDACTED:credential]","a":1})");
  CHECK(masked("api_key: q7Zp3Lx9Ta2W") == "api_key: [REDACTED:credential]");
  CHECK(masked("token => 'q7Zp3Lx9Ta2W'") == "token => '[REDACTED:credential]'");
}

TEST_CASE("long random values are masked, though they hold slashes and dots") {
  const std::string session =
      "Dr8/h97s+F/vauP7/L7V21jxUdcfQm9+seB1qRmUR8AK3R2GgLLT/ZQISA/pQyOMqlfZZgZMnafy8hWskBf6wmxe1mbVrNHMx1e";
  CHECK(masked("aws_session_token=" + session) == "aws_session_token=[REDACTED:credential]");
  CHECK(masked("VAULT_TOKEN=s.nm7oRvTeaY4EcFHXv6eWMOem") == "VAULT_TOKEN=[REDACTED:credential]");
}

TEST_CASE("credentials in XML, in Chinese, in a query and behind a joined flag are masked") {
  CHECK(masked("<password>q7Zp3Lx9Ta2W</password>") == "<password>[REDACTED:credential]</password>");
  CHECK(masked("密码：q7Zp3Lx9Ta2W 令牌=q7Zp3Lx9Ta2W") ==
        "密码：[REDACTED:credential] 令牌=[REDACTED:credential]");
  CHECK(masked("jdbc:mysql://db/app?user=root&password=swordfish&useSSL=false") ==
        "jdbc:mysql://db/app?user=root&password=[REDACTED:password]&useSSL=false");
  CHECK(masked("mysql -uroot -pswordfish app") == "mysql -uroot -p[REDACTED:password] app");
  CHECK(masked("sshpass -pswordfish ssh host") == "sshpass -p[REDACTED:password] ssh host");
}

TEST_CASE("JSON web tokens are masked whatever their header says, and encrypted ones") {
  const std::string claims = "eyJzdWIiOiIxIiwieCI6Inl5eXl5eSJ9", mac = "AAUUpe73dq2lxLTmChCU3uWj1zPMQx";
  CHECK(masked("t ewogICJhbGciOiAiUlMyNTYifQ." + claims + "." + mac + " x") == "t [REDACTED:jwt] x");
  CHECK(masked("t eyAiYWxnIjogIlJTMjU2In0." + claims + "." + mac + " x") == "t [REDACTED:jwt] x");
  CHECK(masked("t eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..vBR0FzDu0T3MNuB5." + mac + "." + mac + " x") ==
        "t [REDACTED:jwt] x");
}

TEST_CASE("a credential longer than what is looked at is masked to its end") {
  const std::string token = "a1B2" + std::string(5000, 'x') + "9Z";
  CHECK(masked("Authorization: Bearer " + token + " end") ==
        "Authorization: Bearer [REDACTED:authorization] end");
}

TEST_CASE("an 1 MB line of beginnings of secrets takes linear time") {
  for (const std::string_view part :
       {"ghp_", "eyJhbGciOi", "password=", "a://b:c", "Cookie: a=b ", "SG.aaaaaaaaaaaaaaaaaa.",
        "-----BEGIN PRIVATE KEY-----", "token=a1B2c3D4e5F6", "Bearer ", "[REDACTED:", "T3BlbkFJ",
        "1234567890:AA", "docker login ", "::add-mask::a1b2c3d4"}) {
    std::string line;
    while (line.size() < 1'000'000)
      line += part;
    CAPTURE(part);
    CHECK_FALSE(plain().text(line).empty());
  }
}

TEST_CASE("a regex of the user's masks its group, or all of it; a broken one is an error") {
  const auto with = [](const std::string& regex, std::string_view text) {
    return Redactor::make(Env(), {{}, {regex}, {}, true})->text(text).str();
  };
  CHECK(with("ACME-\\d+", "id ACME-42, ACME-43") == "id [REDACTED:custom], [REDACTED:custom]");
  CHECK(with("pin=(\\d+)", "pin=1234 ok") == "pin=[REDACTED:custom] ok");
  CHECK(with("^x*$", "a\nxx\n") == "a\n[REDACTED:custom]\n");
  CHECK(with("(a+)+$", std::string(40, 'a') + "b") == "[REDACTED:custom]");  // took too long
  const auto broken = Redactor::make(Env(), {{}, {"("}, {}, true});
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == Errc::invalid_input);
}
