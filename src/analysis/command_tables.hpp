#pragma once

#include <cstddef>
#include <span>
#include <string_view>

// What is known of command lines: which programs only run another one, and whose arguments tell what is done.
namespace cicd::analysis {

using CommandWords = std::span<const std::string_view>;

// A program that only runs another one. Its options are skipped, with the value of those named here, then
// `operands` words, then assignments NAME=value; a word of `verbs` must follow when there are any.
struct CommandPrefix {
  std::string_view program;
  CommandWords valued_options;
  std::size_t operands = 0;
  CommandWords verbs = {};
};

// How far the arguments of a program speak for it.
enum class Speaks {
  first,  // only the first plain one: the subcommand ("pip install pytest" is an install)
  all,    // every plain one: goals ("mvn -B clean test")
};

// Programs whose arguments decide. The word after a valued option is its value. Transparent subcommands are
// stepped over (`npm run lint`); after a running one every further word speaks (`docker run image pytest`).
struct CommandTool {
  std::string_view program;
  Speaks speaks;
  CommandWords valued = {};
  CommandWords transparent = {};
  CommandWords running = {};
};

// Programs whose name is no word of the table, and the word that stands for them.
struct CommandAlias {
  std::string_view program;
  std::string_view word;
};

std::span<const CommandPrefix> command_prefixes();
std::span<const CommandTool> command_tools();
std::span<const CommandAlias> command_aliases();
CommandWords command_shells();        // run a line (-c) or a script
CommandWords command_interpreters();  // run a script or, with -m, a module

}  // namespace cicd::analysis
