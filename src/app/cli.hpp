#pragma once

#include "app/options.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cicd::app {

// A command line taken apart, before its values mean anything. Nothing typed makes this fail: what is wrong
// becomes a complaint, and the command decides whether that is an error (`explain`) or a warning (`send`,
// `run`).
struct Arguments {
  Command command = no_command;
  std::string command_word;  // as typed; set also when it is no command
  // Well-formed options in order; flags as "true"/"false".
  std::vector<std::pair<const Option*, std::string>> given;
  std::vector<std::string> operands;    // LOG, ID, a shell's name …
  std::vector<std::string> child;       // of `run`: COMMAND and its arguments, exactly
  std::vector<std::string> complaints;  // one sentence each
  std::vector<const Option*> unusable;  // options that were given a value that will not do

  // Whether `flag` was given.
  [[nodiscard]] bool has(std::string_view flag) const;
};

// Takes `words` (without the program's name) apart. For `run`, options end at `--` or at the first word that
// is no option; elsewhere operands and options mix, and `--` ends the options. A single `-` is an operand.
Arguments parse_arguments(std::span<const std::string> words);

// The help of `command`, or of the whole program for no_command.
std::string help_text(Command command);

}  // namespace cicd::app
