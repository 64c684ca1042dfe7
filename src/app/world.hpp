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
  const char* const* environment = nullptr;  // the same as main got it, for commands we run
  Clock& clock;
  std::filesystem::path directory;            // the working directory
  std::function<void(std::string_view)> out;  // standard output
  std::function<void(std::string_view)> err;  // standard error
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  // Calls `leave`, which must end the process, from another thread after `span`: the last resort against a
  // hang.
  std::function<void(Millis span, std::function<void()> leave)> watchdog =
      [](Millis, const std::function<void()>&) {};
  // From now on writing to what nobody reads any more, or beyond the limit for files, fails and does not end
  // the process. A command that is run later would inherit it.
  std::function<void()> survive_failed_writes = [] {};
  // Ends the process at once with `code`.
  std::function<void(int code)> leave = [](int) {};
};

}  // namespace cicd::app
