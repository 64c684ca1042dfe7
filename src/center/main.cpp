#include "center/commands.hpp"
#include "center/options.hpp"

#include <csignal>
#include <exception>
#include <iostream>

namespace {

constexpr int usage_error = 64;  // sysexits.h EX_USAGE

}  // namespace

extern char** environ;

int main(int count, char** arguments) try {
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  const auto options =
      cicd::center::parse_options({arguments + 1, arguments + count}, cicd::Env::from(environ));
  if (!options) {
    std::cerr << "log-center: " << options.error().message << '\n';
    return usage_error;
  }
  const auto status =
      cicd::center::run_command(*options, cicd::system_clock(), {std::cin, std::cout, std::cerr});
  const bool told = std::cout.flush().good();
  if (status && told) return 0;
  std::cerr << "log-center: " << (status ? "the output takes no more" : status.error().message) << '\n';
  return 1;
} catch (const std::exception& error) {
  std::cerr << "log-center: " << error.what() << '\n';
  return 1;
}
