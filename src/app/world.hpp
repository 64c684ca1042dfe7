#pragma once

#include "base/clock.hpp"
#include "base/env.hpp"

#include <filesystem>
#include <functional>
#include <string_view>

namespace cicd::app {

// Everything outside this process that a command may touch; main fills it, tests fill it otherwise.
struct World {
  Env env;
  Clock& clock;
  std::filesystem::path directory;            // the working directory
  std::function<void(std::string_view)> out;  // standard output
  std::function<void(std::string_view)> err;  // standard error
  bool out_is_terminal = false;
  bool err_is_terminal = false;
};

}  // namespace cicd::app
