#include "analysis/class_words.hpp"

#include "analysis/step_type.hpp"
#include "analysis/step_words.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace cicd::analysis {
namespace {

struct Words {
  Class klass;
  std::string_view type;
  std::string_view words;  // parted by blanks: whole words, lower case; Chinese ones anywhere
};

constexpr Words table[] = {
    {Class::test, "TestFailure",
     "test tests tested testing spec specs assert assertion expected failing rspec jest mocha "
     "pytest junit unittest suite suites ctest prove selftest passed testcase 测试"},
    {Class::lint, "LintError",
     "lint linter linting style format formatted whitespace standard link links url urls dupes "
     "duplicate typo spelling license flake8 eslint rubocop shellcheck sorted prettier markdown "
     "readme diff check indentation trailing semicolon alphabetical awesome_bot htmlproofer "
     "codestyle checkstyle limit lintian rpmlint uncrustify 代码检查"},
    {Class::dependency, "DependencyResolution",
     "install installing dependency dependencies package packages download downloading resolve "
     "resolving lockfile gem pip bundle module pod cabal composer 依赖"},
    {Class::compile, "CompileError",
     "compile compiling compilation compiler build building linking syntax undefined parse docs "
     "latex 构建 编译 打包"},
    {Class::deploy, "DeployError", "deploy deploying publish publishing release upload s3 部署 发布 上线"},
    {Class::infra, "NetworkError",
     "timeout network connection disk memory stalled terminated unreachable 超时 网络 "
     "连接被拒绝"},
    {Class::docker, "DockerBuildError", "docker dockerfile image container 镜像 容器"},
};

// act shows with it how it runs a step's command, whatever that does: "🐳  docker exec cmd=[bash …".
constexpr std::string_view act_command = "\xf0\x9f\x90\xb3";

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

bool is_chinese(std::string_view word) {
  return static_cast<unsigned char>(word.front()) >= 0x80;
}

// To check out is no check.
void drop_check_out(std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 2> check_out{"check", "out"};
  const auto at = std::search(words.begin(), words.end(), check_out.begin(), check_out.end());
  if (at != words.end()) words.erase(at, at + 2);
}

// `text`: where words are looked for that no blanks part.
void vote(Votes& votes, std::vector<std::string> words, std::string_view text, double weight) {
  drop_check_out(words);
  for (std::size_t k = 0; k < votes.size(); ++k) {
    const auto known = split(table[k].words, ' ');
    const bool voted = std::any_of(known.begin(), known.end(), [&](std::string_view word) {
      return is_chinese(word) ? text.find(word) != std::string_view::npos
                              : std::find(words.begin(), words.end(), word) != words.end();
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
  vote(votes, std::move(words), lower, weight);
}

// A script's own name says more than the directories it stands in ("test/compile-styles.sh").
void vote_command(Votes& votes, std::string_view command) {
  const std::string_view program = command.substr(0, command.find(' '));
  const std::size_t slash = program.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  vote(votes, words_of(command.substr(name)), command.substr(name), 3);
  vote(votes, command, 1);
}

// "test" of "make[1]: *** [Makefile:7: test] Error 1".
std::string_view make_target(std::string_view text) {
  const std::size_t begin = text.find("*** [");
  const std::size_t end = text.rfind("] Error ");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  const std::string_view body = text.substr(begin + 5, end - begin - 5);
  const std::size_t colon = body.rfind(": ");
  return colon == std::string_view::npos ? body : body.substr(colon + 2);
}

// What make was making when the line at `at` was printed.
void vote_target(Votes& votes, Texts& texts, std::size_t at) {
  constexpr std::size_t reach = 4;
  for (std::size_t i = at + 1; i <= at + reach && i < texts.size(); ++i) {
    const std::string_view target = make_target(texts.text(i));
    if (!target.empty()) return vote(votes, words_of(target), target, 3);
  }
}

std::optional<Guess> winner(const Votes& votes) {
  const auto most = std::max_element(votes.begin(), votes.end());
  if (*most <= 0) return std::nullopt;
  const Words& row = table[static_cast<std::size_t>(most - votes.begin())];
  return Guess{row.klass, row.type};
}

// "npm ci", "yarn install --frozen-lockfile"
bool installs(std::string_view command) {
  const std::vector<std::string> words = words_of(command);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word == "install" || word == "ci" || word == "add";
  });
}

std::optional<Guess> from_known_command(const Course& course) {
  const auto type = type_from_command(course.failed_command());
  if (!type) return std::nullopt;
  const auto* known = std::find_if(std::begin(class_of_type), std::end(class_of_type),
                                   [&](const auto& row) { return row.first == *type; });
  if (known != std::end(class_of_type)) return Guess{known->second, *type};
  return Guess{installs(course.failed_command()) ? Class::dependency : Class::compile, *type};
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
  vote_target(votes, texts, at);
  for (std::size_t i = at > 12 ? at - 12 : 0; i < at + 12 && i < texts.size(); ++i) {
    if (!texts.text(i).starts_with(act_command)) vote(votes, texts.text(i), 0.3);
  }
  return winner(votes);
}

}  // namespace cicd::analysis
