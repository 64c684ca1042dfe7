#include "analysis/anchor_guess.hpp"
#include "analysis/hint_book.hpp"
#include "analysis/rule_set.hpp"
#include "analysis/runbook.hpp"
#include "analysis/user_rules.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace cicd;
using namespace cicd::analysis;

namespace {

std::vector<std::string> sources(const HintBook& book, const std::vector<std::string_view>& lines) {
  std::vector<std::string> result;
  for (const auto* fix : book.match(lines, most_hints))
    result.push_back(fix->source);
  return result;
}

using Texts = std::vector<std::string>;

const char* const runbook = R"(# 运维手册

| 现象 | 原因 | 解决方法 |
|------|------|----------|
| `listen tcp :8080: bind: address already in use` | 端口被占用 | 停掉旧进程 |
| Pod 一直重启 | 内存不足 | 调大内存 |
| 日志出现 json: cannot unmarshal string into Go struct field <field> of type | 类型不一致 | 对齐 `a \| b` |
| CrashLoopBackOff | 配置缺失 | 看 previous 日志 |
| `E1` | 太短 | - |

| 名称 | 说明 |
|---|---|
| x | y |

## `invalid character '\x1f' looking for beginning of value`

- **原因**：响应被 gzip 压缩
- **解决**：解压后再解析

## Deploying

Cause: this heading quotes nothing
)";

}  // namespace

TEST_CASE("fold_symptom: case, quotes, digits and blanks do not count") {
  CHECK(fold_symptom("  Listen  tcp :8080: “Bind”\t`x12y`") == "listen tcp :0: bind x0y");
  CHECK(fold_symptom("''").empty());
}

TEST_CASE("hints: longest symptom first, at most three, gaps match anything, the same fix once") {
  HintBook book;
  book.add({"connection refused", "a", "short"});
  book.add({"dial tcp … connection refused", "b", "long"});
  book.add({"dial tcp 10.0.0.1:5432", "b", "the same fix"});
  book.add({"dial tcp <address>: connect", "c", "third"});
  book.add({"connect: connection refused", "d", "fourth"});
  book.add({"tcp", "e", "too short"});
  CHECK(sources(book, {"dial tcp 10.1.2.3:5432: connect: Connection refused"}) ==
        Texts{"fourth", "long", "short"});
  CHECK(sources(book, {"all fine"}).empty());
}

TEST_CASE("runbook: tables and quoting headings, Chinese and English; prose never matches") {
  const auto entries = parse_runbook(runbook);
  REQUIRE(entries.size() == 6);
  CHECK(entries[0].line == 5);
  CHECK(entries[0].text == "端口被占用 — 停掉旧进程");
  CHECK(entries[0].symptoms == Texts{"listen tcp :8080: bind: address already in use"});
  CHECK(entries[1].problem.find("prose") != std::string::npos);
  CHECK(entries[2].text == "类型不一致 — 对齐 a | b");
  CHECK(entries[3].symptoms == Texts{"CrashLoopBackOff"});
  CHECK(entries[4].problem.find("too short") != std::string::npos);
  CHECK(entries[5].line == 15);
  CHECK(entries[5].text == "响应被 gzip 压缩 — 解压后再解析");

  HintBook book;
  add_runbook(book, entries, "docs/runbook.md");
  CHECK(sources(book, {"2026/01/02 listen tcp :9090: bind: Address already in use"}) ==
        Texts{"docs/runbook.md#L5"});
  CHECK(sources(book, {"json: cannot unmarshal string into Go struct field AIInfo.ai of type []main.S"}) ==
        Texts{"docs/runbook.md#L7"});
  CHECK(sources(book, {"invalid character '\\x1f' looking for beginning of value"}) ==
        Texts{"docs/runbook.md#L15"});
  CHECK(sources(book, {"Pod 一直重启"}).empty());
}

TEST_CASE("runbook: English words, rubbish and unclosed tables") {
  const auto entries = parse_runbook(
      "Symptom | Fix\n--- | ---\nThe page does not load | reload\nERR_PNPM_X | run pnpm install\n");
  REQUIRE(entries.size() == 2);
  CHECK_FALSE(entries[0].problem.empty());
  CHECK(entries[1].problem.empty());
  CHECK(parse_runbook("|\n|-|\n").empty());
  CHECK(parse_runbook("```\n| error | fix |\n|---|---|\n| `abcdefgh` | x |\n```\n").empty());
}

TEST_CASE("runbook: a backtick that opens nothing hides no cell") {
  const auto entries = parse_runbook(
      "| Error | Cause | Fix |\n|--|--|--|\n"
      "| \"undefined reference to `frob'\" | lib missing | set `LDLIBS` |\n"
      "| `foo | bar failed` | a bar | none |\n"
      "| ``cannot find `frob` in x`` | no frob | `a | b` |\n"
      "| ERR_WIDE_ROW | c | f | more | cells |\n");
  REQUIRE(entries.size() == 4);
  CHECK(entries[0].symptoms == Texts{"undefined reference to `frob'"});
  CHECK(entries[0].text == "lib missing — set LDLIBS");
  CHECK(entries[1].symptoms == Texts{"foo | bar failed"});
  CHECK(entries[1].text == "a bar — none");
  CHECK(entries[2].symptoms == Texts{"cannot find `frob` in x"});
  CHECK(entries[2].text == "no frob — a | b");
  CHECK(entries[3].text == "c — f");
}

TEST_CASE("runbook: cells with HTML, and quotes inside a message") {
  const auto entries = parse_runbook(
      "\xEF\xBB\xBF| 现象 | 解决 |\r\n|--|--|\r\n"
      "| <code>std::vector&lt;int&gt; a&#124;b</code> | x &amp; y |\r\n"
      "| ERR_ONE happens<br/>ERR_TWO happens | z |\r\n"
      "| ImagePullBackOff: pulling image \"registry.local/app\" | push it |\r\n"
      "| the page says \"no such widget\" then | w |\r\n"
      "|  | w |\r\n");
  REQUIRE(entries.size() == 5);
  CHECK(entries[0].symptoms == Texts{"std::vector<int> a|b"});
  CHECK(entries[0].text == "x & y");
  CHECK(entries[1].symptoms == Texts{"ERR_ONE happens", "ERR_TWO happens"});
  CHECK(entries[2].symptoms == Texts{"ImagePullBackOff: pulling image \"registry.local/app\""});
  CHECK(entries[3].symptoms == Texts{"no such widget"});
  CHECK(entries[4].problem == "it shows no error message");
}

TEST_CASE("runbook: causes and fixes as lists, paragraphs and parts of their own below a heading") {
  const auto entries = parse_runbook(
      "# Failures\n## `ERR_LIST`\nCause:\n1. no data\n2. old data\n\n**Solution**\n\n* look\n* try again\n"
      "## `ERR_PARTS`\n### 原因\n磁盘满\n### 解决方法\n```sh\ndocker system prune\n```\n"
      "### `ERR_OTHER`\n原因：无\n### Notes\nfix: of nothing\n");
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].line == 2);
  CHECK(entries[0].text == "no data; old data — look; try again");
  CHECK(entries[1].text == "磁盘满 — docker system prune");
  CHECK(entries[2].text == "无");
}

TEST_CASE("built-in fixes: at least forty, each stands in its sample line, none in another's alone") {
  const auto& table = built_in_fixes();
  CHECK(table.size() >= 40);
  std::set<std::string> symptoms;
  for (const auto& fix : table) {
    CAPTURE(fix.symptom);
    CHECK(symptoms.insert(fold_symptom(fix.symptom)).second);
    HintBook book;
    book.add({std::string(fix.symptom), std::string(fix.text), "x"});
    CHECK(sources(book, {fix.sample}) == Texts{"x"});
    CHECK(sources(book, {"Compiling main.cpp", "42 tests passed, 0 failed"}).empty());
  }
}

TEST_CASE("add_hints: the team's runbook comes before what is built in") {
  const auto redactor = redact::Redactor::make(Env{}, {});
  REQUIRE(redactor);
  Diagnosis diagnosis;
  Finding finding;
  finding.text = redactor->text("listen tcp :8080: bind: address already in use");
  diagnosis.findings.push_back(finding);
  HintBook team;
  add_runbook(team, parse_runbook(runbook), "docs/runbook.md");
  auto rules = RuleSet::built_in();
  add_hints(diagnosis, rules, team, *redactor);
  REQUIRE(diagnosis.hints.size() == 2);
  CHECK(diagnosis.hints[0].source.str() == "docs/runbook.md#L5");
  CHECK(diagnosis.hints[1].source.str() == "built in");

  diagnosis.hints.clear();
  diagnosis.findings[0].rule = "own.port";
  rules.set_hint("own.port", "ask the shop team");
  add_hints(diagnosis, rules, team, *redactor);
  REQUIRE(diagnosis.hints.size() == 3);
  CHECK(diagnosis.hints[0].text.str() == "ask the shop team");
  CHECK(diagnosis.hints[0].source.str() == "rule own.port");
}

TEST_CASE("guess_anchors: a literal for every alternative, or none at all") {
  CHECK(guess_anchors(R"(^(?<file>\S+):(?<line>\d+): FATAL: (?<msg>.+))") == Texts{": FATAL: "});
  CHECK(guess_anchors("deploy failed|rollout stuck") == Texts{"deploy failed", "rollout stuck"});
  CHECK(guess_anchors("x(?:deploy failed|rollout stuck)y") == Texts{"deploy failed", "rollout stuck"});
  CHECK(guess_anchors(R"(\d+ (?:errors?|warnings)?)").empty());
  CHECK(guess_anchors("(?!deploy failed)abc").empty());
  CHECK(guess_anchors("colou?r mismatch") == Texts{"r mismatch"});
  CHECK(guess_anchors("[unclosed").empty());
  CHECK(guess_anchors("((((").empty());
  CHECK(guess_anchors("abc{").empty());
  CHECK(guess_anchors(R"(1\.2\.3 broken)") == Texts{"1.2.3 broken"});
}

TEST_CASE("user rules: added with their samples tried; what is wrong is told") {
  auto rules = RuleSet::built_in();
  const ReadFile none = [](const std::string& path) -> Result<std::string> {
    return Error{Errc::not_found, path + ": no such file"};
  };
  const auto* const json = R"json([
    {"id": "shop.stock", "type": "StockError", "class": "test", "regex": "^STOCK (?<test>\\S+) mismatch: (?<msg>.+)",
     "matches": ["STOCK apples mismatch: 3 != 4"], "rejects": ["STOCK fine"]},
    {"id": "shop.bad", "regex": "("}, {"id": "shop.wide", "regex": "\\d*"},
    {"id": "shop.wrong", "regex": "abcdef", "matches": "xyz"}, {"regex": "abcdef"},
    {"id": "shop.class", "regex": "abcdef", "class": "odd"}, 7, "missing.json"])json";
  const auto problems = add_user_rules(rules, json, none);
  CHECK(problems.size() == 7);
  const auto hits = rules.hits("STOCK apples mismatch: 3 != 4");
  REQUIRE(hits.size() == 1);
  CHECK(rules.rules()[hits.front()].type == "StockError");
  CHECK(rules.match(hits.front(), "STOCK apples mismatch: 3 != 4")->test == "apples");
  CHECK(add_user_rules(rules, "{", none).size() == 1);
}

TEST_CASE("user rules: problem matchers of editors and runners") {
  auto rules = RuleSet::built_in();
  const ReadFile read = [](const std::string&) -> Result<std::string> {
    return std::string(R"json({"problemMatcher": [{"owner": "shopc", "pattern": [
      {"regexp": "^shopc:\\s+(warning|error)\\s+in (.*):(\\d+) \\((E\\d+)\\) - (.*)$",
       "severity": 1, "file": 2, "line": 3, "code": 4, "message": 5}]}]})json");
  };
  CHECK(add_user_rules(rules, R"(["matcher.json"])", read).empty());
  const std::string line = "shopc: error in src/a.shop:12 (E7) - unknown item";
  const auto hits = rules.hits(line);
  REQUIRE(hits.size() == 1);
  const auto fields = rules.match(hits.front(), line);
  CHECK(fields->file == "src/a.shop");
  CHECK(fields->line == "12");
  CHECK(fields->message == "unknown item");
}
