#include "ci/provider.hpp"

#include "base/env.hpp"
#include "base/text.hpp"
#include "ci/names.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace cicd::ci {

namespace {

constexpr std::size_t max_value = 4U * 1024;

bool holds(std::string_view condition, const Env& env) {
  if (condition.empty()) return true;
  if (condition.front() == '!') return !env.flag(condition.substr(1));
  const auto mark = condition.find_first_of("=!^");
  if (mark == std::string_view::npos) return env.flag(condition);
  const auto value = env.get(condition.substr(0, mark));
  const auto wanted = condition.substr(mark + 1);
  switch (condition[mark]) {
    case '=':
      return value == wanted;
    case '!':
      return !value.empty() && value != wanted;
    default:
      return value.substr(0, wanted.size()) == wanted;
  }
}

// A template with its variables filled in, and the variables' names. Nothing when one is empty.
struct Expansion {
  std::string text;
  std::string origin;
};
std::optional<Expansion> expand(std::string_view text, const Env& env, const RunContext& context) {
  Expansion out;
  while (!text.empty()) {
    const auto open = text.find("${");
    out.text += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = text.find('}', open);
    const auto name = text.substr(open + 2, close - open - 2);
    text.remove_prefix(close + 1);
    auto value = name == "@repo_url" ? context.repo_url.text : without_credentials(trim(env.get(name)));
    const auto origin = name == "@repo_url" ? std::string_view(context.repo_url.origin) : name;
    if (value.empty()) return std::nullopt;
    while (!text.empty() && text.front() == '/' && value.back() == '/')
      value.pop_back();
    out.text += value;
    if (!out.origin.empty()) out.origin += ' ';
    out.origin += origin;
  }
  return out;
}

std::string filtered(std::string text, Filter filter) {
  const auto before = [&](char c) { return text.substr(0, text.find(c)); };
  switch (filter) {
    case Filter::none:
      return text;
    case Filter::first_of_list:
      return std::string(trim(before(',')));
    case Filter::plus_one: {
      const auto number = parse_int(text);
      return number && *number >= 0 && *number < 1'000'000 ? std::to_string(*number + 1) : std::string();
    }
    case Filter::before_slash:
      return before('/');
    case Filter::after_slash:
      return text.find('/') == std::string::npos ? std::string() : text.substr(text.find('/') + 1);
    case Filter::before_colon:
      return before(':');
    case Filter::drop_last_part:
      return text.substr(0, text.rfind('/'));
  }
  return text;
}

std::string http_only(const std::string& text) {
  return text.substr(0, 8) == "https://" || text.substr(0, 7) == "http://" ? text : std::string();
}

std::string digits_only(const std::string& text) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && text.size() <= 9 ? text : std::string();
}

// Bitbucket writes its ids in braces.
std::string without_braces(const std::string& text) {
  const bool braces = text.size() > 2 && text.front() == '{' && text.back() == '}';
  return braces ? text.substr(1, text.size() - 2) : text;
}

// `text` as the fact `field` must look; empty when it cannot be one.
std::string in_form(Fact RunContext::*field, const std::string& text) {
  if (field == &RunContext::repo_url) return clean_repo_url(text);
  if (field == &RunContext::commit || field == &RunContext::merge_commit)
    return is_commit(text) ? to_lower(text) : std::string();
  if (field == &RunContext::pull_request) return pull_request_number(text);
  if (field == &RunContext::run_url || field == &RunContext::job_url) return http_only(text);
  if (field == &RunContext::runner_os) return plain_os(text);
  if (field == &RunContext::runner_arch) return plain_arch(text);
  if (field == &RunContext::exit_code) return digits_only(text);
  if (field == &RunContext::run_id || field == &RunContext::job_id || field == &RunContext::actor)
    return without_braces(text);
  if (field == &RunContext::project) return project_id_from(text, "");
  if (field == &RunContext::tag) {
    const auto ref = read_ref(text);
    return ref.name.empty() ? text : ref.name;
  }
  if (field == &RunContext::pr_base) {
    const auto ref = read_ref(text);
    return ref.kind == Ref::Kind::branch ? ref.name : std::string();
  }
  return text;
}

}  // namespace

std::string_view recognised_by(const Provider& provider, const Env& env) {
  const auto found = std::find_if(provider.detect.begin(), provider.detect.end(),
                                  [&](std::string_view condition) { return holds(condition, env); });
  return found == provider.detect.end() ? std::string_view() : *found;
}

const Provider* detect_provider(const Env& env) {
  const auto all = providers();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Provider& provider) {
    return !recognised_by(provider, env).empty();
  });
  return found == all.end() ? nullptr : &*found;
}

void give_fact(RunContext& context, Fact RunContext::*field, std::string_view value,
               std::string_view origin) {
  if (context.*field) return;
  const auto plain = repair_utf8(utf8_prefix(trim(without_credentials(value)), max_value));
  if (field == &RunContext::branch) {
    auto ref = read_ref(plain);
    if (ref.kind == Ref::Kind::tag) return give_fact(context, &RunContext::tag, ref.name, origin);
    if (ref.kind == Ref::Kind::pull_request)
      return give_fact(context, &RunContext::pull_request, ref.name, origin);
    if (!ref.name.empty()) context.branch = {std::move(ref.name), std::string(origin)};
    return;
  }
  if (plain.empty()) return;
  if (auto text = in_form(field, plain); !text.empty())
    context.*field = {std::move(text), std::string(origin)};
}

void apply_rules(const Provider& provider, const Env& env, RunContext& context) {
  for (const auto& rule : provider.rules) {
    if (context.*(rule.field) || !holds(rule.when, env)) continue;
    if (auto found = expand(rule.value, env, context))
      give_fact(context, rule.field, filtered(std::move(found->text), rule.filter), found->origin);
  }
}

}  // namespace cicd::ci
