#include "analysis/user_rules.hpp"

#include "analysis/anchor_guess.hpp"
#include "analysis/problem_matcher.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace cicd::analysis {

using nlohmann::json;

namespace {

std::string text_of(const json& object, const char* key, std::string fallback = {}) {
  const auto found = object.find(key);
  const bool given =
      found != object.end() && found->is_string() && !found->get_ref<const std::string&>().empty();
  return given ? found->get<std::string>() : std::move(fallback);
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

// Whether a text in it has a NUL byte, which no Literal can hold.
bool holds_nul(const json& object) {
  const json texts = object.flatten();
  return std::any_of(texts.begin(), texts.end(), [](const json& text) {
    return text.is_string() && text.get_ref<const std::string&>().find('\0') != std::string::npos;
  });
}

// What a user's rule may be; those that go by place only count for code.
std::optional<Role> role_named(std::string_view word) {
  using enum Role;
  for (const auto one : {cause, cascade, head, locator, generic}) {
    if (to_string(one) == word) return one;
  }
  return std::nullopt;
}

// The rank of a rule that names none: own causes go before what is built in, cascades before nothing.
int usual_rank(Role role) {
  return role == Role::cause ? 90 : role == Role::cascade ? 10 : 50;
}

enum class Kind { text, texts, number };
constexpr std::array<std::pair<std::string_view, Kind>, 11> rule_keys{{{"id", Kind::text},
                                                                       {"regex", Kind::text},
                                                                       {"tool", Kind::text},
                                                                       {"type", Kind::text},
                                                                       {"class", Kind::text},
                                                                       {"role", Kind::text},
                                                                       {"rank", Kind::number},
                                                                       {"hint", Kind::text},
                                                                       {"anchors", Kind::texts},
                                                                       {"matches", Kind::texts},
                                                                       {"rejects", Kind::texts}}};

bool is_of_kind(const json& value, Kind kind) {
  switch (kind) {
    case Kind::text:
      return value.is_string();
    case Kind::number:
      return value.is_number_integer() && value >= 0 && value <= 100;
    case Kind::texts:
      break;
  }
  return value.is_string() || (value.is_array() && std::ranges::all_of(value, &json::is_string));
}

std::string_view to_words(Kind kind) {
  return kind == Kind::text     ? "a text"
         : kind == Kind::number ? "a number from 0 to 100"
                                : "a text or a list of texts";
}

// What is wrong with a key of a rule; empty: nothing.
std::string problem_of_key(const std::string& key, const json& value) {
  const auto* const known = std::ranges::find(rule_keys, key, &std::pair<std::string_view, Kind>::first);
  if (known != rule_keys.end())
    return is_of_kind(value, known->second) ? ""
                                            : fmt::format("\"{}\" must be {}", key, to_words(known->second));
  std::vector<std::string_view> names;
  names.reserve(rule_keys.size());
  for (const auto& row : rule_keys)
    names.push_back(row.first);
  const auto close = nearest(key, names);
  return fmt::format("unknown key \"{}\"{}", key, close ? fmt::format("; did you mean \"{}\"?", *close) : "");
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
    } else if (part.is_object() && holds_nul(part)) {
      problem(where, "holds a NUL (\\u0000), which no line of a log does");
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
    const auto named = id.empty() ? std::string("a rule") : fmt::format("rule {}", id);
    for (const auto& [key, value] : object.items()) {
      if (const auto wrong = problem_of_key(key, value); !wrong.empty())
        problem(where, fmt::format("{}: {}", named, wrong));
    }
    if (id.empty() || regex.empty()) return problem(where, named + " needs \"id\" and \"regex\"");
    const auto klass = class_named(text_of(object, "class", "compile"));
    if (!klass)
      return problem(
          where,
          fmt::format(
              "{}: \"class\" is none of compile, test, lint, config, dependency, infra, docker, deploy",
              named));
    const auto role = role_named(text_of(object, "role", "cause"));
    if (!role)
      return problem(where,
                     fmt::format("{}: \"role\" is none of cause, cascade, head, locator, generic", named));
    add_rule(object, {id, regex, *klass, *role}, where);
  }

  // What a rule must have, and what it must have right.
  struct Core {
    std::string id, regex;
    Class klass;
    Role role;
  };

  void add_rule(const json& object, const Core& core, const std::string& where) {
    Rule rule;
    const auto tool = text_of(object, "tool", core.id.substr(0, core.id.find('.')));
    const auto type = text_of(object, "type", "BuildFailure");
    const auto anchors = object.contains("anchors")
                             ? lines_of(object, "anchors")
                             : fmt::format("{}", fmt::join(guess_anchors(core.regex), "\n"));
    const auto matches = lines_of(object, "matches");
    const auto rejects = lines_of(object, "rejects");
    rule.id = core.id.c_str();
    rule.tool = tool.c_str();
    rule.type = type.c_str();
    rule.klass = core.klass;
    rule.role = core.role;
    rule.rank = object.contains("rank") && is_of_kind(object["rank"], Kind::number)
                    ? object["rank"].get<int>()
                    : usual_rank(core.role);
    rule.anchors = anchors.c_str();
    rule.regex = core.regex.c_str();
    rule.matches = matches.c_str();
    rule.rejects = rejects.c_str();
    add(rule, where);
    if (const auto hint = text_of(object, "hint", ""); !hint.empty())
      rules_.set_hint(core.id, replace_all(hint, "\n", " "));
  }

  void add(const Rule& rule, const std::string& where) {
    if (const auto added = rules_.add(rule); !added) return problem(where, added.error().message);
    const auto index = static_cast<std::uint32_t>(rules_.rules().size() - 1);
    const auto hits = [&](std::string_view line) { return std::ranges::count(rules_.hits(line), index) > 0; };
    for (const auto line : split(rule.matches, '\n')) {
      if (!line.empty() && !hits(line))
        problem(where,
                fmt::format("rule {}: does not match its sample \"{}\"", rule.id.view(), clip(line, 80)));
    }
    for (const auto line : split(rule.rejects, '\n')) {
      if (!line.empty() && hits(line))
        problem(where,
                fmt::format("rule {}: matches \"{}\", which it must not", rule.id.view(), clip(line, 80)));
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
