#include "analysis/user_rules.hpp"

#include "unit/analysis/explain.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace {

using cicd::analysis::RuleSet;
using nlohmann::json;

const cicd::analysis::ReadFile no_file = [](const std::string& path) -> cicd::Result<std::string> {
  return cicd::Error{cicd::Errc::not_found, path + ": no such file"};
};

// The built-in rules and these.
RuleSet with(const json& own) {
  auto rules = RuleSet::built_in();
  const auto problems = cicd::analysis::add_user_rules(rules, own.dump(), no_file);
  CAPTURE(own.dump());
  CHECK(problems == std::vector<std::string>{});
  return rules;
}

json matcher(const char* owner, json patterns) {
  return json::array(
      {{{"problemMatcher", json::array({{{"owner", owner}, {"pattern", std::move(patterns)}}})}}});
}

struct Known {
  const char* owner;
  json pattern;
  std::string line;
  std::string message;
};

// The patterns that are published with actions/setup-node, setup-go and setup-python, and the usual ones of
// flake8 and shellcheck's gcc format; each line is for a file that no built-in rule knows.
std::vector<Known> known_matchers() {
  return {
      {"tsc",
       {{"regexp",
         R"re(^([^\s].*)[\(:](\d+)[,:](\d+)(?:\):\s+|\s+-\s+)(error|warning|info)\s+(TS\d+)\s*:\s*(.*)$)re"},
        {"file", 1},
        {"line", 2},
        {"column", 3},
        {"severity", 4},
        {"code", 5},
        {"message", 6}},
       "a/b.q(3,4): error TS2339: bad one",
       "bad one"},
      {"eslint-compact",
       {{"regexp", R"re(^(.+):\sline\s(\d+),\scol\s(\d+),\s(Error|Warning|Info)\s-\s(.+)\s\((.+)\)$)re"},
        {"file", 1},
        {"line", 2},
        {"column", 3},
        {"severity", 4},
        {"message", 5},
        {"code", 6}},
       "a/b.q: line 3, col 4, Error - bad one (no-undef)",
       "bad one"},
      {"go",
       {{"regexp", R"re(^\s*(\.{0,2}[\/\\].+\.go):(?:(\d+):(\d+):)? (.*))re"},
        {"file", 1},
        {"line", 2},
        {"column", 3},
        {"message", 4}},
       "./a/b.go:3:4: bad one",
       "bad one"},
      {"flake8",
       {{"regexp", R"re(^([^:]+):(\d+):(\d+):\s(([A-Z]\d+)\s.+)$)re"},
        {"file", 1},
        {"line", 2},
        {"column", 3},
        {"message", 4}},
       "a/b.q:3:4: X1 bad one",
       "X1 bad one"},
      {"shellcheck-gcc",
       {{"regexp", R"re(^(.+):(\d+):(\d+):\s(note|warning|error):\s(.*)\s\[(SC\d+)\]$)re"},
        {"file", 1},
        {"line", 2},
        {"column", 3},
        {"severity", 4},
        {"message", 5},
        {"code", 6}},
       "a/b.q:3:4: warning: bad one [SC2086]",
       "bad one"},
  };
}

TEST_CASE("well-known problem matchers are taken and find the place") {
  for (const auto& known : known_matchers()) {
    CAPTURE(known.owner);
    const auto rules = with(matcher(known.owner, json::array({known.pattern})));
    const auto hits = rules.hits(known.line);
    const auto own = static_cast<std::uint32_t>(rules.rules().size() - 1);
    REQUIRE(std::count(hits.begin(), hits.end(), own) == 1);
    const auto fields = rules.match(own, known.line);
    CHECK(fields->file == known.line.substr(0, known.line.find_first_of(":(")));
    CHECK(fields->line == "3");
    CHECK(fields->column == "4");
    CHECK(fields->message == known.message);
  }
}

TEST_CASE("a rule with a NUL in it is refused") {
  auto rules = RuleSet::built_in();
  const std::string regex("^cart\0 exploded", 15);
  const json own = {{{"id", "own.nul"}, {"regex", regex}, {"class", "compile"}}};
  const auto problems = cicd::analysis::add_user_rules(rules, own.dump(), no_file);
  REQUIRE(problems.size() == 1);
  CHECK(problems.front() == "rules: holds a NUL (\\u0000), which no line of a log does");
}

TEST_CASE("a problem matcher without an anchor names the cause far above the log's end") {
  std::string log = "checking\na/b.q:3:4: X1 bad one\n";
  for (int i = 0; i < 500; ++i)
    log += "working on it\n";
  for (const std::size_t piece : {log.size(), std::size_t{7}}) {
    const auto rules = with(matcher("flake8", json::array({known_matchers()[3].pattern})));
    const auto diagnosis = explain(log, rules, piece);
    REQUIRE(diagnosis.cause() != nullptr);
    CHECK(diagnosis.cause()->rule == "matcher.flake8");
    CHECK(diagnosis.cause()->line == 2);
    CHECK(diagnosis.cause()->file_path.str() == "a/b.q");
    CHECK(diagnosis.cause()->line_number == 3);
  }
}

TEST_CASE("a problem matcher over several lines takes the file from the line above") {
  const auto rules =
      with(matcher("mytool", json::array({{{"regexp", "^\\[MYTOOL\\] file (.*)$"}, {"file", 1}},
                                          {{"regexp", "^\\[MYTOOL\\] (\\d+):(\\d+) (.*)$"},
                                           {"line", 1},
                                           {"column", 2},
                                           {"message", 3},
                                           {"loop", true}}})));
  const auto diagnosis =
      explain("start\n[MYTOOL] file a/b.q\n[MYTOOL] 3:4 bad one\n[MYTOOL] 5:6 next\n", rules);
  REQUIRE(diagnosis.findings.size() >= 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(diagnosis.findings[i].file_path.str() == "a/b.q");
    CHECK(diagnosis.findings[i].line_number == (i == 0 ? 3 : 5));
    CHECK(diagnosis.findings[i].column == (i == 0 ? 4 : 6));
  }
  CHECK(diagnosis.findings[0].message.str() == "bad one");
}

json stylish() {
  return json::array({{{"regexp", R"re(^\s*([^\s].*)$)re"}, {"file", 1}},
                      {{"regexp", R"re(^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$)re"},
                       {"line", 1},
                       {"column", 2},
                       {"severity", 3},
                       {"message", 4},
                       {"code", 5},
                       {"loop", true}}});
}

TEST_CASE("eslint-stylish: each row has the file above it") {
  const auto rules = with(matcher("eslint-stylish", stylish()));
  const auto diagnosis =
      explain("/w/a.q\n  3:4  error  bad one  own-rule\n  5:6  error  next  own-rule\n", rules);
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->file_path.str() == "/w/a.q");
  CHECK(diagnosis.cause()->line_number == 3);
}

// How many findings are of that rule.
auto found(const cicd::analysis::Diagnosis& diagnosis, std::string_view rule) {
  return std::ranges::count_if(diagnosis.findings,
                               [rule](const auto& finding) { return finding.rule == rule; });
}

TEST_CASE("the lines of a problem matcher must follow one another") {
  const auto rules =
      with(matcher("mytool", json::array({{{"regexp", "^In (\\S+):$"}, {"file", 1}},
                                          {{"regexp", "^why: (.*)$"}, {"code", 1}},
                                          {{"regexp", "^ at (\\d+), (.*)$"}, {"line", 1}, {"message", 2}}})));
  CHECK(found(explain("In a.q:\nwhy: E1\n at 3, bad one\n", rules), "matcher.mytool") == 1);
  CHECK(found(explain("In a.q:\r\nwhy: E1\r\n at 3, bad one\r\n", rules), "matcher.mytool") == 1);
  CHECK(found(explain(" at 3, bad one\n", rules), "matcher.mytool") == 0);
  CHECK(found(explain("why: E1\n at 3, bad one\n", rules), "matcher.mytool") == 0);
  CHECK(found(explain("In a.q:\n at 3, bad one\n", rules), "matcher.mytool") == 0);
  CHECK(found(explain("In a.q:\n\nwhy: E1\n at 3, bad one\n", rules), "matcher.mytool") == 0);
  CHECK(found(explain("In a.q:\nwhy: E1\n at 3, bad one\n at 4, no loop\n", rules), "matcher.mytool") == 1);
}

TEST_CASE("rows of a problem matcher end at the first other line") {
  const auto rules = with(matcher("mytool", json::array({{{"regexp", "^file (.*)$"}, {"file", 1}},
                                                         {{"regexp", "^ (\\d+):(\\d+) (.*)$"},
                                                          {"line", 1},
                                                          {"column", 2},
                                                          {"message", 3},
                                                          {"loop", true}}})));
  std::string log = "file a.q\n";
  for (int i = 0; i < 100; ++i)
    log += " 3:4 bad\n";
  const auto diagnosis = explain(log + "something else\n 5:6 no row\n", rules);
  REQUIRE(diagnosis.findings.size() == 20);
  for (const auto& finding : diagnosis.findings) {
    CHECK(finding.line < 102);
    CHECK(finding.file_path.str() == "a.q");
  }
}

TEST_CASE("a line that is no problem matcher's for want of its other lines goes to the next best rule") {
  const auto rules = with(matcher("own", json::array({{{"regexp", "^never$"}, {"file", 1}},
                                                      {{"regexp", "^(.*): error: (.*)$"}, {"message", 2}}})));
  const auto diagnosis = explain("a.c:3:4: error: expected ';' before '}' token\n", rules);
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->rule == "gcc.error");
}

TEST_CASE("what a problem matcher calls a warning is no cause beside an error") {
  const auto rules = with(matcher("eslint-stylish", stylish()));
  std::string log = "/w/a.q\n";
  for (int i = 0; i < 5; ++i)
    log += "  1:2  warning  mild one  own-rule\n";
  const auto both =
      explain(log + "  3:4  error  bad one  own-rule\n\n/w/b.q\n  1:1  info  note  own-rule\n", rules);
  REQUIRE(both.cause() != nullptr);
  CHECK(both.cause()->rule == "matcher.eslint-stylish");
  CHECK(both.cause()->line_number == 3);
  CHECK(both.cause()->file_path.str() == "/w/a.q");
  const auto mild = explain(log, rules);
  REQUIRE(mild.cause() != nullptr);
  CHECK(mild.cause()->rule == "matcher.eslint-stylish.warning");
  CHECK(mild.cause()->file_path.str() == "/w/a.q");
  CHECK(mild.cause()->confidence < 0.5);
}

TEST_CASE("a problem matcher's own severity counts where no line names one") {
  auto own =
      matcher("mytool", json::array({{{"regexp", "^Q (\\w+)?: (.*)$"}, {"severity", 1}, {"message", 2}}}));
  CHECK(explain("Q : bad one\n", with(own)).cause()->rule == "matcher.mytool");
  own[0]["problemMatcher"][0]["severity"] = "warning";
  CHECK(explain("Q : bad one\n", with(own)).cause()->rule == "matcher.mytool.warning");
  CHECK(explain("Q Error: bad one\n", with(own)).cause()->rule == "matcher.mytool");
}

TEST_CASE("the message of a problem matcher may stand above the place") {
  const auto rules =  // much as actions-rs/toolchain publishes it
      with(matcher("mytool", json::array({{{"regexp", R"re(^(warning|warn|error)(\[(.*)\])?; (.*)$)re"},
                                           {"severity", 1},
                                           {"message", 4},
                                           {"code", 3}},
                                          {{"regexp", R"re(^([\s->=]*(.*):(\d*):(\d*)|.*)$)re"},
                                           {"file", 2},
                                           {"line", 3},
                                           {"column", 4}}})));
  const auto diagnosis = explain(
      "warning; mild one\n --> src/a.rs:1:2\n  |\n\nerror[E9999]; bad one\n --> src/b.rs:3:4\n  |\n", rules);
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->rule == "matcher.mytool");
  CHECK(diagnosis.cause()->line == 5);
  CHECK(diagnosis.cause()->message.str() == "bad one");
  CHECK(diagnosis.cause()->file_path.str() == "src/b.rs");
  CHECK(diagnosis.cause()->line_number == 3);
  CHECK(diagnosis.cause()->column == 4);
}

TEST_CASE("a problem matcher named after a known tool keeps its type and class") {
  const json pattern = {{"regexp", "^(.*) ! (.*)$"}, {"file", 1}, {"message", 2}};
  const auto gcc = explain("a.c ! bad one\n", with(matcher("gcc-problem-matcher", json::array({pattern}))));
  CHECK(gcc.cause()->type == "CompileError");
  CHECK(gcc.cause()->klass == cicd::analysis::Class::compile);
  CHECK(explain("a.c ! bad one\n", with(matcher("rust", pattern))).cause()->type == "RustCompileError");
  CHECK(explain("a.c ! bad one\n", with(matcher("python", pattern))).cause()->type == "PythonException");
  const auto own = explain("a.c ! bad one\n", with(matcher("mytool", pattern)));  // an only pattern, no list
  CHECK(own.cause()->type == "BuildFailure");
  CHECK(own.cause()->klass == cicd::analysis::Class::lint);
}

TEST_CASE("groups of a problem matcher are counted as its regex counts them") {
  const auto rules = with(matcher(
      "mytool", json::array({{{"regexp", R"re(^(?<x>\w+)(?:-\w+)?(?<!MSB)([(])(\d+)\) (.*) \[(.*)\]$)re"},
                              {"line", 3},
                              {"message", 4},
                              {"fromPath", 5}}})));
  const auto diagnosis = explain("abc-d(12) bad one [c.proj]\n", rules);
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->line_number == 12);
  CHECK(diagnosis.cause()->message.str() == "bad one");
  CHECK(diagnosis.cause()->file_path.empty());  // fromPath is where to look for the file, not the file
}

TEST_CASE("what is no problem matcher is refused with its reason") {
  auto rules = RuleSet::built_in();
  const auto problems = [&rules](const json& own) {
    return cicd::analysis::add_user_rules(rules, own.dump(), no_file);
  };
  const auto rules_before = rules.rules().size();
  CHECK(
      problems(json::parse(R"([{"problemMatcher":[5,{"owner":"a"},{"owner":"b","pattern":[{"regexp":"x"},7]},
      {"owner":"c","pattern":[{"regexp":"(","message":1}]},{"owner":"d","pattern":"$gcc"}]}])")) ==
      std::vector<std::string>{
          "rules: problem matcher matcher: has no pattern", "rules: problem matcher a: has no pattern",
          "rules: problem matcher b: has a pattern without \"regexp\"",
          "rules: rule matcher.c.warning: regex does not compile at byte 7: missing closing parenthesis",
          "rules: problem matcher d: has no pattern"});
  CHECK(rules.rules().size() == rules_before);
}

TEST_CASE("what is wrong in an own rule is told, with what was meant") {
  const auto problems = [](const char* own) {
    auto rules = RuleSet::built_in();
    return cicd::analysis::add_user_rules(rules, own, no_file);
  };
  using Texts = std::vector<std::string>;
  CHECK(problems(R"([{"id": "own.a", "regx": "FOO"}])") ==
        Texts{"rules: rule own.a: unknown key \"regx\"; did you mean \"regex\"?",
              "rules: rule own.a needs \"id\" and \"regex\""});
  CHECK(problems(
            R"([{"id": "own.a", "regex": "FOO", "rank": "high", "type": 5, "matches": [5], "note": ""}])") ==
        Texts{"rules: rule own.a: \"matches\" must be a text or a list of texts",
              "rules: rule own.a: unknown key \"note\"",
              "rules: rule own.a: \"rank\" must be a number from 0 to 100",
              "rules: rule own.a: \"type\" must be a text"});
  CHECK(problems(R"([{"id": "own.a", "regex": "FOO", "rank": 101}])") ==
        Texts{"rules: rule own.a: \"rank\" must be a number from 0 to 100"});
  CHECK(problems(R"([{"id": "own.a", "regex": "FOO", "role": "position"}])") ==
        Texts{"rules: rule own.a: \"role\" is none of cause, cascade, head, locator, generic"});
}

TEST_CASE("an own rule may bring its hint") {
  const auto rules =
      with(json::array({{{"id", "own.a"}, {"regex", "^why: .*"}, {"hint", "no apples:\nbuy some"}},
                        {{"id", "own.b"}, {"regex", "^how: .*"}}}));
  CHECK(rules.hint("own.a") == "no apples: buy some");
  CHECK(rules.hint("own.b").empty());
  CHECK(rules.hint("gcc.error").empty());
}

TEST_CASE("an own rule may be a cascade, and an empty type is none") {
  const auto rules =
      with(json::array({{{"id", "own.end"}, {"regex", "^shop build failed"}, {"role", "cascade"}},
                        {{"id", "own.why"}, {"regex", "^why: .*"}, {"rank", 20}, {"type", ""}}}));
  const auto diagnosis = explain("why: no apples\nshop build failed\n", rules);
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->rule == "own.why");
  CHECK(diagnosis.cause()->type == "BuildFailure");
}

TEST_CASE("an own rule without an anchor") {
  const auto rules = with(json::array({{{"id", "own.foo"}, {"regex", "foo.*"}}}));
  const auto diagnosis = explain("one\r\n\r\ntwo\nfoo bar\n\nthree\n", rules);
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->rule == "own.foo");
  CHECK(diagnosis.cause()->line == 4);
}

TEST_CASE("a rule without an anchor sees the last lines of a log that is too large for it") {
  const auto rules = with(json::array({{{"id", "own.foo"}, {"regex", "^Q\\d"}}}));
  std::string log;
  while (log.size() < (std::size_t{17} << 20))
    log += "working on it, and on it, and on it, and on it, and on it, and on it, and on it, and on it\n";
  const auto far = explain(log + "Q1\n" + log.substr(0, 91 * 500), rules);
  CHECK(far.cause() == nullptr);
  const auto near = explain(log + "Q1\nend\n", rules);
  REQUIRE(near.cause() != nullptr);
  CHECK(near.cause()->rule == "own.foo");
  CHECK(near.cause()->line == near.lines_total - 1);
}

TEST_CASE("a rule without an anchor that runs wild is given up") {
  const auto rules = with(json::array({{{"id", "own.wild"}, {"regex", "^(a+)+Q"}}}));
  std::string log;
  for (int i = 0; i < 20'000; ++i)
    log += std::string(60, 'a') + "\n";
  CHECK(explain(log, rules).cause() == nullptr);
}

}  // namespace
