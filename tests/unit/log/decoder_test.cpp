#include "log/decoder.hpp"

#include <doctest/doctest.h>

using namespace cicd;
using log::Decoder;
using log::Encoding;

namespace {

// `text` in UTF-16 with its mark; only characters below U+10000.
std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  const auto marked = u"\xFEFF" + std::u16string(text);
  for (const char16_t unit : marked) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

std::string decoded(std::string_view bytes, std::size_t step, Encoding* encoding = nullptr) {
  Decoder decoder;
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += step)
    text += decoder.feed(bytes.substr(at, step));
  text += decoder.finish();
  if (encoding != nullptr) *encoding = decoder.encoding();
  return text;
}

}  // namespace

TEST_CASE("UTF-16 of both byte orders is decoded, wherever it is split") {
  for (const bool big_endian : {false, true}) {
    const auto bytes = utf16(u"构建 failed é 🚀\r\n", big_endian);
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
      auto encoding = Encoding::other;
      CAPTURE(step);
      CHECK(decoded(bytes, step, &encoding) == "构建 failed é 🚀\r\n");
      CHECK(encoding == Encoding::utf16);
    }
  }
}

TEST_CASE("half a surrogate pair and half a unit become U+FFFD") {
  CHECK(decoded(utf16(std::u16string{u'a', u'\xD83D', u'b'}, false), 1) == "a\uFFFDb");
  CHECK(decoded(utf16(std::u16string{u'\xDE80'}, true), 3) == "\uFFFD");
  CHECK(decoded(utf16(u"a", false) + "x", 2) == "a\uFFFD");
}

TEST_CASE("a UTF-8 mark is dropped, everything else passes") {
  for (const std::size_t step : {1U, 2U, 3U, 100U}) {
    CHECK(decoded("\xEF\xBB\xBFtext", step) == "text");
    CHECK(decoded("\xEF\xBB", step) == "\xEF\xBB");
    CHECK(decoded("text\xFF\xFE", step) == "text\xFF\xFE");
    CHECK(decoded("\xEF\xBB\xBF", step).empty());
    CHECK(decoded("", step).empty());
  }
}

TEST_CASE("GBK is told from UTF-8, and a stray byte does not make UTF-8 another encoding") {
  auto encoding = Encoding::utf8;
  decoded("make: *** \xB4\xED\xCE\xF3 [\xD6\xD5\xD6\xB9] 1\n", 100, &encoding);
  CHECK(encoding == Encoding::other);
  decoded("错误 \xFF 构建失败\n", 100, &encoding);
  CHECK(encoding == Encoding::utf8);
  decoded("plain\n", 100, &encoding);
  CHECK(encoding == Encoding::utf8);
}
