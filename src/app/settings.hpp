#pragma once

#include "app/cli.hpp"
#include "base/clock.hpp"
#include "base/env.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::app {

// The values of one setting and where they came from: "--tail", "CICD_REPORT_TAIL", a config file, "default".
struct Setting {
  std::vector<std::string> values;  // one, or several for a list
  std::string origin;
  std::string place;         // the same for a complaint: of a config file with the key
  bool from_config = false;  // it stands in a config file
};

// The rules of one config file.
struct RulesText {
  std::string json;
  std::filesystem::path file;  // relative paths in the rules start in its directory
};

// Every setting after precedence: flag > CICD_REPORT_<NAME> > LOG_CENTER_URL (for the url) > config files >
// default.
class Settings {
 public:
  // The value of option `name`, or empty; of a list the last one. Here and below `name` must be in the option
  // table, or "token" or "webhook-secret".
  [[nodiscard]] std::string text(std::string_view name) const;
  // Where the value came from, and the same for a complaint (Setting); empty when nobody gave one.
  [[nodiscard]] std::string origin(std::string_view name) const;
  [[nodiscard]] std::string place(std::string_view name) const;
  // The value as a switch (means_yes), as bytes and as a span of time; 0 when there is none.
  [[nodiscard]] bool flag(std::string_view name) const;
  [[nodiscard]] std::size_t size(std::string_view name) const;
  [[nodiscard]] Millis duration(std::string_view name) const;
  // All values, in the order in which they were given.
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return settings_.contains(name); }

  // Notes that the value of `name` turned out not to be usable, whoever gave it; nothing when nobody did.
  void blame(std::string_view name);

  std::vector<std::string> warnings;  // about values and files that were not usable
  bool config_broken = false;         // a config file that applies could not be read
  bool config_wrong = false;          // a config file holds a value that will not do
  bool variable_wrong = false;        // a variable or a flag does, or the file that it names
  bool sink_wrong = false;            // a sink was asked for, anywhere, that is none
  std::vector<RulesText> rules;       // the users' own rules, strongest file first

 private:
  friend Settings resolve_settings(const Arguments& arguments, const Env& env,
                                   const std::filesystem::path& directory);
  std::map<std::string, Setting, std::less<>> settings_;
};

// Puts the settings together. Never fails: a value that will not do is a warning and the next source counts.
Settings resolve_settings(const Arguments& arguments, const Env& env, const std::filesystem::path& directory);

}  // namespace cicd::app
