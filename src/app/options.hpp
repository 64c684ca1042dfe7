#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::app {

// The commands of the program, as bits so that an option can name all it belongs to.
enum Command : std::uint32_t {
  no_command = 0,
  run_command = 1U << 0U,
  send_command = 1U << 1U,
  explain_command = 1U << 2U,
  flush_command = 1U << 3U,
  doctor_command = 1U << 4U,
  rules_command = 1U << 5U,
  init_command = 1U << 6U,
  completion_command = 1U << 7U,
};

// A command as help and completions show it.
struct CommandInfo {
  Command command;
  std::string_view name;
  std::string_view usage;  // what follows the name
  std::string_view help;
};
std::span<const CommandInfo> commands();
// The command of that name, or null.
const CommandInfo* find_command(std::string_view name);

// What an option's value must be; `check_value` knows what each accepts.
enum class Kind {
  flag,
  text,
  size,
  duration,
  exit_code,
  steps,  // JSON of the steps context
  file,
  directory,
  choice,
  address,   // of a collector
  list,      // of any texts; this and all below have several values
  tag_list,  // "key=value"
  file_list,
  sink_list,
  glob_list,  // names of variables, several in one value: "A_*,B"
  code_list,  // exit codes, several in one value: "1,2"
};

// One option: its long name is also its variable (CICD_REPORT_<NAME>) and its key in a config file.
// This table alone feeds parsing, help, completions, settings, `doctor` and the warnings about typing errors.
struct Option {
  std::string_view name;  // "max-body", without dashes
  char letter;            // 'p', or '\0'
  Kind kind;
  std::string_view placeholder;  // "SIZE"
  std::string_view fallback;     // the default, as one would type it; empty for none
  std::string_view choices;      // "auto|always|never" for Kind::choice
  std::uint32_t commands;        // which commands take it
  std::string_view help;

  [[nodiscard]] bool takes_value() const { return kind != Kind::flag; }
  [[nodiscard]] bool is_list() const { return kind >= Kind::list; }
  // Whether a relative value names something beside whoever gave it.
  [[nodiscard]] bool is_path() const {
    return kind == Kind::file || kind == Kind::directory || kind == Kind::file_list;
  }
};
std::span<const Option> options();
// The option of that name, without dashes, or null.
const Option* find_option(std::string_view long_name);

// What `value`, given once, stands for: names of variables are parted at commas, and so are sinks that are
// none together; any other value is one. Blanks around a part and empty parts are dropped.
std::vector<std::string> parts_of(const Option& option, std::string_view value);

// What is wrong with `value` for `option` ("is not a size such as 64KiB"), or nothing when it will do.
std::optional<std::string> check_value(const Option& option, std::string_view value);

// The sentence about `value`, which came from `place`, when `check_value` found `wrong`. Addresses and the
// outputs of steps are not repeated: they may hold a password or be a secret.
std::string complaint(const Option& option, std::string_view place, std::string_view value,
                      std::string_view wrong);

}  // namespace cicd::app
