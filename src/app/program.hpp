#pragma once

#include "app/world.hpp"

#include <span>
#include <string>

namespace cicd::app {

// The whole program after main has gathered the world: `words` are the arguments without the program's name.
// Returns the exit code. Never throws: what escapes a command is told in one line, and `send` still ends with
// 0.
int run_program(std::span<const std::string> words, World& world);

}  // namespace cicd::app
