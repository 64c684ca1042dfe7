#include "app/settings.hpp"

#include "app/config_file.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace cicd::app {

namespace {

constexpr std::size_t largest_secret = std::size_t{64} * 1024;
constexpr std::size_t largest_config = std::size_t{1024} * 1024;

std::string variable_of(std::string_view option) {
  auto name = "CICD_REPORT_" + replace_all(option, "-", "_");
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return name;
}

// Other variables that a setting is known by.
struct Alias {
  std::string_view option;
  std::string_view variable;
};
constexpr Alias aliases[] = {{"url", "LOG_CENTER_URL"},
                             {"steps-json", "CICD_REPORT_STEPS"},
                             {"tag", "CICD_REPORT_TAGS"},
                             {"sink", "CICD_REPORT_SINKS"}};

// Takes settings from one source after the other, strongest first.
class Resolver {
 public:
  Resolver(const Env& env, std::map<std::string, Setting, std::less<>>& settings,
           std::vector<std::string>& warnings)
      : env_(env), settings_(settings), warnings_(warnings) {}

  void offer(const Option& option, std::vector<std::string> values, const std::string& origin) {
    if (values.empty() || (settings_.contains(option.name) && option.name != "tag")) return;
    std::vector<std::string> usable;
    for (auto& value : values) {
      const auto read = resolve_file(value, origin);
      if (!read || read->empty()) continue;
      if (const auto wrong = check_value(option, *read)) {
        warnings_.push_back(fmt::format("{}: \"{}\" {}", origin, *read, *wrong));
        continue;
      }
      usable.push_back(*read);
    }
    if (usable.empty()) return;
    auto& setting = settings_[std::string(option.name)];
    if (setting.origin.empty()) setting.origin = origin;
    setting.values.insert(setting.values.end(), usable.begin(), usable.end());
  }

  void offer_variable(const Option& option, const std::string& variable) {
    const auto value = env_.get(variable);
    if (value.empty()) return;
    std::vector<std::string> values;
    if (option.kind == Kind::list && option.name != "redact-regex") {
      for (const auto part : split(value, ','))
        values.emplace_back(trim(part));
    } else {
      values.emplace_back(value);
    }
    offer(option, std::move(values), variable);
  }

  // The token itself is no option: only the environment or a file may hold it.
  void take_token() {
    if (const auto token = resolve_file(std::string(env_.get("CICD_REPORT_TOKEN")), "CICD_REPORT_TOKEN");
        token && !token->empty()) {
      settings_["token"] = {{*token}, "CICD_REPORT_TOKEN"};
    } else if (const auto file = settings_.find("token-file"); file != settings_.end()) {
      const auto origin = file->second.origin;
      if (const auto read = resolve_file("file:" + file->second.values.front(), origin);
          read && !read->empty()) {
        settings_["token"] = {{*read}, origin};
      }
    }
  }

 private:
  // `file:PATH` becomes what that file holds, without the blanks and line ends around it.
  std::optional<std::string> resolve_file(const std::string& value, const std::string& origin) {
    if (!value.starts_with("file:")) return value;
    const auto bytes = read_file(value.substr(5), largest_secret);
    if (!bytes) {
      warnings_.push_back(origin + ": " + bytes.error().message);
      return std::nullopt;
    }
    return std::string(trim(*bytes));
  }

  const Env& env_;
  std::map<std::string, Setting, std::less<>>& settings_;
  std::vector<std::string>& warnings_;
};

}  // namespace

std::string Settings::text(std::string_view name) const {
  const auto found = settings_.find(name);
  return found == settings_.end() || found->second.values.empty() ? std::string{}
                                                                  : found->second.values.back();
}

std::string Settings::origin(std::string_view name) const {
  const auto found = settings_.find(name);
  return found == settings_.end() ? std::string{} : found->second.origin;
}

bool Settings::flag(std::string_view name) const {
  const auto value = text(name);
  return !value.empty() && value != "0" && !equals_ignoring_case(value, "false");
}

std::size_t Settings::size(std::string_view name) const {
  return static_cast<std::size_t>(parse_size(text(name)).value_or(0));
}

Millis Settings::duration(std::string_view name) const {
  return parse_duration(text(name)).value_or(Millis{0});
}

std::vector<std::string> Settings::list(std::string_view name) const {
  const auto found = settings_.find(name);
  return found == settings_.end() ? std::vector<std::string>{} : found->second.values;
}

Settings resolve_settings(const Arguments& arguments, const Env& env,
                          const std::filesystem::path& directory) {
  Settings result;
  Resolver resolver(env, result.settings_, result.warnings);
  for (const auto& option : options()) {
    std::vector<std::string> typed;
    for (const auto& [given, value] : arguments.given) {
      if (given == &option) typed.push_back(value);
    }
    if (option.kind != Kind::list && typed.size() > 1) typed.erase(typed.begin(), typed.end() - 1);
    resolver.offer(option, std::move(typed), "--" + std::string(option.name));
    resolver.offer_variable(option, variable_of(option.name));
    for (const auto& alias : aliases) {
      if (alias.option == option.name) resolver.offer_variable(option, std::string(alias.variable));
    }
  }
  for (const auto& path : find_configs(env, directory, result.text("config"))) {
    auto bytes = read_file(path, largest_config);
    auto config = bytes ? parse_config(*bytes, path.native()) : Result<ConfigFile>(std::move(bytes).error());
    if (!config) {
      result.config_broken = true;
      result.warnings.push_back(config.error().message);
      continue;
    }
    result.warnings.insert(result.warnings.end(), config->warnings.begin(), config->warnings.end());
    if (!config->rules.empty()) result.rules.push_back(config->rules);
    for (auto& [name, values] : config->values)
      resolver.offer(*find_option(name), std::move(values), config->path);
  }
  resolver.take_token();
  for (const auto& option : options()) {
    if (!option.fallback.empty()) resolver.offer(option, {std::string(option.fallback)}, "default");
  }
  return result;
}

}  // namespace cicd::app
