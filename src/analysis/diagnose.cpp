#include "analysis/fold.hpp"
#include "analysis/rule_set.hpp"
#include "analysis/scanner.hpp"
#include "analysis/selection.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace cicd::analysis {
namespace {

constexpr std::size_t excerpt_most_lines = 80;
constexpr std::size_t excerpt_most_bytes = std::size_t{16} << 10;
constexpr std::size_t excerpt_line_chars = 400;

using redact::Constant;
using redact::SafeLine;
using redact::SafeLog;

SafeText part_of(const SafeText& text, std::string_view part) {
  if (part.data() == nullptr || part.empty()) return {};
  return text.part(static_cast<std::size_t>(part.data() - text.str().data()), part.size());
}

void fill_place(Finding& finding, const SafeText& text, const RuleSet::Fields& fields) {
  finding.file_path = part_of(text, fields.file);
  finding.line_number = parse_int(fields.line);
  finding.column = parse_int(fields.column);
}

void forget_place(Finding& finding) {
  finding.file_path = {};
  finding.line_number.reset();
  finding.column.reset();
}

// What another line tells of the place; what the finding's own line told stays.
void add_place(Finding& finding, const SafeText& text, const RuleSet::Fields& fields) {
  const std::string& own = finding.file_path.str();
  if (!own.empty() && !own.ends_with(fields.file) && !fields.file.ends_with(own)) return;
  if (own.empty()) finding.file_path = part_of(text, fields.file);
  if (finding.line_number) return;
  finding.line_number = parse_int(fields.line);
  finding.column = parse_int(fields.column);
}

// What a line says without place and tool; a failing test's name together with what was thrown in it.
SafeText message_of(const SafeLine& line, const RuleSet::Fields& fields,
                    const std::optional<SafeLine>& reason) {
  if (!fields.message.empty()) return part_of(line.text, fields.message);
  if (fields.test.empty() || !reason) return line.text;
  const std::size_t begin = reason->text.str().find_first_not_of(" \t");
  return part_of(line.text, fields.test) + SafeText(Constant(" - ")) +
         reason->text.part(begin == std::string::npos ? 0 : begin);
}

// What a message that ends with a colon announces: the next line with words, if it follows within two lines.
SafeText announced(const SafeText& message, std::uint64_t line, const SafeLog& log) {
  constexpr std::uint64_t reach = 2;
  if (!trim(message.str()).ends_with(':')) return {};
  for (std::uint64_t next = line + 1; next <= line + reach; ++next) {
    const auto below = log.find(next);
    if (!below) return {};
    const std::string_view text = trim(below->text.str());
    if (!text.empty()) return SafeText(Constant(" ")) + part_of(below->text, text);
  }
  return {};
}

Finding make_finding(const RuleSet& rules, const Candidate& candidate, const SafeLog& safe) {
  const Rule& rule = rules.rules()[candidate.rule];
  Finding finding;
  finding.type = candidate.type;
  finding.klass = candidate.klass;
  finding.tool = rule.tool;
  finding.rule = rule.id;
  finding.confidence = candidate.confidence;
  finding.line = candidate.line;
  const auto line = safe.find(candidate.line);
  if (!line) return finding;
  finding.text = line->text;
  finding.message = line->text;
  if (const auto fields = rules.match(candidate.rule, line->text.str())) {
    fill_place(finding, line->text, *fields);
    finding.message = message_of(*line, *fields, safe.find(candidate.reason_line));
  }
  finding.message += announced(finding.message, candidate.line, safe);
  if (const auto beside = safe.find(candidate.place_line)) {
    if (const auto fields = rules.match(candidate.place_rule, beside->text.str())) {
      if (candidate.place_is_theirs) forget_place(finding);
      add_place(finding, beside->text, *fields);
    }
  }
  return finding;
}

// "TestCart.test_total" in the file "tests/test_cart.py" is "tests/test_cart.py::TestCart::test_total".
SafeText in_file(const SafeText& file, const SafeText& test) {
  const std::size_t bracket = test.str().find('[');
  SafeText name = file;
  for (std::size_t at = 0; at <= test.size();) {
    std::size_t dot = test.str().find('.', at);
    if (dot == std::string::npos || dot > bracket) dot = test.size();
    name += SafeText(Constant("::")) + test.part(at, dot - at);
    at = dot + 1;
  }
  return name;
}

SafeText name_of(const RuleSet& rules, const TestName& test, const SafeLog& safe) {
  const auto line = safe.find(test.line);
  const auto fields = !line ? std::nullopt : rules.match(test.rule, line->text.str());
  if (!fields || fields->test.empty()) return {};
  SafeText name = part_of(line->text, fields->test);
  const auto part = safe.find(test.part_line);
  const auto rest = !part ? std::nullopt : rules.match(test.part_rule, part->text.str());
  if (!rest) return name;
  if (rest->test.empty()) return in_file(part_of(part->text, rest->file), name);
  for (std::uint64_t number = test.line + 1; number < test.part_line; ++number) {
    const auto title = safe.find(number);
    const std::size_t begin = title ? title->text.str().find_first_not_of(' ') : std::string::npos;
    if (begin == std::string::npos) continue;
    name += SafeText(Constant(" ")) + title->text.part(begin, title->text.size() - begin);
  }
  return name + SafeText(Constant(" ")) + part_of(part->text, rest->test);
}

// The same name without the parts in front: "test_total" and "TestCart.test_total" of
// "tests/test_cart.py::TestCart::test_total", "CartTest.total" of "total(shop.CartTest)".
void add_short_names(const std::string& name, std::set<std::string>& names) {
  constexpr int most_parts = 16;  // a line of nothing but `::` has two thousand
  const std::string_view plain = std::string_view(name).substr(0, name.find('['));
  const std::size_t bracket = plain.find('(');
  if (bracket != std::string_view::npos && plain.ends_with(')')) {
    const std::string_view owner = plain.substr(bracket + 1, plain.size() - bracket - 2);
    names.insert(std::string(owner.substr(owner.rfind('.') + 1)) + "." +
                 std::string(plain.substr(0, bracket)));
  }
  std::size_t at = plain.find("::");
  for (int part = 1; part < most_parts && at != std::string_view::npos; ++part) {
    names.insert(replace_all(plain.substr(at + 2), "::", ".") + name.substr(plain.size()));
    at = plain.find("::", at + 2);
  }
}

// "TestCart" of "TestCart/two_items"; nothing of a sentence with a slash in it.
std::string parent_of(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string::npos || name.find(' ') < slash ? std::string() : name.substr(0, slash);
}

// Tells a test once that is named with its file and, by the head of its report, without; and of a test and
// its subtest the latter.
void drop_short_names(std::vector<SafeText>& names) {
  std::set<std::string> told;
  for (const SafeText& name : names) {
    add_short_names(name.str(), told);
    told.insert(parent_of(name.str()));
  }
  std::erase_if(names, [&](const SafeText& name) { return told.count(name.str()) != 0; });
}

std::vector<SafeText> name_tests(const RuleSet& rules, const std::vector<TestName>& tests,
                                 const SafeLog& safe) {
  std::vector<SafeText> names;
  std::set<std::string> seen;
  for (const TestName& test : tests) {
    SafeText name = name_of(rules, test, safe);
    if (!name.empty() && seen.insert(name.str()).second) names.push_back(std::move(name));
  }
  drop_short_names(names);
  return names;
}

std::vector<SafeLine> make_excerpt(const std::vector<std::uint64_t>& order, const SafeLog& safe) {
  std::vector<SafeLine> excerpt;
  std::size_t bytes = 0;
  for (const std::uint64_t number : order) {
    const auto line = safe.find(number);
    if (!line) continue;
    if (excerpt.size() >= excerpt_most_lines) break;
    SafeText text = line->text.clipped(excerpt_line_chars);
    if (bytes + text.size() + 1 > excerpt_most_bytes) continue;
    bytes += text.size() + 1;
    excerpt.push_back({number, std::move(text)});
  }
  std::sort(excerpt.begin(), excerpt.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  return excerpt;
}

// Infrastructure alone is worth another try; beside an error of the code it is not.
bool is_retryable(const std::vector<Finding>& findings) {
  constexpr double beside = 0.2;  // about 13 points of rank below the cause
  if (findings.empty() || findings.front().klass != Class::infra) return false;
  return std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.confidence >= beside && (finding.klass == Class::compile || finding.klass == Class::test);
  });
}

}  // namespace

Diagnosis diagnose(const RuleSet& rules, const Scan& scan, const SafeLog& safe) {
  Diagnosis diagnosis;
  diagnosis.bytes_total = safe.bytes_total;
  diagnosis.lines_total = safe.lines_total;
  diagnosis.masked = safe.masked;
  diagnosis.partial = safe.partial;
  const Scan::Impl& chosen = *scan.structure;
  for (const Candidate& candidate : chosen.findings) {
    diagnosis.findings.push_back(make_finding(rules, candidate, safe));
  }
  diagnosis.failed_tests = name_tests(rules, chosen.tests, safe);
  diagnosis.excerpt = make_excerpt(chosen.excerpt_order, safe);
  if (const Finding* cause = diagnosis.cause()) {
    diagnosis.signature =
        fmt::format("{:016x}", fnv1a(fold(cause->rule + '\n' + short_paths(cause->text.str()))));
    diagnosis.retryable = is_retryable(diagnosis.findings);
  }
  return diagnosis;
}

}  // namespace cicd::analysis
