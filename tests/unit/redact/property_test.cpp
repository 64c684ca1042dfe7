#include "base/base64.hpp"
#include "log/line_splitter.hpp"
#include "log/normalise.hpp"
#include "log/tail.hpp"
#include "redact/needle.hpp"
#include "redact/redactor.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

using namespace cicd;
using namespace cicd::redact;

namespace {

// Secrets with all that may go wrong: quotes, markup, blanks, non-ASCII, an equal start, a long one, two
// lines.
const std::vector<std::string>& secrets() {
  static const std::vector<std::string> values{
      "s3cr3t-value-1",
      "pa\"ss<w>&'o\\rd/+?=1",
      "密码abc-12345",
      "aaaaaaaaaaaaaaab",
      "with two blanks",
      "s3cr3t-value-1-and-more",
      "dGhpcyBpcyBiYXNlNjQgaXRzZWxm"
      "bGFy",
      std::string("0123456789abcdef0123456789ABCDEF0123456789abcdef") + "!~",
      "first-line-of-it\nsecond-line-of-it",
      "short7!"};
  return values;
}

Env environment() {
  std::map<std::string, std::string, std::less<>> values;
  for (std::size_t i = 0; i < secrets().size(); ++i)
    values.emplace("S" + std::to_string(i) + "_TOKEN", secrets()[i]);
  return Env(std::move(values));
}

// Every form in which a secret may be written, by its own needles and by plain encoders.
std::vector<std::string> forms_of(const std::string& secret) {
  std::vector<KnownValue> known;
  add_known(secret, "env", "X", known);
  std::vector<std::string> forms;
  for (const auto& value : known) {
    forms.push_back(value.text);
    for (const auto* const before : {"", "a", "ab", "user:"})
      forms.push_back(base64_encode(before + value.text + "."));
    for (const auto& needle : needles_of(value, 0))
      forms.push_back(needle.text);
  }
  return forms;
}

bool shows(std::string_view text, std::string_view form) {
  return text.find(form) != std::string_view::npos;
}

const Redactor& redactor() {
  static const Redactor made = *Redactor::make(environment(), {});
  return made;
}

}  // namespace

TEST_CASE("no form of a secret shows in a text, and masking again changes nothing") {
  for (const auto& secret : secrets()) {
    for (const auto& form : forms_of(secret)) {
      CAPTURE(form);
      for (const std::string& text : {form, "say " + form + " now", "x=\"" + form + "\";\n" + form + "\n",
                                      "\x1b[31m" + form + "\x1b[0m", "https://u:" + form + "@h/"}) {
        const auto once = redactor().text(text).str();
        CAPTURE(once);
        CHECK_FALSE(shows(once, form));
        CHECK(redactor().text(once).str() == once);
      }
    }
  }
}

TEST_CASE("what other programs make of a secret is masked") {
  const std::string secret = "pa'ss\\w\"o r d-密码🔑";
  const auto known =
      *Redactor::make(Env(std::map<std::string, std::string, std::less<>>{{"X_TOKEN", secret}}), {});
  for (const std::string_view form : {
           R"(pa\u0027ss\\w\"o r d-\u5bc6\u7801\ud83d\udd11)",     // JSON in ASCII, HTML-safe
           R"(pa'ss\\w\"o r d-\u5BC6\u7801\uD83D\uDD11)",          // JSON in ASCII, capitals
           R"(pa'ss\\\\w\\\"o r d-密码🔑)",                         // JSON within JSON
           R"(pa'ss\\\\w\\\"o r d-\\u5bc6\\u7801\\ud83d\\udd11)",  // the same in ASCII
           R"(pa\'ss\\w\"o\ r\ d-密码🔑)",                          // a shell's backslashes
           R"('pa'"'"'ss\w"o r d-密码🔑')",                         // shlex.quote of Python
           R"('pa\'ss\\w"o r d-密码🔑')",                           // repr of Python
       }) {
    CAPTURE(form);
    CHECK(known.text(form).str().find("ss") == std::string::npos);
  }
}

TEST_CASE("base64 that a program broke into lines shows nothing of a long secret") {
  const std::string secret = "github_pat_" + std::string("11ABCDEFG0aBcDeFgHiJkL_") +
                             "mNoPqRsTuVwXyZ0123456789abcdefghijKLMNOPQRSTUVWXYZ987";
  const auto known =
      *Redactor::make(Env(std::map<std::string, std::string, std::less<>>{{"X_TOKEN", secret}}), {});
  for (const std::string_view before : {"", "u:", "ci:", "some-user-with-a-long-name:"}) {
    const auto whole = base64_encode(std::string(before) + secret + "\n");
    for (const std::size_t width : {64U, 76U}) {
      std::string lines;
      for (std::size_t at = 0; at < whole.size(); at += width)
        lines += whole.substr(at, width) + "\n";
      const auto shown = known.text(lines).str();
      CAPTURE(shown);
      const auto from = (before.size() + 3) / 3 * 4;
      for (std::size_t at = from; at + 12 <= whole.size() - 4; ++at)
        CHECK_FALSE(shows(shown, whole.substr(at, 12)));
    }
  }
  CHECK(known.text("see docs/guide/first-steps for more").str() == "see docs/guide/first-steps for more");
}

TEST_CASE("a secret of 100 kB is masked by few needles, also in base64 that was broken into lines") {
  std::string secret;
  for (std::uint32_t number = 1; secret.size() < 100'000; ++number)
    secret += base64_encode(std::to_string(number * 2'654'435'761U));
  CHECK(needles_of({secret, "env", "X_TOKEN"}, 0).size() < secret.size() / 8);
  const auto known =
      *Redactor::make(Env(std::map<std::string, std::string, std::less<>>{{"X_TOKEN", secret}}), {});
  const auto whole = base64_encode("u:" + secret);
  for (const std::size_t width : {64U, 76U}) {
    std::string lines, masks;
    for (std::size_t at = 0; at + width <= whole.size(); at += width) {
      lines += whole.substr(at, width) + "\n";
      masks += "[REDACTED:env]\n";
    }
    CHECK(known.text(lines).str() == masks);
  }
}

TEST_CASE("a short line of a secret is masked behind an escaped line end") {
  const auto known = *Redactor::make(
      Env(std::map<std::string, std::string, std::less<>>{{"X_TOKEN", "first-line-of-it\nl3CC"}}), {});
  CHECK(known.text(R"("first-line-of-it\nl3CC")").str() == R"("[REDACTED:env]\n[REDACTED:env]")");
  CHECK(known.text("first-line-of-it%0Al3CC").str() == "[REDACTED:env]%0A[REDACTED:env]");
  CHECK(known.text("nl3CC").str() == "nl3CC");
}

TEST_CASE("no form of a secret shows in a log") {
  for (const auto& secret : secrets()) {
    for (const auto& form : forms_of(secret)) {
      log::Document document;
      document.lines.push_back({7, 70, "say " + form + " now"});
      document.lines.push_back({9, 90, form});
      const auto safe = redactor().log(document);
      CAPTURE(form);
      REQUIRE(safe.lines.size() == 2);
      CHECK(safe.lines[0].number == 7);
      CHECK_FALSE(shows(safe.lines[0].text.str(), form));
      CHECK_FALSE(shows(safe.lines[1].text.str(), form));
      CHECK(safe.masked == 2);
    }
  }
}

TEST_CASE("wherever the tail is cut, no end of a secret longer than 3 bytes shows") {
  for (const auto& secret : secrets()) {
    for (const auto& form : forms_of(secret)) {
      const std::string log = "before " + form + " behind";
      for (std::size_t cut = 0; cut <= 7 + form.size(); ++cut) {
        const auto tail = redactor().tail(std::string_view(log).substr(cut), cut, 1000).text.str();
        CAPTURE(form);
        CAPTURE(cut);
        CAPTURE(tail);
        CHECK(tail.ends_with(" behind"));
        const auto from = std::max<std::size_t>(cut, 7) - 7;  // of the form, where the tail begins in it
        if (form.size() - from >= 4) CHECK_FALSE(tail.starts_with(form.substr(from)));
        CHECK_FALSE(shows(tail, form));
      }
    }
  }
}

TEST_CASE("wherever the stream is cut, a value named by ::add-mask:: shows nowhere") {
  const std::string log = "a\n::add-mask::my own%25 value\nnow my own% value shows\n";
  for (std::size_t cut = 0; cut <= log.size(); ++cut) {
    StreamSecrets stream;
    log::Tail ring(30);
    for (const auto part : {std::string_view(log).substr(0, cut), std::string_view(log).substr(cut)}) {
      stream.feed(part);
      ring.feed(part);
    }
    const auto made = *Redactor::make(Env(), {}, std::move(stream));
    CAPTURE(cut);
    CHECK_FALSE(shows(made.tail(ring.bytes(), ring.offset(), 100).text.str(), "own"));
    CHECK_FALSE(shows(made.text(log).str(), "own"));
  }
}
