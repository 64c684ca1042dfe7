#include "base/version.hpp"
#include "center/options.hpp"
#include "center/serve.hpp"

#include <csignal>
#include <iostream>

namespace {

constexpr int usage_error = 64;  // sysexits.h EX_USAGE

}  // namespace

extern char** environ;

int main(int count, char** arguments) {
  using cicd::center::Options;
  std::signal(SIGPIPE, SIG_IGN);
  const auto options =
      cicd::center::parse_options({arguments + 1, arguments + count}, cicd::Env::from(environ));
  if (!options) {
    std::cerr << "log-center: " << options.error().message << '\n';
    return usage_error;
  }
  cicd::Status status = cicd::ok();
  switch (options->command) {
    case Options::Command::version:
      std::cout << "log-center " << cicd::version << '\n';
      break;
    case Options::Command::help:
      std::cout << cicd::center::help_text();
      break;
    default:
      status = cicd::center::serve(*options, cicd::system_clock(), std::cerr);
  }
  if (status) return 0;
  std::cerr << "log-center: " << status.error().message << '\n';
  return 1;
}
