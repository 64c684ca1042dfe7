#include "analysis/rule_set.hpp"

#include "analysis/rule_set_state.hpp"

#include <fmt/format.h>

#include <algorithm>

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
  }
  return "cause";
}

Regex* RuleSet::State::regex(std::uint32_t rule) {
  std::optional<Regex>& slot = compiled[rule];
  if (!slot) {
    Result<Regex> made = Regex::compile(rules[rule].regex);
    if (!made) return nullptr;
    slot = std::move(*made);
  }
  return &*slot;
}

RuleSet::RuleSet(std::unique_ptr<State> state) : state_(std::move(state)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

RuleSet RuleSet::built_in() {
  auto state = std::make_unique<State>();
  for (const std::span<const Rule> table : built_in_tables()) {
    for (const Rule& rule : table) {
      state->filter.add(rule.anchors, static_cast<std::uint32_t>(state->rules.size()));
      state->rules.push_back(rule);
    }
  }
  state->compiled.resize(state->rules.size());
  return RuleSet(std::move(state));
}

Status RuleSet::add(const Rule& rule) {
  if (find(rule.id) != nullptr) {
    return Error{Errc::invalid_input, fmt::format("rule {}: this id is taken; choose another", rule.id)};
  }
  Result<Regex> regex = Regex::compile(rule.regex);
  if (!regex) return std::move(regex).error().in(fmt::format("rule {}", rule.id));
  const auto own = [this](std::string_view text) -> std::string_view {
    return state_->texts.emplace_back(text);
  };
  Rule copy = rule;
  for (std::string_view Rule::*text :
       {&Rule::id, &Rule::tool, &Rule::type, &Rule::anchors, &Rule::regex, &Rule::matches, &Rule::rejects}) {
    copy.*text = own(rule.*text);
  }
  if (rule.anchors.empty() || !state_->filter.add(copy.anchors, static_cast<std::uint32_t>(rules().size()))) {
    return Error{
        Errc::invalid_input,
        fmt::format("rule {}: every anchor needs at least five bytes that stand on each line the regex "
                    "matches",
                    rule.id)};
  }
  state_->rules.push_back(copy);
  state_->compiled.emplace_back(std::move(*regex));
  return ok();
}

const std::vector<Rule>& RuleSet::rules() const {
  return state_->rules;
}

const Rule* RuleSet::find(std::string_view id) const {
  const auto found = std::find_if(rules().begin(), rules().end(), [id](const Rule& r) { return r.id == id; });
  return found == rules().end() ? nullptr : &*found;
}

std::vector<std::uint32_t> RuleSet::hits(std::string_view line) const {
  std::vector<AnchorFilter::Hit> anchors;
  state_->filter.scan(line, 0, anchors);
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
  Regex* regex = state_->regex(rule);
  if (regex == nullptr || !regex->match(line)) return std::nullopt;
  const auto part = [&](std::string_view name) {
    const std::optional<Regex::Part> found = regex->capture(name);
    return found ? line.substr(found->begin, found->size) : std::string_view{};
  };
  return Fields{part("file"), part("line"), part("col"), part("msg"), part("test"), part("code")};
}

}  // namespace cicd::analysis
