#pragma once

#include "base/env.hpp"
#include "base/result.hpp"
#include "center/server.hpp"
#include "center/store/store.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::center {

// What the command line asks for.
struct Options {
  enum class Command {
    serve,
    keys_add,
    keys_list,
    keys_revoke,
    backup,
    export_lines,
    import_lines,
    help,
    version
  };
  Command command = Command::help;
  Endpoint listen{"127.0.0.1", 8080};
  std::filesystem::path database;
  std::filesystem::path token_file;  // empty: none
  ServerLimits limits;
  Keeping keeping;
  std::string argument;  // of keys, backup, export and import
};

// Reads the arguments after the program's name; what they leave open comes from LOG_CENTER_<NAME>, then from
// the defaults.
// Errors: invalid_input for anything it does not understand.
Result<Options> parse_options(const std::vector<std::string_view>& arguments, const Env& env);

// The text of --help.
std::string_view help_text();

}  // namespace cicd::center
