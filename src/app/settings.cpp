#include "app/settings.hpp"

#include "app/config_file.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
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

std::string beside(const std::filesystem::path& directory, std::string_view path) {
  return path.empty() ? std::string{} : (directory / path).lexically_normal().native();
}

// `value` as a config file in `directory` means it: relative paths start there.
std::string anchored(const Option& option, const std::string& value, const std::filesystem::path& directory) {
  constexpr std::string_view in_file = "file:";
  constexpr std::string_view file_sink = "file=";
  if (value.starts_with(in_file))
    return std::string(in_file) + beside(directory, std::string_view(value).substr(in_file.size()));
  if (option.kind == Kind::sink_list && value.starts_with(file_sink))
    return std::string(file_sink) + beside(directory, std::string_view(value).substr(file_sink.size()));
  return option.is_path() ? beside(directory, value) : value;
}

// Takes settings from one source after the other, strongest first.
class Resolver {
 public:
  Resolver(const Env& env, Settings& result, std::map<std::string, Setting, std::less<>>& settings)
      : env_(env), result_(result), settings_(settings), warnings_(result.warnings) {}

  // Returns whether every value will do.
  bool offer(const Option& option, const std::vector<std::string>& values, const std::string& origin,
             const std::string& place, bool from_config = false) {
    if (values.empty() || (settings_.contains(option.name) && option.name != "tag")) return true;
    std::vector<std::string> usable;
    bool good = true;
    for (const auto& value : values) {
      const auto read = resolve_file(value, place);
      if (!read) good = false;
      if (!read || trim(*read).empty()) continue;
      for (auto& part : parts_of(option, *read)) {
        if (const auto wrong = check_value(option, part)) {
          warnings_.push_back(complaint(option, place, part, *wrong));
          good = false;
          if (option.kind == Kind::sink_list) result_.sink_wrong = true;
        } else {
          usable.push_back(std::move(part));
        }
      }
    }
    if (usable.empty()) return good;
    auto& setting = settings_[std::string(option.name)];
    if (setting.origin.empty()) {
      setting.origin = origin;
      setting.place = place;
      setting.from_config = from_config;
    }
    setting.values.insert(setting.values.end(), usable.begin(), usable.end());
    return good;
  }

  void offer_variable(const Option& option, const std::string& variable) {
    const auto value = env_.get(variable);
    if (value.empty()) return;
    std::vector<std::string> values;
    if (option.is_list() && option.name != "redact-regex") {
      for (const auto part : split(value, ','))
        values.emplace_back(trim(part));
    } else {
      values.emplace_back(value);
    }
    if (!offer(option, values, variable, variable)) result_.variable_wrong = true;
  }

  void offer_config(ConfigFile& config) {
    const auto directory = std::filesystem::path(config.path).parent_path();
    result_.warnings.insert(warnings_.end(), config.warnings.begin(), config.warnings.end());
    if (config.has_wrong_value) result_.config_wrong = true;
    if (!config.rules.empty()) result_.rules.push_back({config.rules, config.path});
    for (auto& [name, values] : config.values) {
      const auto& option = *find_option(name);
      for (auto& value : values)
        value = anchored(option, value, directory);
      const auto place = fmt::format("{}: \"{}\"", config.path, config.keys[name]);
      if (!offer(option, values, config.path, place, true)) result_.config_wrong = true;
    }
  }

  // The secrets are no options: only the environment or a file may hold them.
  void take_secrets() {
    const auto file = settings_.find("token-file");
    const bool typed = file != settings_.end() && file->second.origin.starts_with("--");
    if (typed && take_named_file("token", "token-file")) return;
    if (take_secret("token", "CICD_REPORT_TOKEN")) return;
    if (file != settings_.end() && !typed) take_named_file("token", "token-file");
  }

  bool take_secret(const std::string& name, const std::string& variable) {
    const auto secret = resolve_file(std::string(env_.get(variable)), variable);
    if (!secret) result_.variable_wrong = true;
    return keep_secret(name, secret, variable);
  }

 private:
  // The secret `name` from the file that the setting `file` names.
  bool take_named_file(const std::string& name, std::string_view file) {
    const auto& setting = settings_.find(file)->second;
    const auto secret = resolve_file("file:" + setting.values.front(), setting.place);
    if (!secret) result_.blame(file);
    return keep_secret(name, secret, setting.origin);
  }

  bool keep_secret(const std::string& name, const std::optional<std::string>& secret,
                   const std::string& origin) {
    if (!secret || secret->empty()) return false;
    settings_[name] = {.values = {*secret}, .origin = origin, .place = origin};
    return true;
  }

  // `file:PATH` becomes what that file holds, without the blanks and line ends around it.
  std::optional<std::string> resolve_file(const std::string& value, const std::string& place) {
    if (!value.starts_with("file:")) return value;
    const auto bytes = read_file(value.substr(5), largest_secret);
    if (!bytes) {
      warnings_.push_back(place + ": " + bytes.error().message);
      return std::nullopt;
    }
    return std::string(trim(*bytes));
  }

  const Env& env_;
  Settings& result_;
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

std::string Settings::place(std::string_view name) const {
  const auto found = settings_.find(name);
  return found == settings_.end() ? std::string{} : found->second.place;
}

void Settings::blame(std::string_view name) {
  const auto found = settings_.find(name);
  if (found != settings_.end()) (found->second.from_config ? config_wrong : variable_wrong) = true;
}

bool Settings::flag(std::string_view name) const {
  return means_yes(text(name));
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
  Resolver resolver(env, result, result.settings_);
  for (const auto* option : arguments.unusable) {
    if (option->kind == Kind::sink_list) result.sink_wrong = true;
  }
  for (const auto& option : options()) {
    std::vector<std::string> typed;
    for (const auto& [given, value] : arguments.given) {
      if (given == &option) typed.push_back(value);
    }
    if (!option.is_list() && typed.size() > 1) typed.erase(typed.begin(), typed.end() - 1);
    const auto flag = "--" + std::string(option.name);
    if (!resolver.offer(option, typed, flag, flag)) result.variable_wrong = true;
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
      const auto named_by = path == result.text("config") ? result.origin("config") + ": " : std::string{};
      result.warnings.push_back(named_by + config.error().message);
      continue;
    }
    resolver.offer_config(*config);
  }
  resolver.take_secrets();
  resolver.take_secret("webhook-secret", "CICD_REPORT_WEBHOOK_SECRET");
  for (const auto& option : options()) {
    if (!option.fallback.empty())
      resolver.offer(option, {std::string(option.fallback)}, "default", "default");
  }
  return result;
}

}  // namespace cicd::app
