#include "app/knowledge.hpp"

#include "analysis/runbook.hpp"
#include "analysis/user_rules.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "log/reader.hpp"

#include <algorithm>
#include <system_error>

namespace cicd::app {

namespace {

constexpr std::size_t largest_file = std::size_t{1024} * 1024;
constexpr std::size_t most_runbooks = 10;
constexpr Millis baseline_time{2000};  // a green log of that reading time is enough to know its noise

// The nearest directory above `directory` that holds a repository, else `directory` itself.
std::filesystem::path repository_root(const std::filesystem::path& directory) {
  std::error_code ignored;
  for (auto at = directory;; at = at.parent_path()) {
    if (std::filesystem::exists(at / ".git", ignored)) return at;
    if (at == at.parent_path()) return directory;
  }
}

std::vector<std::filesystem::path> usual_runbooks(const std::filesystem::path& root) {
  std::vector<std::filesystem::path> found;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(root / "docs", ignored)) {
    if (glob_match("runbook*.md", entry.path().filename().native())) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  if (const auto own = root / ".cicd-report" / "runbook.md"; std::filesystem::exists(own, ignored))
    found.push_back(own);
  found.resize(std::min(found.size(), most_runbooks));
  return found;
}

}  // namespace

analysis::RuleSet load_rules(Session& session) {
  auto rules = analysis::RuleSet::built_in();
  const auto told = session.settings.warnings.size();
  for (const auto& text : session.settings.rules) {
    const analysis::ReadFile read = [&text](const std::string& path) {
      return read_file(text.file.parent_path() / path, largest_file);
    };
    for (auto& problem : analysis::add_user_rules(rules, text.json, read))
      session.settings.warnings.push_back(std::move(problem));
  }
  if (session.settings.warnings.size() > told) session.settings.config_wrong = true;
  return rules;
}

std::optional<analysis::Baseline> load_baseline(Session& session, const analysis::RuleSet& rules) {
  const auto path = session.settings.text("baseline");
  if (path.empty()) return std::nullopt;
  analysis::Scanner scanner(rules);
  const Deadline deadline(session.world.clock, baseline_time);
  const auto reading = log::read({.path = path, .standard_input = -1}, deadline,
                                 [&scanner](std::string_view text, std::uint64_t) { scanner.feed(text); });
  if (!reading) {
    session.settings.warnings.push_back(session.settings.place("baseline") + ": " + reading.error().message);
    session.settings.blame("baseline");
    return std::nullopt;
  }
  return scanner.finish_as_baseline();
}

analysis::HintBook load_runbooks(Session& session) {
  analysis::HintBook book;
  const auto root = repository_root(session.world.directory);
  std::vector<std::filesystem::path> paths;
  for (const auto& named : session.settings.list("runbook"))
    paths.push_back(session.world.directory / named);
  if (paths.empty()) paths = usual_runbooks(root);
  for (const auto& path : paths) {
    const auto text = read_file(path, largest_file);
    if (!text) {
      const auto place = session.settings.place("runbook");
      session.settings.warnings.push_back((place.empty() ? "" : place + ": ") + text.error().message);
      session.settings.blame("runbook");
      continue;
    }
    const auto shown = path.lexically_proximate(root);
    analysis::add_runbook(book, analysis::parse_runbook(*text),
                          shown.native().starts_with("..") ? path.native() : shown.native());
  }
  return book;
}

}  // namespace cicd::app
