#include "base/base64.hpp"
#include "log/line_splitter.hpp"
#include "log/normalise.hpp"
#include "log/tail.hpp"
#include "redact/needle.hpp"
#include "redact/redactor.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
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
      REQUIRE(safe.size() == 2);
      CHECK_FALSE(shows(safe.find(7)->text.str(), form));
      CHECK_FALSE(shows(safe.find(9)->text.str(), form));
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

namespace {

std::string spelled_in_hex(std::string_view text, std::string_view before, std::string_view between,
                           bool upper) {
  std::string out;
  for (const char c : text) {
    if (!out.empty()) out += between;
    out += before;
    out += upper ? fmt::format("{:02X}", static_cast<unsigned char>(c))
                 : fmt::format("{:02x}", static_cast<unsigned char>(c));
  }
  return out;
}

// What hexdump -C (groups of one) and xxd (groups of two) print.
std::string dump(std::string_view text, std::size_t group, std::string_view behind_offset) {
  std::string out;
  for (std::size_t row = 0; row < text.size(); row += 16) {
    const auto bytes = text.substr(row, 16);
    out += fmt::format("{:08x}{} ", row, behind_offset);
    std::string letters;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      out += fmt::format("{:02x}", static_cast<unsigned char>(bytes[i]));
      if (i % group == group - 1) out += group == 1 && i == 7 ? "  " : " ";
      letters += bytes[i] >= ' ' && bytes[i] <= '~' ? bytes[i] : '.';
    }
    out += std::string(50 - bytes.size() * 2, ' ') + (group == 1 ? "|" + letters + "|" : letters) + "\n";
  }
  return out;
}

std::string in_rows(std::string_view text, std::size_t width, std::string_view before = "") {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += width)
    out += std::string(before) + std::string(text.substr(at, width)) + "\n";
  return out;
}

// Each line of `secret` that is masked wherever it stands.
std::vector<std::string> long_lines(const std::string& secret) {
  std::vector<KnownValue> known;
  add_known(secret, "env", "X", known);
  std::vector<std::string> lines;
  for (const auto& value : known) {
    if (value.text.size() >= 8) lines.push_back(value.text);
  }
  return lines;
}

}  // namespace

TEST_CASE("no secret shows in hex, however it is written") {
  for (const auto& secret : secrets()) {
    for (const auto& line : long_lines(secret)) {
      for (const bool upper : {false, true}) {
        for (const auto& [before, between] :
             std::vector<std::pair<std::string_view, std::string_view>>{{"", ""},
                                                                        {"", " "},
                                                                        {"", ":"},
                                                                        {"0x", ", "},
                                                                        {"0x", ","},
                                                                        {"\\x", ""},
                                                                        {"%", ""},
                                                                        {"", "-"}}) {
          const auto form = spelled_in_hex("x=" + line, before, between, upper)
                                .substr(2 * (2 + before.size() + between.size()));
          for (const auto& text :
               {form, "say " + form + " now", spelled_in_hex(line + "!", before, between, upper)}) {
            const auto shown = redactor().text(text).str();
            CAPTURE(text);
            CAPTURE(shown);
            CHECK_FALSE(shows(shown, form));
            CHECK_FALSE(shows(shown, form.substr(form.size() / 2)));
            CHECK(shows(shown, "[REDACTED:env]"));
          }
        }
      }
    }
  }
  CHECK(redactor().text("commit 9f1c0b7a5d3e2f4c6b8a9d0e1f2a3b4c5d6e7f80").str() ==
        "commit 9f1c0b7a5d3e2f4c6b8a9d0e1f2a3b4c5d6e7f80");
}

TEST_CASE("no secret shows in a dump, wherever its rows end") {
  for (const auto& secret : secrets()) {
    for (const auto& line : long_lines(secret)) {
      for (std::size_t before = 0; before < 32; ++before) {
        const auto whole = std::string(before, '.') + line + std::string(32, '.');
        for (const auto& text :
             {dump(whole, 1, " "), dump(whole, 2, ":"), in_rows(spelled_in_hex(whole, "", "", false), 60),
              in_rows(spelled_in_hex(whole, "", ":", false), 45, "    "),
              in_rows(spelled_in_hex(whole, "0x", ", ", false), 72, "  ")}) {
          const auto shown = redactor().text("a\n" + text + "b\n").str();
          CAPTURE(text);
          CAPTURE(shown);
          CHECK(shown.starts_with("a\n"));
          CHECK(shown.ends_with("b\n"));
          CHECK(std::count(shown.begin(), shown.end(), '\n') ==
                std::count(text.begin(), text.end(), '\n') + 2);
          for (std::size_t at = 0; at + 4 <= line.size(); ++at) {
            CHECK_FALSE(shows(shown, spelled_in_hex(line.substr(at, 4), "", "", false)));
            CHECK_FALSE(shows(shown, spelled_in_hex(line.substr(at, 4), "", " ", false)));
            CHECK_FALSE(shows(shown, spelled_in_hex(line.substr(at, 4), "", ":", false)));
            CHECK_FALSE(shows(shown, spelled_in_hex(line.substr(at, 4), "0x", ", ", false)));
          }
        }
      }
    }
  }
}

TEST_CASE("a secret that a tool broke into lines shows nowhere, whatever the column and the indentation") {
  for (const auto& secret : secrets()) {
    for (const auto& line : long_lines(secret)) {
      if (line.find(' ') != std::string::npos || line.front() == '\xE5') continue;
      for (const std::string_view front : {"", "    ", "#12 3.456 "}) {
        for (std::size_t cut = 1; cut < line.size(); ++cut) {
          const auto first = line.substr(0, cut), second = line.substr(cut);
          const auto shown =
              redactor().text("key=" + first + "\n" + std::string(front) + second + " end\n").str();
          CAPTURE(shown);
          CHECK(shown == "key=[REDACTED:env]\n" + std::string(front) + "[REDACTED:env] end\n");
        }
        const auto rows = redactor().text(in_rows(line, 9, front)).str();
        CAPTURE(rows);
        CHECK(std::count(rows.begin(), rows.end(), '[') == static_cast<long>((line.size() + 8) / 9));
        const auto encoded = base64_encode("ci:" + line + "\n");
        for (std::size_t width = 8; width < encoded.size(); ++width) {
          const auto wrapped = redactor().text(in_rows(encoded, width, front)).str();
          CAPTURE(width);
          CAPTURE(wrapped);
          for (std::size_t at = 4; at + 12 <= encoded.size(); at += 4)
            CHECK_FALSE(shows(wrapped, encoded.substr(at, 8)));
        }
      }
    }
  }
}

TEST_CASE("wherever the tail is cut, no end of a secret in hex or in lines shows") {
  for (const auto& secret : secrets()) {
    for (const auto& line : long_lines(secret)) {
      for (const auto& form :
           {spelled_in_hex(line, "", "", false), spelled_in_hex(line, "", " ", true), in_rows(line, 7)}) {
        const std::string log = "." + form + " behind";
        for (std::size_t cut = 1; cut < log.size() - 7; ++cut) {
          const auto tail = redactor().tail(std::string_view(log).substr(cut), cut, 1000).text.str();
          CAPTURE(form);
          CAPTURE(cut);
          CAPTURE(tail);
          const auto left = form.substr(std::min(form.size(), cut - 1));
          if (left.size() >= 12) CHECK_FALSE(shows(tail, left.substr(left.size() - 9, 6)));
        }
      }
    }
  }
}

TEST_CASE("1 MB of beginnings of secrets, in hex and in lines, takes linear time") {
  for (const std::string part : {"7333", "73 33 ", "00000010: 7333 ", "s3cr3t-v\n", "aaaaaaaaaaaaaaa\n",
                                 "3161616161", "733363723374 73336372337423d76616c75652d31 ",
                                 "00000000  73 33 63 72 33 74 2d 76  61 6c 75 65 2d 31 "}) {
    std::string text;
    while (text.size() < 1'000'000)
      text += part;
    CAPTURE(part);
    CHECK_FALSE(redactor().text(text).empty());
  }
}
