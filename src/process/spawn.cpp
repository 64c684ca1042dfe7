#include "process/spawn.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <system_error>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cicd::process {

namespace {

// Runs in the memory of the parent, which sleeps until exec or _exit.
int become_command(const Image& image, const Wiring& wiring, const Signals& signals, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const pid_t ours = ::getppid();  // 0 when we are the first process of a new namespace (unshare -p)
  if (ours != parent && ours != 0) return ECANCELED;
  if (wiring.out >= 0 && ::dup2(wiring.out, STDOUT_FILENO) < 0) return errno;
  if (wiring.err >= 0 && ::dup2(wiring.err, STDERR_FILENO) < 0) return errno;
  signals.restore();
  return image.exec();
}

}  // namespace

Image::Image(const Command& command, bool watched) {
  for (const auto& word : command.argv)
    argv_.push_back(const_cast<char*>(word.c_str()));
  argv_.push_back(nullptr);
  const std::string name = std::string(parent_variable) + "=";
  if (command.environment != nullptr) {
    for (const char* const* entry = command.environment; *entry != nullptr; ++entry) {
      if (watched && std::strncmp(*entry, name.c_str(), name.size()) == 0) continue;
      environment_.push_back(const_cast<char*>(*entry));
    }
  }
  if (watched) {
    marker_ = name + std::to_string(::getpid());
    environment_.push_back(marker_.data());
  }
  environment_.push_back(nullptr);
}

int Image::exec() const {
  ::execvpe(argv_[0], argv_.data(), environment_.data());
  return errno;
}

Started spawn(const Image& image, const Wiring& wiring, const Signals& signals) {
  const pid_t parent = ::getpid();
  const auto began = std::chrono::steady_clock::now();
  volatile int exec_error = 0;
  const pid_t child = ::vfork();  // NOLINT(clang-analyzer-security.insecureAPI.vfork): a large parent, once
  if (child == 0) {
    exec_error = become_command(image, wiring, signals, parent);  // NOLINT(clang-analyzer-unix.Vfork)
    ::_exit(127);
  }
  if (child > 0 && exec_error != 0) {
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  return {child, exec_error, began};
}

Failure start_failure(const Command& command, int exec_error) {
  const bool missing = exec_error == ENOENT;
  const auto program = command.masked ? command.masked(command.argv[0]) : command.argv[0];
  const std::string why = missing ? "command not found" : std::generic_category().message(exec_error);
  return {missing ? Exit::Start::not_found : Exit::Start::not_executable, missing ? 127 : 126,
          "cicd-report: " + program + ": " + why + "\n"};
}

}  // namespace cicd::process
