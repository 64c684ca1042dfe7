#include "app/config_file.hpp"

#include "app/options.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <system_error>

namespace cicd::app {

using nlohmann::json;

namespace {

// The option a config key stands for: '_' and '-' are the same, list options may be named in the plural.
const Option* option_of_key(std::string_view key) {
  const auto name = replace_all(key, "_", "-");
  if (const auto* option = find_option(name)) return option;
  if (!name.ends_with('s')) return nullptr;
  const auto* const singular = find_option(std::string_view(name).substr(0, name.size() - 1));
  return singular != nullptr && singular->is_list() ? singular : nullptr;
}

std::string unknown_key(std::string_view key, std::string_view path) {
  std::vector<std::string> names{"rules", "sinks", "tags"};
  for (const auto& option : options())
    names.push_back(replace_all(option.name, "-", "_"));
  const std::vector<std::string_view> views(names.begin(), names.end());
  auto close = nearest(key, views);
  const auto longer = std::ranges::find_if(
      views, [start = std::string(key) + "_"](std::string_view name) { return name.starts_with(start); });
  if (!close && longer != views.end()) close = *longer;
  return fmt::format("{}: unknown key \"{}\"{}", path, key,
                     close ? fmt::format("; did you mean \"{}\"?", *close) : "");
}

std::optional<std::string> as_text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean() || value.is_number()) return value.dump();
  return std::nullopt;
}

std::string_view what_it_must_be(const Option& option) {
  if (!option.takes_value()) return "true or false";
  return option.is_list() ? "a list of texts" : "one text, number or true/false";
}

void take_value(const Option& option, const std::string& key, const json& value, ConfigFile& file) {
  auto& values = file.values[std::string(option.name)];
  file.keys[std::string(option.name)] = key;
  const auto wrong = [&] {
    file.has_wrong_value = true;
    file.warnings.push_back(fmt::format("{}: \"{}\" must be {}", file.path, key, what_it_must_be(option)));
  };
  if (!option.takes_value() && !value.is_boolean() && !value.is_null()) return wrong();
  if (option.is_list() && value.is_object()) {
    for (const auto& [name, part] : value.items()) {
      if (const auto text = as_text(part))
        values.push_back(name + "=" + *text);
      else
        wrong();
    }
  } else if (option.is_list() && value.is_array()) {
    for (const auto& part : value) {
      if (const auto text = as_text(part))
        values.push_back(*text);
      else
        wrong();
    }
  } else if (const auto text = as_text(value)) {
    values.push_back(*text);
  } else if (!value.is_null()) {
    wrong();
  }
}

}  // namespace

Result<ConfigFile> parse_config(std::string_view text, std::string_view path) {
  ConfigFile file;
  file.path = path;
  try {
    const auto root = json::parse(text, nullptr, true, true);
    if (!root.is_object()) return Error{Errc::invalid_input, file.path + ": is not a JSON object"};
    for (const auto& [key, value] : root.items()) {
      if (key == "rules")
        file.rules = value.dump();
      else if (const auto* option = option_of_key(key))
        take_value(*option, key, value, file);
      else
        file.warnings.push_back(unknown_key(key, path));
    }
  } catch (const json::exception& wrong) {
    const std::string_view what = wrong.what();
    const auto words = what.find("] ");
    return Error{Errc::invalid_input,
                 fmt::format("{}: {}", path, what.substr(words == std::string_view::npos ? 0 : words + 2))};
  }
  return file;
}

std::vector<std::filesystem::path> find_configs(const Env& env, const std::filesystem::path& directory,
                                                const std::filesystem::path& explicit_path) {
  std::vector<std::filesystem::path> found;
  std::error_code ignored;
  if (!explicit_path.empty()) {
    found.push_back(explicit_path);
  } else {
    for (auto at = directory;; at = at.parent_path()) {
      const auto candidate = at / ".cicd-report.json";
      if (std::filesystem::is_regular_file(candidate, ignored)) {
        found.push_back(candidate);
        break;
      }
      if (at == at.parent_path()) break;
    }
  }
  std::filesystem::path base(env.get("XDG_CONFIG_HOME"));
  if (base.empty() && !env.get("HOME").empty()) base = std::filesystem::path(env.get("HOME")) / ".config";
  const auto own = base / "cicd-report" / "config.json";
  if (!base.empty() && std::filesystem::is_regular_file(own, ignored)) found.push_back(own);
  return found;
}

}  // namespace cicd::app
