#include "log/line_splitter.hpp"
#include "log/normalise.hpp"
#include "redact/redactor.hpp"

#include <doctest/doctest.h>

#include <utility>

using namespace cicd;
using namespace cicd::redact;

namespace {

constexpr std::string_view mask = "[REDACTED:private-key]";

// The marks in two pieces, so that nobody's scanner takes this file for a key.
std::string begin_mark(std::string_view label = "RSA PRIVATE KEY") {
  return "-----BEG" + ("IN " + std::string(label)) + "-----";
}
std::string end_mark(std::string_view label = "RSA PRIVATE KEY") {
  return "-----EN" + ("D " + std::string(label)) + "-----";
}
const std::string body_line = "MIIEpAIBAAKCAQEA7bq1x2y3Zk4v5w6t7u8s9r0qPpOoNnMmLlKkJjIiHhGgFfEe";

std::string masked(std::string_view text) {
  return Redactor::make(Env(), {})->text(text).str();
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++n;
  return n;
}

}  // namespace

TEST_CASE("what follows a key stays readable, however short the key and however much it looks like one") {
  const std::string digest =
      "Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const std::string log = begin_mark() + "\nMIIEow\n" + end_mark() + "\n" + digest + "\nend\n";
  StreamSecrets secrets;
  secrets.feed(log);
  const auto redactor = *Redactor::make(Env(), {}, std::move(secrets));
  const std::string masks = "[REDACTED:private-key]\n[REDACTED:private-key]\n[REDACTED:private-key]\n";
  CHECK(redactor.tail(log, 0, 10'000).text.str() == masks + digest + "\nend\n");
}

TEST_CASE("a private key is masked line by line, what surrounds it stays") {
  const auto key = begin_mark() + "\n" + body_line + "\n" + body_line + "\nabcd==\n" + end_mark();
  const auto text = masked("before\n" + key + "\nafter\n");
  CHECK(text.starts_with("before\n" + std::string(mask)));
  CHECK(text.ends_with(std::string(mask) + "\nafter\n"));
  CHECK(count(text, "MII") == 0);
  CHECK(count(text, "\n") == 7);
}

TEST_CASE("keys of every kind, with headers, with prefixes, on one line") {
  for (const std::string_view label : {"PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY",
                                       "ENCRYPTED PRIVATE KEY", "PGP PRIVATE KEY BLOCK"}) {
    CAPTURE(label);
    CHECK(count(masked(begin_mark(label) + "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,1A2B\n\n" +
                       body_line + "\n" + end_mark(label)),
                "MII") == 0);
    CHECK(count(masked("web | " + begin_mark(label) + "\nweb | " + body_line + "\nweb | " + end_mark(label)),
                "MII") == 0);
    CHECK(masked("key=\"" + begin_mark(label) + "\\n" + body_line + "\\n" + end_mark(label) + "\\n\" ok") ==
          "key=\"" + std::string(mask) + "\\n\" ok");
  }
}

TEST_CASE("an unterminated key is masked as far as it looks like one") {
  CHECK(masked(begin_mark() + "\n" + body_line + "\n" + body_line + "\nmake: *** [all] Error 1\n") ==
        std::string(mask) + "\n" + std::string(mask) + "\n" + std::string(mask) +
            "\nmake: *** [all] Error 1\n");
  CHECK(masked(begin_mark() + "\\n" + body_line) == mask);
}

TEST_CASE("a key in the source of a program is masked line by line") {
  for (const std::string_view behind : {"\\n\" +", "\\n\"", "\\n\" \\", "\\n\");", "'", "' +"}) {
    const std::string quote(behind.front() == '\'' ? "'" : "\"");
    std::string text = quote + begin_mark() + std::string(behind) + "\n";
    for (int line = 0; line < 30; ++line)
      text += "  " + quote + body_line + std::string(behind) + "\n";
    CAPTURE(behind);
    CHECK(masked(text + "next\n").find(body_line) == std::string::npos);
    CHECK(masked(text + "next\n").ends_with("\nnext\n"));
  }
}

TEST_CASE("the end of a key whose beginning is not there is masked up to where it begins to look like one") {
  const auto masks = std::string(mask) + "\n" + std::string(mask) + "\n" + std::string(mask) + "\n";
  CHECK(masked("cat key\n" + body_line + "\n" + body_line + "\n" + end_mark() + "\nafter\n") ==
        "cat key\n" + masks + "after\n");
  CHECK(masked(body_line + "\nab+==\n" + end_mark("OPENSSH PRIVATE KEY") + "\n") == masks);
  CHECK(masked("web | " + body_line + "\nweb | " + body_line + "\nweb | " + end_mark()) ==
        std::string(mask) + "\n" + std::string(mask) + "\nweb | " + std::string(mask));
  CHECK(masked("  \"" + body_line + "\\n\" +\n  \"" + body_line + "\\n\" +\n  \"" + end_mark() + "\\n\"") ==
        std::string(mask) + "\n" + std::string(mask) + "\n  \"" + std::string(mask) + "\\n\"");
  CHECK(masked("k: " + body_line + "\\n" + body_line + "\\nab==\\n" + end_mark() + "\\n\" ok") ==
        "k: " + std::string(mask) + "\\n\" ok");
  CHECK(masked(body_line + " " + body_line + " " + end_mark() + " ok") == std::string(mask) + " ok");
  for (const std::string& talk :
       {"no line with " + end_mark() + " was found", "one\nline\nwith\n" + end_mark() + "\n",
        "Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n" +
            end_mark("CERTIFICATE") + "\n",
        "the end is missing: expected " + end_mark() + "\n"})
    CHECK(masked(talk) == talk);
  std::string many;
  while (many.size() < 1'000'000)
    many += body_line + "\n" + end_mark() + "\n";
  CHECK(masked(many).find("MII") == std::string::npos);
}

TEST_CASE("many ends of keys, each with letters of base64 behind it, take linear time") {
  std::string log;
  while (log.size() < 1'000'000)
    log += end_mark() + std::string(44, 'A') + "\n";
  CHECK(masked(log).size() == log.size());
}

TEST_CASE("certificates, public keys and talk about keys stay") {
  const auto certificate = begin_mark("CERTIFICATE") + "\n" + body_line + "\n" + end_mark("CERTIFICATE");
  CHECK(masked(certificate) == certificate);
  const auto talk = "expected " + begin_mark("PUBLIC KEY") + " here";
  CHECK(masked(talk) == talk);
}

TEST_CASE("kept lines of a key whose beginning was not kept are masked") {
  std::string log = "start\n" + begin_mark() + "\n";
  for (int i = 0; i < 20; ++i)
    log += body_line + "\n";
  log += end_mark() + "\nend\n";
  for (std::size_t cut = 0; cut < log.size(); cut += 7) {
    StreamSecrets secrets;
    secrets.feed(std::string_view(log).substr(0, cut));
    secrets.feed(std::string_view(log).substr(cut));
    const auto redactor = *Redactor::make(Env(), {}, std::move(secrets));
    log::Document document;
    log::LineSplitter splitter;
    const auto keep = [&](const log::RawLine& line) {
      if (line.number == 1 || line.number >= 10)
        document.lines.push_back({line.number, line.offset, log::normalise(line.bytes)});
    };
    splitter.feed(log, keep);
    splitter.finish(keep);
    const auto safe = redactor.log(document);
    REQUIRE(safe.size() == document.lines.size());
    CHECK(safe.find(document.lines.front().number)->text.str() == "start");
    CHECK(safe.find(document.lines.back().number)->text.str() == "end");
    for (std::size_t i = 1; i + 1 < safe.size(); ++i)
      CHECK(safe.find(document.lines[i].number)->text.str() == mask);
    const auto tail = redactor.tail(std::string_view(log).substr(200), 200, 10'000);
    CHECK(count(tail.text.str(), body_line.substr(10, 20)) == 0);
    CHECK(tail.text.str().ends_with("end\n"));
  }
}
