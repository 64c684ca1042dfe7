#pragma once

#include "base/env.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::app {

// One config file, taken apart: JSON in which // comments are allowed.
struct ConfigFile {
  std::string path;
  std::map<std::string, std::vector<std::string>, std::less<>> values;  // by option name; lists have several
  std::string rules;                                     // the JSON text of the key `rules`, for analysis
  std::map<std::string, std::string, std::less<>> keys;  // by option name, the key as it is written
  bool has_wrong_value = false;                          // a known key holds a value of a wrong kind
  std::vector<std::string> warnings;  // unknown keys and values of a wrong kind, with the nearest known key
};

// Parses `text` from `path`. Errors: invalid_input with line and column when it is no JSON object.
Result<ConfigFile> parse_config(std::string_view text, std::string_view path);

// The files that apply, strongest first: `explicit_path` or .cicd-report.json found upwards from `directory`,
// then the user's own. A file that does not exist does not apply, but an explicit one must.
std::vector<std::filesystem::path> find_configs(const Env& env, const std::filesystem::path& directory,
                                                const std::filesystem::path& explicit_path);

}  // namespace cicd::app
