#include "analysis/user_rules.hpp"

#include "unit/analysis/explain.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>
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

TEST_CASE("eslint-stylish: each row has the file above it") {
  const auto rules =
      with(matcher("eslint-stylish",
                   json::array({{{"regexp", R"re(^\s*([^\s].*)$)re"}, {"file", 1}},
                                {{"regexp", R"re(^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$)re"},
                                 {"line", 1},
                                 {"column", 2},
                                 {"severity", 3},
                                 {"message", 4},
                                 {"code", 5},
                                 {"loop", true}}})));
  const auto diagnosis =
      explain("/w/a.q\n  3:4  error  bad one  own-rule\n  5:6  error  next  own-rule\n", rules);
  REQUIRE(diagnosis.cause() != nullptr);
  CHECK(diagnosis.cause()->file_path.str() == "/w/a.q");
  CHECK(diagnosis.cause()->line_number == 3);
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
