#include "center/store/search.hpp"

#include "unit/center/database_file.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace cicd;
using namespace cicd::center;

namespace {

using Ids = std::vector<std::int64_t>;

// Bugs 1, 2, 3 … with these texts, all in the index.
struct Texts : test::DatabaseFile {
  explicit Texts(std::initializer_list<const char*> texts) {
    std::int64_t id = 0;
    for (const char* text : texts)
      Query(*connection, "INSERT INTO bug_text (rowid, text) VALUES (?,?)", ++id, indexed_text(text)).run();
    REQUIRE(connection->take_failure());
  }

  // Hits, the highest id first.
  Ids find(std::string_view words, std::int64_t highest = 4) {
    const auto search = make_search(*connection, words);
    Candidates candidates(*connection, search);
    Ids hits;
    for (std::int64_t id = highest; id > 0; --id)
      if (candidates.is_hit(id)) hits.push_back(id);
    REQUIRE(connection->take_failure());
    return hits;
  }
};

}  // namespace

TEST_CASE("the index is asked for trigrams side by side, texts for the whole word") {
  Texts none({});
  const auto search = [&none](std::string_view words) { return make_search(*none.connection, words); };
  CHECK(search("abcd").expression == "\"abc\" AND \"bcd\"");
  CHECK(search("abcdef").expression == "\"abc\" AND \"def\"");
  CHECK(search("构建镜像").expression == "\"构建镜\" AND \"建镜像\"");
  CHECK(search("a\"bc").expression == "\"a\"\"b\" AND \"\"\"bc\"");
  CHECK(search(" 5%_\\ ÄB").words == std::vector<std::string>{"5%_\\", "äb"});
  CHECK(search("构建").hopeless);
  CHECK(search(" \n ").words.empty());
  CHECK(search("1 2 3 4 5 6 7 8 9").words.size() == 9);
}

TEST_CASE("words of any length are found, at the end of a text too") {
  Texts texts({"Docker 构建", "前端构建失败", "docker push failed", "x"});
  CHECK(texts.find("构建") == Ids{2, 1});
  CHECK(texts.find("建") == Ids{2, 1});
  CHECK(texts.find("建失") == Ids{2});
  CHECK(texts.find("DOCKER") == Ids{3, 1});
  CHECK(texts.find("Do") == Ids{3, 1});
  CHECK(texts.find("x") == Ids{4});
  CHECK(texts.find("docker 构建") == Ids{1});
  CHECK(texts.find("z").empty());
}

TEST_CASE("words are found in any case, in the index and before they are in it") {
  Texts texts({"ОШИБКА сборки", "Ärger mit naïve", "ﬁn", "ＡＢＣ"});
  Query(*texts.connection, "INSERT INTO pending_text (bug, text) VALUES (3, 'Größe ΑΒΓ')").run();
  CHECK(texts.find("ошибка") == Ids{1});
  CHECK(texts.find("ОШ") == Ids{1});
  CHECK(texts.find("СБОРКИ") == Ids{1});
  CHECK(texts.find("ä") == Ids{2});
  CHECK(texts.find("Ä") == Ids{2});
  CHECK(texts.find("NAÏVE äRGER") == Ids{2});
  CHECK(texts.find("GRÖßE αβγ") == Ids{3});
  CHECK(texts.find("ａｂ") == Ids{4});
}

TEST_CASE("every word counts") {
  Texts texts({"a b c d e f g h i", "a b c d e f g h j"});
  CHECK(texts.find("a b c d e f g h i") == Ids{1});
  CHECK(texts.find("\xE3\x80\x80h\xE3\x80\x80 i\xE3\x80\x80") == Ids{1});  // blanks of Chinese keyboards
}

TEST_CASE("of very many candidates only those are compared that are asked for") {
  Texts texts({});
  for (int number = 1; number <= 2100; ++number)
    Query(*texts.connection, "INSERT INTO bug_text (rowid, text) VALUES (?,?)", number,
          indexed_text(number % 2 == 0 ? "abcx bcdx" : "abcd"))
        .run();
  const auto search = make_search(*texts.connection, "abcd");
  Candidates candidates(*texts.connection, search);
  CHECK_FALSE(candidates.exact());
  CHECK(candidates.bugs().ids().size() == 2100);
  CHECK(candidates.is_hit(2099));
  CHECK_FALSE(candidates.is_hit(2098));
  CHECK_FALSE(candidates.is_hit(2101));
  texts.connection->exec("DELETE FROM bug_text WHERE rowid > 1000");
  Candidates fewer(*texts.connection, search);
  CHECK(fewer.exact());
  CHECK(fewer.bugs().ids().size() == 500);
}

TEST_CASE("parts that lie apart are no hit") {
  Texts texts({"abcd bcde", "abcde"});
  CHECK(texts.find("abcde") == Ids{2});
}

TEST_CASE("a text that waits for the index stands for its bug") {
  Texts texts({"old words", "other"});
  Query(*texts.connection, "INSERT INTO pending_text (bug, text) VALUES (1, 'fresh line'), (3, 'fresh too')")
      .run();
  CHECK(texts.find("fresh") == Ids{3, 1});
  CHECK(texts.find("old words").empty());
  CHECK(texts.find("fr") == Ids{3, 1});
}

TEST_CASE("for a short word that begins too many trigrams every text may be a hit") {
  Texts texts({"x"});
  const auto add = [&texts](int from, int to) {
    for (int number = from; number < to; ++number) {
      const std::string text{'a', static_cast<char>('b' + number / 24 % 24),
                             static_cast<char>('b' + number % 24)};
      Query(*texts.connection, "INSERT INTO bug_text (rowid, text) VALUES (?,?)", 10 + number,
            indexed_text(text))
          .run();
    }
  };
  add(0, 513);
  const auto search = make_search(*texts.connection, "a");
  CHECK(search.expression.empty());
  CHECK(Candidates(*texts.connection, search).exact());
  const Ids hits = texts.find("a", 999);
  CHECK(hits.size() == 513);
  CHECK(hits.front() == 522);
  add(513, 2100);
  Candidates many(*texts.connection, search);
  CHECK_FALSE(many.exact());
  CHECK(many.bugs().ids().size() == 2101);
  CHECK(many.is_hit(2000));
  CHECK_FALSE(many.is_hit(1));
}
