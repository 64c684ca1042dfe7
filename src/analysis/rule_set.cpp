#include "analysis/rule_set.hpp"

#include "analysis/engine.hpp"
#include "analysis/marks.hpp"
#include "log/normalise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace cicd::analysis {

std::string_view to_string(Class value) {
  switch (value) {
    case Class::compile:
      return "compile";
    case Class::test:
      return "test";
    case Class::lint:
      return "lint";
    case Class::config:
      return "config";
    case Class::dependency:
      return "dependency";
    case Class::infra:
      return "infra";
    case Class::docker:
      return "docker";
    case Class::deploy:
      return "deploy";
  }
  return "config";
}

std::string_view to_string(Role value) {
  switch (value) {
    case Role::cause:
      return "cause";
    case Role::cascade:
      return "cascade";
    case Role::head:
      return "head";
    case Role::locator:
      return "locator";
    case Role::generic:
      return "generic";
    case Role::position:
      return "position";
  }
  return "cause";
}

std::uint32_t index_of(std::span<const Rule> rules, std::string_view id) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [id](const Rule& rule) { return rule.id == id; });
  return static_cast<std::uint32_t>(found - rules.begin());
}

Regex* Engine::regex(std::uint32_t rule) {
  std::optional<Regex>& slot = compiled[rule];
  if (!slot) {
    Result<Regex> made = Regex::compile(rules[rule].regex, match_space);
    if (!made) return nullptr;
    slot = std::move(*made);
  }
  return &*slot;
}

bool Engine::learn(const Rule& rule, std::uint32_t index) {
  return (rule.role == Role::locator ? locators : filter).add(rule.anchors, index);
}

std::optional<std::uint32_t> Engine::best(std::vector<std::uint32_t>& candidates, std::string_view line) {
  const auto order = [this](std::uint32_t index) {
    const Rule& rule = rules[index];
    const int role = rule.role == Role::cause || rule.role == Role::head ? 3
                     : rule.role == Role::cascade                        ? 2
                     : rule.role == Role::generic                        ? 1
                                                                         : 0;
    return std::tuple(role, rule.rank, index);
  };
  std::sort(candidates.begin(), candidates.end(), [&](auto a, auto b) { return order(a) > order(b); });
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  const std::string_view payload = line.substr(log::payload_start(line));
  for (const std::uint32_t candidate : candidates) {
    Regex* pattern = regex(candidate);
    if (pattern != nullptr &&
        (pattern->match(payload) || (payload.size() != line.size() && pattern->match(line)))) {
      return candidate;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Engine::locator(std::string_view line) {
  std::vector<AnchorFilter::Hit> hits;
  locators.scan(line, 0, hits);
  if (hits.empty()) return std::nullopt;
  std::vector<std::uint32_t> candidates;
  for (const AnchorFilter::Hit& hit : hits)
    candidates.push_back(hit.id);
  return best(candidates, line);
}

RuleSet::RuleSet(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

RuleSet RuleSet::built_in() {
  auto engine = std::make_unique<Engine>();
  std::size_t count = 0;
  for (const std::span<const Rule> table : built_in_tables())
    count += table.size();
  engine->rules.reserve(count);
  for (const std::span<const Rule> table : built_in_tables()) {
    for (const Rule& rule : table) {
      engine->learn(rule, static_cast<std::uint32_t>(engine->rules.size()));
      engine->rules.push_back(rule);
    }
  }
  engine->compiled.resize(engine->rules.size());
  std::uint32_t mark = Engine::first_mark;
  for (const MarkRow& row : mark_rows())
    engine->filter.add(row.anchor, mark++);
  return RuleSet(std::move(engine));
}

Status RuleSet::add(const Rule& rule) {
  if (find(rule.id) != nullptr) {
    return Error{Errc::invalid_input, fmt::format("rule {}: this id is taken; choose another", rule.id)};
  }
  Result<Regex> regex = Regex::compile(rule.regex, engine_->match_space);
  if (!regex) return std::move(regex).error().in(fmt::format("rule {}", rule.id));
  const auto own = [this](std::string_view text) -> std::string_view {
    return engine_->texts.emplace_back(text);
  };
  Rule copy = rule;
  for (std::string_view Rule::*text :
       {&Rule::id, &Rule::tool, &Rule::type, &Rule::anchors, &Rule::regex, &Rule::matches, &Rule::rejects}) {
    copy.*text = own(rule.*text);
  }
  if (rule.anchors.empty() || !engine_->learn(copy, static_cast<std::uint32_t>(rules().size()))) {
    return Error{
        Errc::invalid_input,
        fmt::format("rule {}: every anchor needs at least five bytes that stand on each line the regex "
                    "matches",
                    rule.id)};
  }
  engine_->rules.push_back(copy);
  engine_->compiled.emplace_back(std::move(*regex));
  return ok();
}

const std::vector<Rule>& RuleSet::rules() const {
  return engine_->rules;
}

const Rule* RuleSet::find(std::string_view id) const {
  const auto found = std::find_if(rules().begin(), rules().end(), [id](const Rule& r) { return r.id == id; });
  return found == rules().end() ? nullptr : &*found;
}

std::vector<std::uint32_t> RuleSet::hits(std::string_view line) const {
  std::vector<AnchorFilter::Hit> anchors;
  engine_->filter.scan(line, 0, anchors);
  engine_->locators.scan(line, 0, anchors);
  std::vector<std::uint32_t> found;
  for (const AnchorFilter::Hit& hit : anchors) {
    if (hit.id < rules().size()) found.push_back(hit.id);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase_if(found, [&](std::uint32_t rule) { return !match(rule, line); });
  return found;
}

std::optional<RuleSet::Fields> RuleSet::match(std::uint32_t rule, std::string_view line) const {
  Regex* regex = engine_->regex(rule);
  if (regex == nullptr) return std::nullopt;
  const std::string_view payload = line.substr(log::payload_start(line));
  if (regex->match(payload)) {
    line = payload;
  } else if (payload.size() == line.size() || !regex->match(line)) {
    return std::nullopt;
  }
  const auto part = [&](std::string_view name) {
    const std::optional<Regex::Part> found = regex->capture(name);
    return found ? line.substr(found->begin, found->size) : std::string_view{};
  };
  return Fields{part("file"), part("line"), part("col"), part("msg"), part("test"), part("code")};
}

}  // namespace cicd::analysis
