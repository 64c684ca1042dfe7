#include "base/text.hpp"

#include "base/base64.hpp"

#include <doctest/doctest.h>

#include <array>
#include <utility>

using namespace cicd;

TEST_CASE("repair_utf8: one U+FFFD for each maximal ill-formed part, as in Unicode 15 table 3-8") {
  CHECK(repair_utf8("plain ascii, longer than eight bytes") == "plain ascii, longer than eight bytes");
  CHECK(repair_utf8("构建失败 🚀") == "构建失败 🚀");
  CHECK(repair_utf8("a\xF1\x80\x80\xE1\x80\xC2"
                    "b\x80"
                    "c\x80\xBF"
                    "d") == "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  CHECK(repair_utf8(std::string_view("a\0b", 3)) == "a\uFFFDb");
  CHECK(repair_utf8("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");  // a surrogate
  CHECK(repair_utf8("\xE6\x9E") == "\uFFFD");                  // cut at the end
}

TEST_CASE("is_utf8: overlong forms and surrogates are not") {
  CHECK(is_utf8("中文"));
  CHECK_FALSE(is_utf8("\xC0\x80"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_utf8("\xF5\x80\x80\x80"));
}

TEST_CASE("utf8_prefix and utf8_suffix cut at character boundaries") {
  CHECK(utf8_prefix("中文", 5) == "中");
  CHECK(utf8_prefix("中文", 6) == "中文");
  CHECK(utf8_prefix("中文", 2).empty());
  CHECK(utf8_suffix("中文", 5) == "文");
  CHECK(utf8_suffix("中文", 2).empty());
}

TEST_CASE("clip counts code points and marks the cut") {
  CHECK(clip("abcdef", 6) == "abcdef");
  CHECK(clip("abcdef", 5) == "abcd…");
  CHECK(clip("中文字符", 3) == "中文…");
}

TEST_CASE("trim, split, replace_all, glob_match") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim(" \n").empty());
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',').size() == 1);
  CHECK(replace_all("a--b--", "--", "+") == "a+b+");
  CHECK(glob_match("*_TOKEN", "NPM_TOKEN"));
  CHECK(glob_match("A*B?", "AxxByBz"));
  CHECK_FALSE(glob_match("*_TOKEN", "TOKENS"));
}

TEST_CASE("nearest finds a typing error and nothing else") {
  constexpr std::array<std::string_view, 3> names{"timeout", "tail", "token-file"};
  CHECK(nearest("timout", names) == "timeout");
  CHECK(nearest("token_file", names) == "token-file");
  CHECK_FALSE(nearest("colour", names));
}

TEST_CASE("parse_int takes whole decimal numbers only") {
  CHECK(parse_int("42") == 42);
  CHECK(parse_int("-7") == -7);
  CHECK_FALSE(parse_int("42 "));
  CHECK_FALSE(parse_int(""));
  CHECK_FALSE(parse_int("99999999999999999999"));
}

TEST_CASE("base64: RFC 4648 section 10, both alphabets, padding optional") {
  for (const auto& [plain, coded] :
       {std::pair{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}}) {
    CHECK(base64_encode(plain) == coded);
    CHECK(base64_decode(coded) == plain);
  }
  CHECK(base64_decode("-_-_") == "\xFB\xFF\xBF");
  CHECK(base64_decode("+/+/") == "\xFB\xFF\xBF");
  CHECK_FALSE(base64_decode("Z"));
  CHECK_FALSE(base64_decode("Zg=a"));
}

TEST_CASE("a text of several lines becomes one line") {
  CHECK(one_line("a b") == "a b");
  CHECK(one_line(" a\n  b\r\n\tc \n") == "a b c");
  CHECK(one_line("\x02 a") == "a");
  CHECK(one_line("a\x1b[1m\x7f!") == "a [1m !");
  CHECK(one_line("单元\n测试") == "单元 测试");
  CHECK(one_line("\n\t").empty());
}

TEST_CASE("indent counts the blanks in front") {
  CHECK(indent("total") == 0);
  CHECK(indent(" \ttotal ") == 2);
  CHECK(indent("  ") == 2);
  CHECK(indent("") == 0);
}
