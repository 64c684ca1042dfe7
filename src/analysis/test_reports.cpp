#include "analysis/test_reports.hpp"

#include "log/normalise.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace cicd::analysis {
namespace {

constexpr std::size_t most_reports = 1000;
constexpr std::size_t most_tests = 200;
constexpr std::size_t lines_before = 3;  // a failure's word may stand below the name of its test
constexpr std::size_t most_listed = 60;
constexpr std::size_t most_framed = 12;  // lines between a failure and the frame with its test's name
constexpr std::size_t shortest_ruler = 40;

bool has_test(const Rule& rule) {
  return rule.regex.view().find("(?<test>") != std::string_view::npos;
}

// "test_total" of "tests/test_cart.py::TestCart::test_total[1-2]", "testTotal" of "testTotal(cart.CartTest)".
std::string last_part(std::string_view test) {
  test = test.substr(0, test.find_first_of("[("));
  while (!test.empty() && test.back() == ' ')
    test.remove_suffix(1);
  const std::size_t at = test.find_last_of(".:>#/ ");
  return std::string(at == std::string_view::npos ? test : test.substr(at + 1));
}

// A frame of the test itself, not of what it calls.
bool is_test_file(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return path.substr(slash == std::string_view::npos ? 0 : slash).find("test") != std::string_view::npos;
}

// The locator on line `at` that names a test in the words of `tool`, or nothing.
std::optional<std::uint32_t> test_locator(Engine& engine, Texts& texts, std::size_t at,
                                          std::string_view tool) {
  const auto found = engine.locator(texts.text(at));
  if (!found || engine.rules[*found].tool != tool || !has_test(engine.rules[*found])) return std::nullopt;
  return found;
}

bool is_ruler(std::string_view text) {
  return text.size() >= shortest_ruler && text.find_first_not_of('-') == std::string_view::npos;
}

// The index of the line that a frame above line `at` names: the first one above its lower ruler that is not
// indented, as the sections of a test are. texts.size(): none.
std::size_t framed_above(Texts& texts, std::size_t at) {
  bool ruled = false;
  for (std::size_t i = at; i-- > 0 && at - i <= most_framed && texts.number(i) + 1 == texts.number(i + 1);) {
    const std::string& text = texts.text(i);
    if (ruled && (text.empty() || is_ruler(text))) break;
    if (ruled && text.front() != ' ') return i;
    ruled = ruled || is_ruler(text);
  }
  return texts.size();
}

std::set<std::string_view> tools_with_locators(std::span<const Rule> rules) {
  std::set<std::string_view> tools;
  for (const Rule& rule : rules) {
    if (rule.role == Role::locator && has_test(rule)) tools.insert(rule.tool);
  }
  return tools;
}

// Gathers names in the order of the log, each line once.
class Namer {
 public:
  Namer(Engine& engine, Texts& texts)
      : engine_(engine),
        texts_(texts),
        tools_(tools_with_locators(engine.rules)),
        framed_(index_of(engine.rules, "catch2.name")) {}

  void add(const RawHit& hit) {
    const Rule& rule = engine_.rules[hit.rule];
    const bool names = names_test(rule) && !named_in(engine_, hit.rule, text_of(hit.line)).test.empty();
    if (names) {
      TestName name{hit.line, hit.rule, 0, 0};
      const bool lists = rule.block == Block::indented && tools_.count(rule.tool) != 0;
      if (!lists) add_rest(name, rule);
      push(name);
      if (lists) add_listed(hit, rule);
    } else if (rule.klass == Class::test && tools_.count(rule.tool) != 0) {
      add_listed(hit, rule);
    } else if (framed_ != engine_.rules.size() && rule.tool == engine_.rules[framed_].tool) {
      add_framed(hit);
    }
  }
  // The file or module of a test whose header names only itself: the first in its report.
  void add_file(const TestReport& report) {
    const auto known = std::find_if(names_.begin(), names_.end(),
                                    [&](const TestName& name) { return name.line == report.line; });
    if (known == names_.end() || known->part_line != 0) return;
    const Extent block = texts_.block(report.at, engine_.rules[report.rule].block);
    for (std::size_t i = report.at + 1; i <= block.last; ++i) {
      const auto rule = engine_.locator(texts_.text(i));
      if (!rule || engine_.rules[*rule].tool != engine_.rules[report.rule].tool) continue;
      const Named named = named_in(engine_, *rule, texts_.text(i));
      if (named.file.empty() || (!named.line.empty() && !is_test_file(named.file))) continue;
      known->part_line = texts_.number(i);
      known->part_rule = *rule;
      return;
    }
  }
  [[nodiscard]] bool full() const { return names_.size() >= most_tests; }
  [[nodiscard]] bool empty() const { return names_.empty(); }
  std::vector<TestName> take() { return std::move(names_); }

 private:
  const std::string& text_of(std::uint64_t line) {
    static const std::string none;
    const std::size_t at = texts_.index(line);
    return at < texts_.size() ? texts_.text(at) : none;
  }
  void push(const TestName& name) {
    if (!full() && seen_.insert(name.line).second) names_.push_back(name);
  }
  void add_rest(TestName& name, const Rule& rule) {
    if (tools_.count(rule.tool) == 0 || rule.block == Block::line) return;
    std::size_t indent = 0;
    for (std::uint64_t line = name.line + 1; line <= name.line + most_title_lines; ++line) {
      const std::size_t at = texts_.index(line);
      if (at >= texts_.size()) return;
      const std::size_t deeper = texts_.text(at).find_first_not_of(' ');
      if (deeper == std::string::npos || deeper <= indent) return;
      indent = deeper;
      if (const auto locator = test_locator(engine_, texts_, at, rule.tool)) {
        name.part_line = line;
        name.part_rule = *locator;
        return;
      }
    }
  }
  void add_listed(const RawHit& hit, const Rule& rule) {
    const std::size_t at = texts_.index(hit.line);
    if (at >= texts_.size()) return;
    const auto push_if_named = [&](std::size_t i) {
      const auto locator = test_locator(engine_, texts_, i, rule.tool);
      if (locator) push({texts_.number(i), *locator, 0, 0});
      return locator.has_value();
    };
    if (rule.block == Block::line) {  // the name stands above the word that the test failed
      for (std::size_t i = 1; i <= std::min(at, lines_before) && !push_if_named(at - i); ++i) {
      }
      return;
    }
    const std::size_t last = std::min(texts_.block(at, rule.block).last, at + most_listed);
    for (std::size_t i = at; i <= last; ++i)
      push_if_named(i);
  }

  // The name of the test stands in a frame above its failure.
  void add_framed(const RawHit& hit) {
    const std::size_t at = texts_.index(hit.line);
    const std::size_t name = at < texts_.size() ? framed_above(texts_, at) : at;
    if (name < texts_.size()) push({texts_.number(name), framed_, 0, 0});
  }

  Engine& engine_;
  Texts& texts_;
  std::set<std::string_view> tools_;
  std::uint32_t framed_;
  std::set<std::uint64_t> seen_;
  std::vector<TestName> names_;
};

// A suite that is named by its file is told by its tests, where they are named below it.
void drop_suites(std::vector<TestName>& names, Engine& engine, Texts& texts) {
  std::vector<TestName> kept;
  bool test_follows = false;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    const std::size_t at = texts.index(name->line);
    const Named named = at < texts.size() ? named_in(engine, name->rule, texts.text(at)) : Named();
    const bool suite = !named.file.empty() && named.file == named.test;
    if (!suite || !test_follows) kept.push_back(*name);
    test_follows = !suite;
  }
  names.assign(kept.rbegin(), kept.rend());
}

}  // namespace

bool names_test(const Rule& rule) {
  return rule.role != Role::locator && has_test(rule);
}

Named named_in(Engine& engine, std::uint32_t rule, const std::string& text) {
  Regex* regex = engine.regex(rule);
  if (regex == nullptr) return {};
  std::string_view line = std::string_view(text).substr(log::payload_start(text));
  if (!regex->match(line)) {
    line = text;
    if (!regex->match(line)) return {};
  }
  const auto part = [&](std::string_view name) {
    const auto found = regex->capture(name);
    return found ? std::string(line.substr(found->begin, found->size)) : std::string();
  };
  return {part("file"), part("line"), part("test")};
}

std::vector<TestReport> test_reports(const Evidence& evidence, Engine& engine, Texts& texts) {
  std::vector<TestReport> reports;
  for (const RawHit& hit : evidence.hits) {
    const Rule& rule = engine.rules[hit.rule];
    const std::size_t at = texts.index(hit.line);
    if (reports.size() >= most_reports) break;
    if (!names_test(rule) || at >= texts.size()) continue;
    const std::string test = named_in(engine, hit.rule, texts.text(at)).test;
    if (test.empty()) continue;
    reports.push_back({hit.line, hit.rule, last_part(test), at});
  }
  return reports;
}

std::vector<TestName> failed_tests(std::span<const TestReport> reports, const Evidence& evidence,
                                   const Course& course, Engine& engine, Texts& texts) {
  Namer namer(engine, texts);
  const auto add = [&](auto wanted) {
    for (const RawHit& hit : evidence.hits) {
      if (namer.full()) break;
      if (wanted(course.place(hit.line))) namer.add(hit);
    }
  };
  add([](Course::Place place) { return place == Course::Place::failed; });
  if (namer.empty()) add([](Course::Place place) { return place != Course::Place::passed; });
  if (namer.empty()) add([](Course::Place) { return true; });
  for (const TestReport& report : reports) {
    if (engine.rules[report.rule].role == Role::head) namer.add_file(report);
  }
  std::vector<TestName> names = namer.take();
  drop_suites(names, engine, texts);
  return names;
}

}  // namespace cicd::analysis
