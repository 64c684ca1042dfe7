#include "app/program.hpp"
#include "net/curl_http.hpp"
#include "process/run.hpp"

#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <unistd.h>

namespace {

void write_to(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written <= 0) return;  // whoever read it has gone
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void survive_failed_writes() {
  for (const int number : {SIGPIPE, SIGXFSZ})
    static_cast<void>(std::signal(number, SIG_IGN));
}

void start_watchdog(cicd::Millis span, std::function<void()> leave) {
  std::thread([span, leave = std::move(leave)] {
    std::this_thread::sleep_for(span);
    leave();
  }).detach();
}

}  // namespace

int main(int argc, char** argv, char** environment) {
  cicd::process::guard_closed_stdio();
  std::error_code unknown;  // a working directory that was removed
  cicd::app::World world{.env = cicd::Env::from(environment),
                         .environment = environment,
                         .clock = cicd::system_clock(),
                         .directory = std::filesystem::current_path(unknown),
                         .out = [](std::string_view text) { write_to(STDOUT_FILENO, text); },
                         .err = [](std::string_view text) { write_to(STDERR_FILENO, text); },
                         .out_is_terminal = ::isatty(STDOUT_FILENO) == 1,
                         .err_is_terminal = ::isatty(STDERR_FILENO) == 1,
                         .watchdog = start_watchdog,
                         .survive_failed_writes = survive_failed_writes,
                         .leave = [](int code) { ::_exit(code); }};
  ::setenv("RES_OPTIONS", cicd::net::resolver_options,
           0);  // after the snapshot: a command we run must not see it
  return cicd::app::run_program(std::vector<std::string>(argv + 1, argv + argc), world);
}
