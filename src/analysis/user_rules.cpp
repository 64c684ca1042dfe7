#include "analysis/user_rules.hpp"

#include "analysis/anchor_guess.hpp"
#include "analysis/problem_matcher.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace cicd::analysis {

using nlohmann::json;

namespace {

std::string text_of(const json& object, const char* key, std::string fallback = {}) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::move(fallback);
}

// A text, or a list of texts, as one item a line.
std::string lines_of(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  std::string lines;
  if (!found->is_array()) return lines;
  for (const auto& part : *found) {
    if (part.is_string()) lines += (lines.empty() ? "" : "\n") + part.get<std::string>();
  }
  return lines;
}

std::optional<Class> class_named(std::string_view word) {
  using enum Class;
  for (const auto one : {compile, test, lint, config, dependency, infra, docker, deploy}) {
    if (to_string(one) == word) return one;
  }
  return std::nullopt;
}

class Adder {
 public:
  Adder(RuleSet& rules, const ReadFile& read) : rules_(rules), read_(read) {}

  std::vector<std::string> add_all(std::string_view text, const std::string& where) {
    const auto parsed = json::parse(text, nullptr, false, true);
    if (parsed.is_discarded())
      problem(where, "is no JSON");
    else
      add_part(parsed, where, true);
    return std::move(problems_);
  }

 private:
  void problem(std::string_view where, std::string_view what) {
    problems_.push_back(fmt::format("{}: {}", where, what));
  }

  void add_part(const json& part, const std::string& where, bool files_allowed) {
    if (part.is_array()) {
      for (const auto& one : part)
        add_part(one, where, files_allowed);
    } else if (part.is_string() && files_allowed) {
      add_file(part.get<std::string>());
    } else if (part.is_object() && part.contains("problemMatcher")) {
      const auto& matchers = part["problemMatcher"];
      if (matchers.is_object()) return add_matcher(matchers, where);
      for (const auto& matcher : matchers)
        add_matcher(matcher, where);
    } else if (part.is_object()) {
      add_rule(part, where);
    } else {
      problem(where, "a rule must be an object, or the name of a file");
    }
  }

  void add_file(const std::string& path) {
    const auto text = read_(path);
    if (!text) return problem("rules", text.error().message);
    const auto parsed = json::parse(*text, nullptr, false, true);
    if (parsed.is_discarded()) return problem(path, "is no JSON");
    add_part(parsed, path, false);
  }

  void add_rule(const json& object, const std::string& where) {
    const auto id = text_of(object, "id");
    const auto regex = text_of(object, "regex");
    if (id.empty() || regex.empty()) return problem(where, "a rule needs \"id\" and \"regex\"");
    const auto klass = class_named(text_of(object, "class", "compile"));
    if (!klass)
      return problem(
          where,
          fmt::format(
              "rule {}: \"class\" is none of compile, test, lint, config, dependency, infra, docker, deploy",
              id));
    Rule rule;
    const auto tool = text_of(object, "tool", id.substr(0, id.find('.')));
    const auto type = text_of(object, "type", "BuildFailure");
    const auto anchors = object.contains("anchors")
                             ? lines_of(object, "anchors")
                             : fmt::format("{}", fmt::join(guess_anchors(regex), "\n"));
    const auto matches = lines_of(object, "matches");
    const auto rejects = lines_of(object, "rejects");
    rule.id = id;
    rule.tool = tool;
    rule.type = type;
    rule.klass = *klass;
    rule.rank = object.contains("rank") && object["rank"].is_number_integer()
                    ? std::clamp(object["rank"].get<int>(), 0, 100)
                    : 90;
    rule.anchors = anchors;
    rule.regex = regex;
    rule.matches = matches;
    rule.rejects = rejects;
    add(rule, where);
  }

  void add(const Rule& rule, const std::string& where) {
    if (const auto added = rules_.add(rule); !added) return problem(where, added.error().message);
    const auto index = static_cast<std::uint32_t>(rules_.rules().size() - 1);
    const auto hits = [&](std::string_view line) { return std::ranges::count(rules_.hits(line), index) > 0; };
    for (const auto line : split(rule.matches, '\n')) {
      if (!line.empty() && !hits(line))
        problem(where, fmt::format("rule {}: does not match its sample \"{}\"", rule.id, clip(line, 80)));
    }
    for (const auto line : split(rule.rejects, '\n')) {
      if (!line.empty() && hits(line))
        problem(where, fmt::format("rule {}: matches \"{}\", which it must not", rule.id, clip(line, 80)));
    }
  }

  void add_matcher(const json& matcher, const std::string& where) {
    const auto read = read_matcher(matcher, rules_.rules());
    if (!read) return problem(where, read.error().message);
    if (const auto added = rules_.add(read->matcher()); !added) problem(where, added.error().message);
  }

  RuleSet& rules_;
  const ReadFile& read_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> add_user_rules(RuleSet& rules, std::string_view json_text, const ReadFile& read) {
  return Adder(rules, read).add_all(json_text, "rules");
}

}  // namespace cicd::analysis
