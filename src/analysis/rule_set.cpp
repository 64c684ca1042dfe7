#include "analysis/rule_set.hpp"

#include "analysis/engine.hpp"
#include "log/normalise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

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

std::optional<Class> class_named(std::string_view word) {
  using enum Class;
  for (const auto one : {compile, test, lint, config, dependency, infra, docker, deploy}) {
    if (to_string(one) == word) return one;
  }
  return std::nullopt;
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
    case Role::announced:
      return "announced";
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

void Engine::append(const Rule& rule) {
  if (grown_rules.empty()) grown_rules.assign(rules.begin(), rules.end());
  grown_rules.push_back(rule);
  rules = grown_rules;
}

bool Engine::learn(const Rule& rule, std::uint32_t index) {
  return (rule.role == Role::locator ? all_locators() : filter).add(rule.anchors, index);
}

Status Engine::learn_loose(const Rule& rule, std::uint32_t index, Regex& pattern) {
  constexpr std::uint32_t steps = 10'000;  // on one line
  if (pattern.match("")) {
    return Error{Errc::invalid_input,
                 fmt::format("rule {}: its regex matches even an empty line, and so every line; let it name "
                             "what stands there",
                             rule.id.view())};
  }
  if (loose.size() >= most_loose) {
    return Error{Errc::invalid_input,
                 fmt::format("rule {}: {} rules have no text of five bytes that stands on each line they "
                             "match, more than can be tried on every line; give it \"anchors\"",
                             rule.id.view(), most_loose)};
  }
  if (!loose_space) loose_space = make_match_space(steps);
  Result<Regex> bounded = Regex::compile(rule.regex, loose_space);
  if (!bounded) return std::move(bounded).error();
  pattern = std::move(*bounded);
  loose.push_back(index);
  return ok();
}

namespace {

// `payload` is `line` from log::payload_start on.
bool matches(Regex& pattern, std::string_view line, std::string_view payload) {
  return pattern.match(payload) || (payload.size() != line.size() && pattern.match(line));
}

}  // namespace

void Engine::add_loose(std::string_view line, std::vector<std::uint32_t>& candidates) {
  constexpr unsigned most_given_up = 50;
  const std::string_view payload = line.substr(log::payload_start(line));
  for (const std::uint32_t rule : loose) {
    Regex* pattern = regex(rule);
    if (pattern != nullptr && pattern->given_up() < most_given_up && matches(*pattern, line, payload))
      candidates.push_back(rule);
  }
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
    if (pattern != nullptr && matches(*pattern, line, payload)) return candidate;
  }
  return std::nullopt;
}

AnchorFilter& Engine::all_locators() {
  if (!locators) {
    locators.emplace();
    const std::span<const Rule> built_in = built_in_rules();
    for (std::uint32_t i = 0; i < built_in.size(); ++i) {
      if (built_in[i].role == Role::locator) locators->add(built_in[i].anchors, i);
    }
  }
  return *locators;
}

std::optional<std::uint32_t> Engine::locator(std::string_view line) {
  std::vector<AnchorFilter::Hit> hits;
  all_locators().scan(line, 0, hits);
  if (hits.empty()) return std::nullopt;
  std::vector<std::uint32_t> candidates;
  candidates.reserve(hits.size());
  for (const AnchorFilter::Hit& hit : hits)
    candidates.push_back(hit.id);
  return best(candidates, line);
}

RuleSet::RuleSet(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

RuleSet RuleSet::built_in() {
  return RuleSet(std::make_unique<Engine>());
}

Result<std::uint32_t> RuleSet::put(const Rule& rule, bool looked_for) {
  if (find(rule.id) != nullptr) {
    return Error{Errc::invalid_input,
                 fmt::format("rule {}: this id is taken; choose another", rule.id.view())};
  }
  Result<Regex> regex = Regex::compile(rule.regex, engine_->match_space);
  if (!regex) return std::move(regex).error().in(fmt::format("rule {}", rule.id.view()));
  Rule copy = rule;
  for (Literal Rule::*text :
       {&Rule::id, &Rule::tool, &Rule::type, &Rule::anchors, &Rule::regex, &Rule::matches, &Rule::rejects}) {
    copy.*text = engine_->texts.emplace_back((rule.*text).view()).c_str();
  }
  const auto index = static_cast<std::uint32_t>(rules().size());
  if (looked_for && (rule.anchors.empty() || !engine_->learn(copy, index))) {
    if (auto loose = engine_->learn_loose(copy, index, *regex); !loose) return std::move(loose).error();
  }
  engine_->append(copy);
  engine_->compiled.emplace_back(std::move(*regex));
  return index;
}

Status RuleSet::add(const Rule& rule) {
  const auto index = put(rule, true);
  return index ? ok() : Status(index.error());
}

Result<std::uint32_t> RuleSet::put_part(const Matcher& matcher, std::string_view name, Literal regex,
                                        Role role) {
  constexpr int rank_of_warnings = 30;
  const std::string id = fmt::format("{}.{}", matcher.rule.id.view(), name);
  Rule part = matcher.rule;
  part.id = id.c_str();
  part.role = role;
  part.rank = role == Role::cause ? rank_of_warnings : 0;
  part.anchors = part.matches = part.rejects = {};
  part.regex = regex;
  return put(part, false);
}

Status RuleSet::add(const Matcher& matcher) {
  std::vector<std::uint32_t> lines;  // from the nearest one above to the highest, then downwards
  std::vector<std::string> regexes(matcher.above.rbegin(), matcher.above.rend());
  regexes.insert(regexes.end(), matcher.below.begin(), matcher.below.end());
  for (const std::string& regex : regexes) {
    const auto name = fmt::format("beside{}", lines.size() + 1);
    const auto line = put_part(matcher, name, regex.c_str(), Role::position);
    if (!line) return line.error();
    lines.push_back(*line);
  }
  const auto mild = put_part(matcher, "warning", matcher.rule.regex, Role::cause);
  if (!mild) return mild.error();
  const auto main = put(matcher.rule, true);
  if (!main) return main.error();
  const auto middle = lines.begin() + static_cast<std::ptrdiff_t>(matcher.above.size());
  engine_->sequences.push_back({.rule = *main,
                                .mild = *mild,
                                .above = {lines.begin(), middle},
                                .below = {middle, lines.end()},
                                .repeats = matcher.repeats,
                                .mild_by_default = matcher.mild_by_default});
  return ok();
}

std::span<const Rule> RuleSet::rules() const {
  return engine_->rules;
}

const Rule* RuleSet::find(std::string_view id) const {
  const auto found = std::find_if(rules().begin(), rules().end(), [id](const Rule& r) { return r.id == id; });
  return found == rules().end() ? nullptr : &*found;
}

void RuleSet::set_hint(std::string_view id, std::string hint) {
  engine_->hints.insert_or_assign(std::string(id), std::move(hint));
}

std::string_view RuleSet::hint(std::string_view id) const {
  const auto found = engine_->hints.find(id);
  return found == engine_->hints.end() ? std::string_view{} : found->second;
}

std::vector<std::uint32_t> RuleSet::hits(std::string_view line) const {
  std::vector<AnchorFilter::Hit> anchors;
  engine_->filter.scan(line, 0, anchors);
  engine_->all_locators().scan(line, 0, anchors);
  std::vector<std::uint32_t> found;
  for (const AnchorFilter::Hit& hit : anchors) {
    if (hit.id < rules().size()) found.push_back(hit.id);
  }
  engine_->add_loose(line, found);
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
  return Fields{part("file"), part("line"), part("col"), part("msg"), part("test")};
}

}  // namespace cicd::analysis
