#include "process/run.hpp"

#include "base/env.hpp"
#include "base/file.hpp"
#include "process/tree.hpp"

#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <array>
#include <csignal>
#include <functional>
#include <map>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cicd;
using process::Command;
using process::Exit;
using process::Options;

namespace {

const std::array<const char*, 2> world = {"PATH=/usr/bin:/bin", nullptr};

Command shell(const std::string& script) {
  return {{"/bin/sh", "-c", script}, world.data()};
}

// Runs `body` in a process of its own, whose stdout and stderr are `out`; its exit code. A run takes hold of
// signals and descriptors, which a test program needs itself.
int apart(int out, const std::function<bool()>& body) {
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::dup2(out, 1);
    ::dup2(out, 2);
    bool good = false;
    try {
      good = body();
    } catch (...) {
    }
    ::_exit(good ? 0 : 1);
  }
  int status = 0;
  ::waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool nested_with(const std::string& parent) {
  std::map<std::string, std::string, std::less<>> values{{"_CICD_REPORT_PARENT", parent}};
  return process::nested(Env(std::move(values)));
}

// A pipe whose reader the test is; at most 64 KiB are written to it.
struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    read = Fd(ends[0]);
    write = Fd(ends[1]);
  }
  std::string text() {
    write.reset();
    std::string all(65536, '\0');
    std::size_t have = 0;
    for (ssize_t got = 1; got > 0 && have < all.size();) {
      got = ::read(read.get(), all.data() + have, all.size() - have);
      have += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    all.resize(have);
    return all;
  }
  Fd read;
  Fd write;
};

}  // namespace

TEST_CASE("the tap sees both streams, and the exit is told") {
  Pipe out;
  CHECK(apart(out.write.get(), [] {
          std::string seen;
          Options options;
          options.tap = [&](std::string_view bytes) { seen += bytes; };
          const Exit exit = process::run(shell("echo one; echo two >&2; exit 3"), options);
          return exit.code == 3 && exit.signal == 0 && !exit.success() && exit.tap_complete &&
                 !exit.cancelled && !exit.timed_out && !exit.oom_killed && seen == "one\ntwo\n";
        }) == 0);
  CHECK(out.text() == "one\ntwo\n");
}

TEST_CASE("a tap that throws ends the tapping and nothing else") {
  Pipe out;
  CHECK(apart(out.write.get(), [] {
          int calls = 0;
          Options options;
          options.tap = [&](std::string_view) {
            ++calls;
            throw std::runtime_error("no memory");
          };
          const Exit exit = process::run(shell("echo one; sleep 0.05; echo two; exit 4"), options);
          return exit.code == 4 && calls == 1 && !exit.tap_complete;
        }) == 0);
  CHECK(out.text() == "one\ntwo\n");
}

TEST_CASE("what went to a regular file is read from there, from where the command began") {
  const test::TempDir directory;
  const auto file = directory.write("log", "before\n");
  for (const int flags : {O_APPEND, 0}) {
    const Fd out(::open(file.c_str(), O_WRONLY | O_CLOEXEC | flags));
    ::lseek(out.get(), 0, SEEK_END);
    CHECK(apart(out.get(), [] {
            std::string seen;
            Options options;
            options.tap = [&](std::string_view bytes) { seen += bytes; };
            const Exit failure = process::run(shell("echo one; echo two >&2; exit 3"), options);
            const bool after_failure = seen == "one\ntwo\n" && failure.tap_complete;
            seen.clear();
            process::run(shell("echo fine"), options);
            return after_failure && seen.empty();
          }) == 0);
  }
  CHECK(*read_file(file, 1000) == "before\none\ntwo\nfine\none\ntwo\nfine\n");
}

TEST_CASE("a command that cannot be started is told, in code, on stderr and to the tap") {
  Pipe out;
  CHECK(apart(out.write.get(), [] {
          std::string seen;
          Options options;
          options.tap = [&](std::string_view bytes) { seen += bytes; };
          const Exit missing = process::run({{"no-such-command-anywhere"}, world.data()}, options);
          const Exit directory = process::run({{"/"}, world.data()}, options);
          return missing.start == Exit::Start::not_found && missing.code == 127 &&
                 directory.start == Exit::Start::not_executable && directory.code == 126 &&
                 seen ==
                     "cicd-report: no-such-command-anywhere: command not found\n"
                     "cicd-report: /: Permission denied\n";
        }) == 0);
  CHECK(out.text() ==
        "cicd-report: no-such-command-anywhere: command not found\ncicd-report: /: Permission denied\n");
}

TEST_CASE("a signal to us counts as cancel; so does the death of our parent") {
  Pipe out;
  CHECK(apart(out.write.get(), [] {
          const Exit exit = process::run(shell("kill -TERM $PPID & sleep 5"), {});
          return exit.signal == SIGTERM && exit.cancelled && !process::cancel_requested();
        }) == 0);
  CHECK(apart(out.write.get(), [] {
          process::run(shell("exit 1"), {});
          ::kill(::getpid(), SIGTERM);
          return process::cancel_requested();
        }) == 0);
  Pipe started;
  Pipe verdict;
  CHECK(apart(out.write.get(), [&] {
          char byte = 0;
          if (::fork() > 0) return ::read(started.read.get(), &byte, 1) == 1;  // and is gone
          Options options;
          options.tap = [&](std::string_view) { (void)write_all(started.write.get(), "x"); };
          const Exit exit = process::run(shell("echo started; sleep 0.1; exit 1"), options);
          (void)write_all(verdict.write.get(), exit.cancelled ? "cancelled" : "not");
          return true;
        }) == 0);
  CHECK(verdict.text() == "cancelled");
}

TEST_CASE("handing back gives readers their end of file") {
  Pipe out;
  Pipe go_on;
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::dup2(out.write.get(), 1);
    ::dup2(out.write.get(), 2);
    ::dup2(out.write.get(), 9);  // as a shell's `9>&1` leaves it
    out.write.reset();
    go_on.write.reset();
    process::run(shell("echo said"), {});
    process::hand_back(false);
    char byte = 0;
    (void)!::read(go_on.read.get(), &byte, 1);
    ::_exit(0);
  }
  CHECK(out.text() == "said\n");  // although the process lives
  CHECK(::waitpid(pid, nullptr, WNOHANG) == 0);
  go_on.write.reset();
  ::kill(pid, SIGKILL);
  ::waitpid(pid, nullptr, 0);
}

TEST_CASE("a run inside a run is known by a living parent") {
  CHECK_FALSE(process::nested(Env{}));
  CHECK_FALSE(nested_with("rubbish"));
  CHECK_FALSE(nested_with("-1"));
  CHECK_FALSE(nested_with("4294967297"));
  CHECK(nested_with(std::to_string(::getpid())));
  const pid_t gone = ::fork();
  if (gone == 0) ::_exit(0);
  ::waitpid(gone, nullptr, 0);
  CHECK_FALSE(nested_with(std::to_string(gone)));
}

TEST_CASE("descendants are found through all generations") {
  Pipe ready;
  const pid_t child = ::fork();
  if (child == 0) {
    ::fork();
    (void)!::write(ready.write.get(), "x", 1);
    ::pause();
    ::_exit(0);
  }
  char byte = 0;
  for (int both = 0; both < 2; ++both)
    CHECK(::read(ready.read.get(), &byte, 1) == 1);
  const auto found = process::descendants(child);
  REQUIRE(found.size() == 1);
  CHECK(process::descendants(found[0]).empty());
  ::kill(found[0], SIGKILL);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}
