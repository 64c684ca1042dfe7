#include "delivery/spool.hpp"

#include "base/file.hpp"

#include "support/bodies.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <iterator>
#include <map>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cicd;
using namespace cicd::delivery;
using cicd::test::FakeClock;
using cicd::test::make_body;
using cicd::test::TempDir;

namespace fs = std::filesystem;

namespace {

struct Scene {
  TempDir dir;
  FakeClock clock;
  fs::path place = dir.path() / "spool";

  [[nodiscard]] Spool open(const SpoolLimits& limits = {}) {
    auto spool = Spool::open(place, clock, limits);
    REQUIRE(spool);
    return *std::move(spool);
  }
};

mode_t mode_of(const fs::path& path) {
  struct stat info {};
  REQUIRE(::lstat(path.c_str(), &info) == 0);
  return info.st_mode & 07777U;
}

std::string bytes_of(const fs::path& path) {
  auto bytes = read_file(path, 1U << 20U);
  REQUIRE(bytes);
  return *std::move(bytes);
}

std::size_t files_in(const fs::path& directory) {
  if (!fs::exists(directory)) return 0;
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

void keep(const Spool& spool, const std::string& event_id, std::size_t tail_bytes = 200) {
  REQUIRE(spool.put(make_body(event_id, tail_bytes), "feedbeef"));
}

// Runs `act` in a child process and returns its exit code, or -1 when it was killed.
int in_child(const std::function<int()>& act) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(act());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("the spool lies where flag, variable, XDG, HOME and TMPDIR say, in this order") {
  const auto at = [](std::string_view configured, std::map<std::string, std::string, std::less<>> variables) {
    return spool_directory(configured, Env(std::move(variables))).native();
  };
  CHECK(at("/flag", {{"XDG_STATE_HOME", "/state"}, {"HOME", "/home/joe"}}) == "/flag");
  CHECK(at("", {{"XDG_STATE_HOME", "/state"}, {"HOME", "/home/joe"}}) == "/state/cicd-report/spool");
  CHECK(at("", {{"XDG_STATE_HOME", "state"}, {"HOME", "/home/joe"}}) ==
        "/home/joe/.local/state/cicd-report/spool");
  CHECK(at("", {{"TMPDIR", "/scratch"}, {"X", "1"}}) ==
        "/scratch/cicd-report-" + std::to_string(::geteuid()));
  CHECK(at("", {}) == "/tmp/cicd-report-" + std::to_string(::geteuid()));
}

TEST_CASE("a report is kept until it is removed, and its name counts the attempts") {
  Scene scene;
  const auto spool = scene.open();
  {
    auto kept = spool.put(make_body("0123abc"), "feedbeef");
    REQUIRE(kept);
    const auto entries = spool.list();
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].file == "1795295045123-0-0123abc.rpt");
    CHECK(spool.claim(entries[0]).error().code == Errc::not_found);  // it is in our hand
    CHECK(spool.read(entries[0])->json() == make_body("0123abc").json());
    kept->claim.count_attempt();
  }
  const auto entries = spool.list();
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].file == "1795295045123-1-0123abc.rpt");
  CHECK(entries[0].attempts == 1);
  auto claim = spool.claim(entries[0]);
  REQUIRE(claim);
  CHECK(claim->body().json() == make_body("0123abc").json());
  CHECK(claim->body().event_id() == "0123abc");
  CHECK(claim->destination() == "feedbeef");
  claim->remove();
  CHECK(spool.list().empty());
  CHECK(files_in(scene.place) == 0);
}

TEST_CASE("the same event for two targets in one millisecond is two entries") {
  Scene scene;
  const auto spool = scene.open();
  REQUIRE(spool.put(make_body("abc"), "one"));
  REQUIRE(spool.put(make_body("abc"), "two"));
  const auto entries = spool.list();
  REQUIRE(entries.size() == 2);
  CHECK(spool.claim(entries[0])->destination() == "one");
  CHECK(spool.claim(entries[1])->destination() == "two");
}

TEST_CASE("directory and entry are for their owner only, and an entry holds no credentials") {
  Scene scene;
  scene.place = scene.dir.path() / "a" / "b" / "spool";
  const mode_t before = ::umask(0);
  const auto spool = scene.open();
  keep(spool, "abc");
  ::umask(before);
  CHECK(mode_of(scene.dir.path() / "a") == 0700);
  CHECK(mode_of(scene.place) == 0700);
  CHECK(mode_of(scene.place / spool.list()[0].file) == 0600);
  const auto bytes = bytes_of(scene.place / spool.list()[0].file);
  CHECK(bytes.find("cicd-report 1 ") == 0);
  CHECK(bytes.find(" feedbeef abc\n{") != std::string::npos);
}

TEST_CASE("an entry cut or flipped at any byte is put aside, and the others go") {
  Scene scene;
  const auto spool = scene.open();
  keep(spool, "bad");
  const auto file = spool.list()[0].file;
  const auto whole = bytes_of(scene.place / file);
  scene.clock.advance(Millis{5});
  keep(spool, "good");
  for (std::size_t at = 0; at < whole.size(); at += at < 100 ? 1 : 37) {
    auto flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x04);
    for (const auto& damaged : {flipped, whole.substr(0, at)}) {
      scene.dir.write("spool/" + file, damaged);
      const auto entries = spool.list();
      REQUIRE(entries.size() == 2);
      CHECK(spool.claim(entries[0]).error().code == Errc::invalid_input);
      CHECK(spool.list().size() == 1);
    }
  }
  CHECK(spool.quarantined() == 1);  // always the same name
  CHECK(spool.claim(spool.list()[0]));
}

TEST_CASE("quarantine keeps the ten newest") {
  Scene scene;
  const auto spool = scene.open();
  for (int i = 0; i < 13; ++i) {
    auto kept = spool.put(make_body("e" + std::to_string(i)), "feedbeef");
    REQUIRE(kept);
    kept->claim.quarantine();
    scene.clock.advance(Millis{1});
  }
  CHECK(spool.list().empty());
  CHECK(spool.quarantined() == 10);
  CHECK_FALSE(fs::exists(scene.place / "quarantine" / "1795295045125-0-e2.rpt"));
  CHECK(fs::exists(scene.place / "quarantine" / "1795295045126-0-e3.rpt"));
  CHECK(mode_of(scene.place / "quarantine") == 0700);
}

TEST_CASE("beyond the limit of files the oldest go, and are counted") {
  Scene scene;
  const auto spool = scene.open();
  std::size_t dropped = 0;
  for (int i = 0; i < 53; ++i) {
    const auto kept = spool.put(make_body("e" + std::to_string(i)), "feedbeef");
    REQUIRE(kept);
    dropped += kept->dropped;
    scene.clock.advance(Millis{1});
  }
  CHECK(dropped == 3);
  const auto entries = spool.list();
  REQUIRE(entries.size() == 50);
  CHECK(entries.front().event_id == "e3");
  CHECK(entries.back().event_id == "e52");
}

TEST_CASE("beyond the limit of bytes and of age the oldest go, but never what is in a hand") {
  Scene scene;
  SpoolLimits limits;
  limits.bytes = 30'000;
  const auto spool = scene.open(limits);
  keep(spool, "old", 12'000);
  scene.clock.advance(Millis{1});
  auto held = spool.put(make_body("held", 12'000), "feedbeef");
  REQUIRE(held);
  scene.clock.advance(Millis{1});
  const auto third = spool.put(make_body("third", 12'000), "feedbeef");
  REQUIRE(third);
  CHECK(third->dropped == 1);
  CHECK(spool.list().front().event_id == "held");
  scene.clock.advance(std::chrono::hours{7 * 24 + 1});
  const auto fourth = spool.put(make_body("fourth"), "feedbeef");
  REQUIRE(fourth);
  CHECK(fourth->dropped == 0);  // both old ones are held
  CHECK(spool.list().size() == 3);
}

TEST_CASE("what went for its age is told apart from what went for room") {
  Scene scene;
  SpoolLimits limits;
  limits.files = 2;
  const auto spool = scene.open(limits);
  keep(spool, "a week old", 100);
  scene.clock.advance(std::chrono::hours{7 * 24});
  keep(spool, "young", 100);
  keep(spool, "younger", 100);
  CHECK(spool.list().size() == 2);
  scene.clock.advance(Millis{1});
  keep(spool, "youngest", 100);
  scene.clock.advance(std::chrono::hours{7 * 24 + 1});
  const auto kept = spool.put(make_body("new"), "feedbeef");
  REQUIRE(kept);
  CHECK(kept->expired == 2);
  CHECK(kept->dropped == 0);
  CHECK(spool.list().size() == 1);
}

TEST_CASE("after the clock jumped back the new report is not the one that is dropped") {
  Scene scene;
  SpoolLimits limits;
  limits.files = 2;
  const auto spool = scene.open(limits);
  keep(spool, "a");
  keep(spool, "b");
  scene.clock.jump_wall(std::chrono::hours{-24});
  keep(spool, "c");
  const auto entries = spool.list();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].event_id == "c");
}

TEST_CASE("foreign files in the spool are left alone") {
  Scene scene;
  const auto spool = scene.open();
  for (const char* name : {"notes.txt", "1-2.rpt", "x-0-abc.rpt", "1-0-a b.rpt", ".rpt", "1-0-.rpt",
                           "1-0-a-b.rpt", "99999999999999999999-0-a.rpt"}) {
    scene.dir.write(std::string("spool/") + name, "x");
  }
  fs::create_directory(scene.place / "1-0-dir.rpt");
  fs::create_symlink("/etc/passwd", scene.place / "1-0-link.rpt");
  keep(spool, "abc");
  for (const auto& entry : spool.list()) {
    if (entry.event_id != "abc") CHECK_FALSE(spool.claim(entry));
  }
  CHECK(bytes_of("/etc/passwd").find("root:") == 0);
  CHECK(fs::exists(scene.place / "notes.txt"));
}

TEST_CASE("an event id with odd characters cannot become a path") {
  Scene scene;
  const auto spool = scene.open();
  for (const char* id : {"../../etc/x", "a/b", "", "a-b", "a\nb"}) {
    keep(spool, id);
    scene.clock.advance(Millis{1});
  }
  const auto entries = spool.list();
  REQUIRE(entries.size() == 5);
  CHECK(spool.claim(entries[0])->body().event_id() == "../../etc/x");
}

TEST_CASE("a directory that is a link, another user's or open to others is refused") {
  Scene scene;
  fs::create_directory(scene.dir.path() / "real");
  fs::create_directory_symlink(scene.dir.path() / "real", scene.place);
  CHECK(Spool::open(scene.place, scene.clock).error().code == Errc::denied);
  CHECK(Spool::open(scene.place / "", scene.clock).error().code == Errc::denied);
  fs::remove(scene.place);

  scene.dir.write("shared/other.txt", "x");
  ::chmod((scene.dir.path() / "shared").c_str(), 0777);
  CHECK(Spool::open(scene.dir.path() / "shared", scene.clock).error().code == Errc::denied);
  CHECK(mode_of(scene.dir.path() / "shared") == 0777);  // not ours to change
  ::chmod((scene.dir.path() / "shared").c_str(), 0755);
  CHECK(Spool::open(scene.dir.path() / "shared", scene.clock));

  fs::create_directory(scene.dir.path() / "empty");
  ::chmod((scene.dir.path() / "empty").c_str(), 0777);
  CHECK(Spool::open(scene.dir.path() / "empty", scene.clock));
  CHECK(mode_of(scene.dir.path() / "empty") == 0700);

  scene.dir.write("file", "x");
  CHECK_FALSE(Spool::open(scene.dir.path() / "file", scene.clock));
  CHECK_FALSE(Spool::open("/proc/no/such/place", scene.clock));

  if (::geteuid() != 0) {
    MESSAGE("skipped: 'another user's directory' needs root");
    return;
  }
  fs::create_directory(scene.dir.path() / "foreign");
  REQUIRE(::chown((scene.dir.path() / "foreign").c_str(), 12345, 12345) == 0);
  const auto foreign = Spool::open(scene.dir.path() / "foreign", scene.clock);
  REQUIRE_FALSE(foreign);
  CHECK(foreign.error().code == Errc::denied);
  CHECK(foreign.error().message.find("belongs to another user") != std::string::npos);
}

TEST_CASE("the breaker holds for five minutes and ignores the future") {
  Scene scene;
  const auto spool = scene.open();
  CHECK_FALSE(spool.tripped("a"));
  spool.trip("a");
  CHECK(spool.tripped("a"));
  CHECK_FALSE(spool.tripped("b"));
  scene.clock.jump_wall(std::chrono::minutes{4});
  CHECK(spool.tripped("a"));
  scene.clock.jump_wall(std::chrono::minutes{-5});
  CHECK_FALSE(spool.tripped("a"));
  scene.clock.jump_wall(std::chrono::minutes{6});
  CHECK_FALSE(spool.tripped("a"));
  spool.trip("a");
  spool.reset("a");
  CHECK_FALSE(spool.tripped("a"));
  for (const char* torn : {"", "x", "-5", "17952950451231795295045123", "12 "}) {
    scene.dir.write("spool/unreachable-a", torn);
    CHECK_FALSE(spool.tripped("a"));
  }
}

TEST_CASE("what a killed writer left is adopted when it is whole, and removed when not") {
  Scene scene;
  const auto spool = scene.open();
  keep(spool, "abc");
  const auto file = spool.list()[0].file;
  const auto whole = bytes_of(scene.place / file);
  fs::remove(scene.place / file);
  const auto orphan = [&](const std::string& name, const std::string& bytes, std::chrono::seconds age) {
    const auto path = scene.dir.write("spool/" + name, bytes);
    const auto at =
        std::chrono::duration_cast<std::chrono::seconds>(scene.clock.wall().time_since_epoch()) - age;
    const timespec times[2] = {{at.count(), 0}, {at.count(), 0}};
    REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
  };
  orphan("." + file + ".aaaa.tmp", whole, std::chrono::seconds{90});
  orphan(".1795295045000-0-torn.rpt.bbbb.tmp", whole.substr(0, 100), std::chrono::seconds{90});
  orphan(".1795295045001-0-young.rpt.cccc.tmp", whole, std::chrono::seconds{5});
  scene.clock.advance(Millis{1});
  keep(spool, "next");
  const auto entries = spool.list();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].event_id == "abc");
  CHECK(fs::exists(scene.place / ".1795295045001-0-young.rpt.cccc.tmp"));
  CHECK(files_in(scene.place) == 3);
}

TEST_CASE("a file size limit is an error, not the end of the process") {
  Scene scene;
  const auto spool = scene.open();
  CHECK(in_child([&] {
          const rlimit small{1000, 1000};
          ::setrlimit(RLIMIT_FSIZE, &small);
          const auto kept = spool.put(make_body("abc", 5000), "feedbeef");
          return !kept && kept.error().code == Errc::no_space ? 7 : 1;
        }) == 7);
  CHECK(files_in(scene.place) == 0);
}

TEST_CASE("a full and a read-only disk are errors that leave nothing behind") {
  Scene scene;
  const auto result = in_child([&] {
    fs::create_directory(scene.place);
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
      return 77;
    if (::mount("none", scene.place.c_str(), "tmpfs", 0, "size=64k,mode=700") != 0) return 77;
    const auto spool = Spool::open(scene.place, scene.clock);
    if (!spool) return 1;
    const auto full = spool->put(make_body("abc", 200'000), "feedbeef");
    if (full || full.error().code != Errc::no_space) return 2;
    if (files_in(scene.place) != 0) return 3;
    if (!spool->put(make_body("small"), "feedbeef")) return 4;
    if (::mount(nullptr, scene.place.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0) return 77;
    const auto read_only = spool->put(make_body("def"), "feedbeef");
    if (read_only || read_only.error().code != Errc::denied) return 5;
    return spool->list().size() == 1 ? 0 : 6;
  });
  if (result == 77) {
    MESSAGE("skipped: 'a full and a read-only disk' needs the right to mount a tmpfs");
    return;
  }
  CHECK(result == 0);
}
