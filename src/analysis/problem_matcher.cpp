#include "analysis/problem_matcher.hpp"

#include "analysis/anchor_guess.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace cicd::analysis {

using nlohmann::json;

namespace {

constexpr std::array<std::pair<const char*, const char*>, 6> group_names{{{"file", "file"},
                                                                          {"line", "line"},
                                                                          {"column", "col"},
                                                                          {"message", "msg"},
                                                                          {"code", "code"},
                                                                          {"severity", "severity"}}};

// The name of the capture group with that number, or null.
const char* name_of_group(const json& pattern, int group) {
  for (const auto& [key, name] : group_names) {
    const auto found = pattern.find(key);
    if (found != pattern.end() && found->is_number_integer() && found->get<int>() == group) return name;
  }
  return nullptr;
}

// What a '(' begins: a group that counts and may get a name, one that has a name already, or one that counts
// for nothing.
enum class Opening { plain, named, uncounted };
Opening opening_at(std::string_view regex, std::size_t at) {
  const std::string_view rest = regex.substr(at + 1);
  if (!rest.starts_with('?') && !rest.starts_with('*')) return Opening::plain;
  const bool look_behind = rest.starts_with("?<=") || rest.starts_with("?<!");
  const bool named = rest.starts_with("?<") || rest.starts_with("?'") || rest.starts_with("?P<");
  return named && !look_behind ? Opening::named : Opening::uncounted;
}

// Whether the '-' at `at` stands behind an escape such as \s in a class: a sign like any other where matchers
// come from, and refused by PCRE2.
bool is_plain_hyphen(std::string_view regex, std::size_t at) {
  return regex[at] == '-' && at >= 2 && regex[at - 2] == '\\' &&
         std::string_view("sdwSDW").find(regex[at - 1]) != std::string_view::npos;
}

// The pattern's regex with its capture groups named after what the pattern says they hold.
std::string with_names(std::string_view regex, const json& pattern) {
  std::string out;
  int group = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < regex.size(); ++i) {
    const char c = regex[i];
    if (in_class && is_plain_hyphen(regex, i)) out += '\\';
    out += c;
    if (c == '\\' && i + 1 < regex.size())
      out += regex[++i];
    else if (c == '[')
      in_class = true;
    else if (c == ']')
      in_class = false;
    if (c != '(' || in_class) continue;
    const Opening opening = opening_at(regex, i);
    if (opening == Opening::uncounted) continue;
    const char* const name = name_of_group(pattern, ++group);
    if (opening == Opening::plain && name != nullptr) out += fmt::format("?<{}>", name);
  }
  return out;
}

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_true(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

// Owners that are not named like the tool whose messages they match.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> tools_of_owners{{{"rust", "rustc"},
                                                                                        {"cargo", "rustc"},
                                                                                        {"typescript", "tsc"},
                                                                                        {"golang", "go"},
                                                                                        {"java", "javac"},
                                                                                        {"clang", "gcc"}}};

std::string_view tool_of(std::string_view owner) {
  const auto* const row = std::find_if(tools_of_owners.begin(), tools_of_owners.end(),
                                       [owner](const auto& one) { return one.first == owner; });
  return row == tools_of_owners.end() ? owner : row->second;
}

bool names_tool(const Rule& rule, std::string_view tool) {
  return equals_ignoring_case(rule.tool, tool) ||
         equals_ignoring_case(rule.id.view().substr(0, rule.id.view().find('.')), tool);
}

// Of the rules on source code for the tool that the owner is named after ("tsc" for "tsc" and "tsc-watch")
// the first one of the class that most of them have; or null.
const Rule* rule_of_tool(std::span<const Rule> known, std::string_view owner) {
  for (const std::string_view name : {owner, owner.substr(0, owner.find_first_of("-_ "))}) {
    std::map<Class, std::vector<const Rule*>> by_class;
    for (const Rule& rule : known) {
      const bool on_code = rule.klass == Class::compile || rule.klass == Class::lint;
      if (on_code && rule.role == Role::cause && names_tool(rule, tool_of(name)))
        by_class[rule.klass].push_back(&rule);
    }
    const auto most = std::max_element(by_class.begin(), by_class.end(), [](const auto& a, const auto& b) {
      return a.second.size() < b.second.size();
    });
    if (most != by_class.end()) return most->second.front();
  }
  return nullptr;
}

// The patterns, one for each line; an only one need not be a list.
std::vector<json> patterns_of(const json& matcher) {
  const auto pattern = matcher.find("pattern");
  if (pattern == matcher.end()) return {};
  if (pattern->is_object()) return {*pattern};
  return pattern->is_array() ? std::vector<json>(pattern->begin(), pattern->end()) : std::vector<json>{};
}

}  // namespace

Matcher ReadMatcher::matcher() const {
  Matcher matcher;
  matcher.rule.id = id.c_str();
  matcher.rule.tool = owner.c_str();
  matcher.rule.type = type.c_str();
  matcher.rule.klass = klass;
  matcher.rule.rank = 85;
  matcher.rule.anchors = anchors.c_str();
  matcher.rule.regex = regexes[message].c_str();
  matcher.rule.block = repeats ? Block::table : Block::line;
  const auto middle = regexes.begin() + static_cast<std::ptrdiff_t>(message);
  matcher.above.assign(regexes.begin(), middle);
  matcher.below.assign(middle + 1, regexes.end());
  matcher.repeats = repeats;
  matcher.mild_by_default = mild_by_default;
  return matcher;
}

Result<ReadMatcher> read_matcher(const json& matcher, std::span<const Rule> known) {
  ReadMatcher read;
  read.owner = matcher.is_object() ? text_of(matcher, "owner") : std::string();
  if (read.owner.empty()) read.owner = "matcher";
  const auto refuse = [&read](const char* why) {
    return Error{Errc::invalid_input, fmt::format("problem matcher {}: {}", read.owner, why)};
  };
  const auto patterns = matcher.is_object() ? patterns_of(matcher) : std::vector<json>{};
  if (patterns.empty()) return refuse("has no pattern");
  read.message = patterns.size() - 1;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const std::string regex = patterns[i].is_object() ? text_of(patterns[i], "regexp") : std::string();
    if (regex.empty()) return refuse("has a pattern without \"regexp\"");
    if (patterns[i].contains("message")) read.message = i;
    read.regexes.push_back(with_names(regex, patterns[i]));
  }
  read.anchors = fmt::format("{}", fmt::join(guess_anchors(read.regexes[read.message]), "\n"));
  read.id = fmt::format("matcher.{}", read.owner);
  read.repeats =
      patterns.size() > 1 && read.message + 1 == patterns.size() && is_true(patterns.back(), "loop");
  const std::string severity = to_lower(text_of(matcher, "severity"));
  read.mild_by_default = !severity.empty() && severity != "error";
  const Rule* const tool = rule_of_tool(known, read.owner);
  read.type = tool != nullptr ? tool->type : "BuildFailure";
  if (tool != nullptr) read.klass = tool->klass;
  return read;
}

}  // namespace cicd::analysis
