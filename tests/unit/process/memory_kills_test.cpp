#include "process/memory_kills.hpp"

#include <doctest/doctest.h>

using namespace cicd::process;

TEST_CASE("the memory cgroup is found in both versions") {
  const auto second = memory_group("0::/user.slice/session-2.scope\n");
  REQUIRE(second);
  CHECK(second->path == "/user.slice/session-2.scope");
  CHECK_FALSE(second->version1);

  const auto first = memory_group("5:cpu,cpuacct:/a\n4:hugetlb,memory:/docker/12ab:c\n0::/unified\n");
  REQUIRE(first);
  CHECK(first->path == "/docker/12ab:c");
  CHECK(first->version1);

  CHECK_FALSE(memory_group(""));
  CHECK_FALSE(memory_group("rubbish\n1:cpu:/\n"));
}

TEST_CASE("the kill counter is read from both kinds of files") {
  CHECK(kill_count("low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 0\n") == 2);
  CHECK(kill_count("oom_kill_disable 0\nunder_oom 0\noom_kill 7\n") == 7);
  CHECK_FALSE(kill_count("oom_kill_disable 0\nunder_oom 0\n"));
  CHECK_FALSE(kill_count(""));
}

TEST_CASE("a record of the kernel's log tells of a kill, its victim and its time") {
  const auto* const record =
      "3,911,5000000,-;Out of memory: Killed process 4711 (cc1plus) total-vm:1kB, anon-rss:1kB";
  CHECK(tells_of_kill(record, 4'000'000, 4711));
  CHECK(tells_of_kill(record, 4'000'000, 0));
  CHECK_FALSE(tells_of_kill(record, 4'000'000, 471));
  CHECK_FALSE(tells_of_kill(record, 6'000'000, 4711));
  CHECK(tells_of_kill("3,911,5000000,-;Memory cgroup out of memory: Killed process 9 (node)", 1, 9));
  CHECK_FALSE(tells_of_kill("6,912,5000001,-;eth0: link up", 1, 0));
  CHECK_FALSE(tells_of_kill("", 0, 0));
  CHECK_FALSE(tells_of_kill(";Killed process x", 0, 0));
}
