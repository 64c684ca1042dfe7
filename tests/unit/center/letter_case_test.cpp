#include "center/store/letter_case.hpp"

#include <doctest/doctest.h>

using namespace cicd::center;

TEST_CASE("capitals of several scripts become small letters, everything else stays") {
  CHECK(fold_case("AbZ@[ 09") == "abz@[ 09");
  CHECK(fold_case("ÀÖ×ØÞß÷ÿ Āā Ĺĺ Ÿ Žž") == "àö×øþß÷ÿ āā ĺĺ ÿ žž");
  CHECK(fold_case("ΆΈΊΌΎΏ ΑΡΣΫ ς") == "άέίόύώ αρσϋ ς");
  CHECK(fold_case("ЀЏ АЯ Ѡ Ҋ Ӂ Ӑ Ԯ") == "ѐџ ая ѡ ҋ ӂ ӑ ԯ");
  CHECK(fold_case("Ḁ ẔẠ Ỿ Ａ-Ｚ") == "ḁ ẕạ ỿ ａ-ｚ");
  CHECK(fold_case("构建失败 ❌ 🚀 İ") == "构建失败 ❌ 🚀 İ");
  CHECK(fold_case("\xC3") == "\xC3");
  CHECK(fold_case("\xF0\x9F") == "\xF0\x9F");
}
