#include "analysis/class_words.hpp"

#include "analysis/step_type.hpp"
#include "analysis/step_words.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace cicd::analysis {
namespace {

struct Words {
  Class klass;
  std::string_view type;
  std::initializer_list<std::string_view> words;  // whole words, lower case
};

const Words table[] = {
    {Class::test, "TestFailure", {"test",   "tests",     "tested",   "testing",  "spec",    "specs",
                                  "assert", "assertion", "expected", "failing",  "rspec",   "jest",
                                  "mocha",  "pytest",    "junit",    "unittest", "suite",   "suites",
                                  "ctest",  "prove",     "selftest", "passed",   "testcase"}},
    {Class::lint,
     "LintError",
     {"lint",         "linter",      "linting",     "style",       "format",     "formatted",
      "whitespace",   "standard",    "link",        "links",       "url",        "urls",
      "dupes",        "duplicate",   "typo",        "spelling",    "license",    "flake8",
      "eslint",       "rubocop",     "shellcheck",  "sorted",      "prettier",   "markdown",
      "readme",       "diff",        "check",       "indentation", "trailing",   "semicolon",
      "alphabetical", "awesome_bot", "htmlproofer", "codestyle",   "checkstyle", "limit"}},
    {Class::dependency,
     "DependencyResolution",
     {"install", "installing", "dependency", "dependencies", "package", "packages", "download", "downloading",
      "resolve", "resolving", "lockfile", "gem", "pip", "bundle", "module", "pod", "cabal", "composer"}},
    {Class::compile,
     "CompileError",
     {"compile", "compiling", "compilation", "compiler", "build", "building", "linking", "syntax",
      "undefined", "parse", "docs", "latex"}},
    {Class::deploy,
     "DeployError",
     {"deploy", "deploying", "publish", "publishing", "release", "upload", "s3"}},
    {Class::infra,
     "NetworkError",
     {"timeout", "network", "connection", "disk", "memory", "stalled", "terminated", "unreachable"}},
    {Class::docker, "DockerBuildError", {"docker", "dockerfile", "image", "container"}},
};

constexpr std::pair<std::string_view, Class> class_of_type[] = {
    {"TestFailure", Class::test},     {"LintError", Class::lint},
    {"DeployError", Class::deploy},   {"DockerBuildError", Class::docker},
    {"CompileError", Class::compile}, {"PipInstallError", Class::dependency},
    {"CheckoutError", Class::infra},
};

bool word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

using Votes = std::array<double, std::size(table)>;

void vote(Votes& votes, std::span<const std::string> words, double weight) {
  for (std::size_t k = 0; k < votes.size(); ++k) {
    const auto& known = table[k].words;
    const bool voted = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return std::find(known.begin(), known.end(), word) != known.end();
    });
    votes[k] += voted ? weight : 0;
  }
}

// Words of running text: "html_proofer" is one.
void vote(Votes& votes, std::string_view text, double weight) {
  const std::string lower = to_lower(text.substr(0, 400));
  std::vector<std::string> words;
  for (std::size_t i = 0; i < lower.size();) {
    std::size_t end = i;
    while (end < lower.size() && word_letter(lower[end]))
      ++end;
    if (end > i) words.push_back(lower.substr(i, end - i));
    i = std::max(end, i + 1);
  }
  vote(votes, std::span<const std::string>(words), weight);
}

// A script's own name says more than the directories it stands in ("test/compile-styles.sh").
void vote_command(Votes& votes, std::string_view command) {
  const std::string_view program = command.substr(0, command.find(' '));
  const std::size_t slash = program.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  vote(votes, std::span<const std::string>(words_of(command.substr(name))), 3);
  vote(votes, command, 1);
}

std::optional<Guess> winner(const Votes& votes) {
  const auto most = std::max_element(votes.begin(), votes.end());
  if (*most <= 0) return std::nullopt;
  const Words& row = table[static_cast<std::size_t>(most - votes.begin())];
  return Guess{row.klass, row.type};
}

std::optional<Guess> from_known_command(const Course& course) {
  const auto type = type_from_command(course.failed_command());
  if (!type) return std::nullopt;
  const auto* known = std::find_if(std::begin(class_of_type), std::end(class_of_type),
                                   [&](const auto& row) { return row.first == *type; });
  return Guess{known != std::end(class_of_type) ? known->second : Class::compile, *type};
}

}  // namespace

std::optional<Guess> guess_from_command(const Course& course) {
  if (const auto known = from_known_command(course)) return known;
  Votes votes{};
  vote_command(votes, course.failed_command());
  return winner(votes);
}

std::optional<Guess> guess_class(const Course& course, Texts& texts, std::size_t at) {
  if (const auto known = from_known_command(course)) return known;
  Votes votes{};
  vote_command(votes, course.failed_command());
  vote(votes, texts.text(at), 2);
  for (std::size_t i = at > 12 ? at - 12 : 0; i < at + 12 && i < texts.size(); ++i)
    vote(votes, texts.text(i), 0.3);
  return winner(votes);
}

}  // namespace cicd::analysis
