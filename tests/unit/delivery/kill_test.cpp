#include "unit/delivery/scene.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <system_error>

#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cicd;
using namespace cicd::delivery;
using cicd::test::FaultServer;
using cicd::test::header;
using cicd::test::http_answer;
using cicd::test::HttpScene;
using cicd::test::make_body;
using cicd::test::Peer;
using cicd::test::TempDir;

namespace {

enum class End { killed, finished, not_allowed };

// Runs `act` in a child process and kills it by SIGKILL at its `stop`-th entry to or return from the kernel:
// between two of those nothing changes outside a process, so all of them together are every instruction.
// `watch` is called at each of them on the way.
End run_until(const std::function<void()>& act, int stop, const std::function<void()>& watch) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(77);
    ::raise(SIGSTOP);
    act();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status)) return End::not_allowed;
  for (int i = 0; i < stop; ++i) {
    ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) return End::finished;
    watch();
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, &status, 0);
  return End::killed;
}

// Whether an entry has its final name in `directory`.
bool has_entry(const std::filesystem::path& directory) {
  std::error_code missing;
  const std::filesystem::directory_iterator files(directory, missing);
  return std::any_of(begin(files), end(files),
                     [](const auto& file) { return file.path().extension() == ".rpt"; });
}

}  // namespace

TEST_CASE("a writer killed at any moment leaves a whole entry or none") {
  for (int stop = 0; stop < 2000; ++stop) {
    const TempDir dir;
    bool was_there = false;
    const auto end = run_until(
        [&dir] {
          const auto spool = Spool::open(dir.path() / "spool", system_clock());
          static_cast<void>(spool->put(make_body("0123abc", 20'000), "feedbeef"));
        },
        stop, [&] { was_there = was_there || has_entry(dir.path() / "spool"); });
    if (end == End::not_allowed) {
      MESSAGE("skipped: 'a writer killed at any moment' needs the right to trace a child");
      return;
    }
    CAPTURE(stop);
    const auto spool = Spool::open(dir.path() / "spool", system_clock());
    const auto entries = spool->list();
    for (const auto& entry : entries) {
      const auto claim = spool->claim(entry);
      REQUIRE(claim);
      CHECK(claim->body().json() == make_body("0123abc", 20'000).json());
    }
    CHECK_FALSE((was_there && entries.empty()));  // once it is there, it stays
    CHECK(spool->quarantined() == 0);
    if (end == End::finished) {
      CHECK(stop > 20);
      CHECK(entries.size() == 1);
      return;
    }
  }
  FAIL("the writer did not finish");
}

TEST_CASE(
    "a sender killed at any moment: the report is at the collector, in the spool, or was never complete") {
  FaultServer server(http_answer(200));
  const auto url = server.url();
  std::size_t seen = 0;
  for (int stop = 0; stop < 5000; stop += stop < 100 ? 3 : 7) {
    const TempDir dir;
    bool was_kept = false;
    const auto end = run_until([&] { HttpScene(dir.path()).put(url, "e" + std::to_string(stop)); }, stop,
                               [&] { was_kept = was_kept || has_entry(dir.path()); });
    if (end == End::not_allowed) {
      MESSAGE("skipped: 'a sender killed at any moment' needs the right to trace a child");
      return;
    }
    server.settle();
    CAPTURE(stop);
    std::set<std::string> ids;
    for (const auto& request : server.requests())
      ids.insert(header(request, "Idempotency-Key"));
    const bool arrived = ids.size() > seen;
    seen = ids.size();
    const auto spool = Spool::open(dir.path(), system_clock());
    const auto entries = spool->list();
    for (const auto& entry : entries)
      CHECK(spool->claim(entry));
    const bool safe = arrived || !entries.empty();
    CHECK_FALSE((was_kept && !safe));
    if (end == End::finished) {
      CHECK(stop > 100);
      CHECK(arrived);
      CHECK(entries.empty());
      return;
    }
  }
  FAIL("the sender did not finish");
}
