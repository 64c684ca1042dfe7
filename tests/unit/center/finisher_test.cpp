#include "center/store/finisher.hpp"

#include "center/store/writer.hpp"
#include "unit/center/database_file.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <utility>

using namespace cicd;
using namespace cicd::center;

namespace {

const Error broken{Errc::io, "the disk is broken"};

Finisher::Outcome outcome(std::promise<Status>& told, Status committed = ok()) {
  return {std::move(committed), [&told](const Status& status) { told.set_value(status); }};
}

}  // namespace

TEST_CASE("a group is told about once it is durable, not before") {
  std::promise<void> disk;
  std::promise<void> begun;
  std::atomic<bool> durable{false};
  Finisher finisher([&] {
    begun.set_value();
    disk.get_future().wait();
    durable = true;
    return ok();
  });
  std::promise<bool> told;
  std::vector<Finisher::Outcome> group;
  group.push_back({ok(), [&](const Status& status) { told.set_value(status.has_value() && durable); }});
  finisher.finish(std::move(group));
  begun.get_future().wait();
  finisher.wait_for_turn();  // the group is under way, and no other waits
  CHECK_FALSE(durable);
  disk.set_value();
  CHECK(told.get_future().get());
}

TEST_CASE("what was not committed keeps its own error") {
  Finisher finisher([] { return ok(); });
  std::promise<Status> good;
  std::promise<Status> bad;
  std::vector<Finisher::Outcome> group;
  group.push_back(outcome(good));
  group.push_back(outcome(bad, Error{Errc::no_space, "full"}));
  finisher.finish(std::move(group));
  CHECK(good.get_future().get().has_value());
  const auto status = bad.get_future().get();
  REQUIRE_FALSE(status);
  CHECK(status.error().code == Errc::no_space);
}

TEST_CASE("after the disk has failed nothing counts as durable any more") {
  int asked = 0;
  Finisher finisher([&asked]() -> Status {
    if (++asked == 2) return broken;
    return ok();
  });
  for (int number = 1; number <= 4; ++number) {
    std::promise<Status> told;
    std::vector<Finisher::Outcome> group;
    group.push_back(outcome(told));
    finisher.finish(std::move(group));
    CHECK(told.get_future().get().has_value() == (number == 1));
  }
  finisher.stop();
  CHECK(asked == 2);
}

TEST_CASE("stop() tells everybody") {
  int told = 0;
  std::vector<Finisher::Outcome> group;
  for (int number = 0; number < 10; ++number)
    group.push_back({ok(), [&told](const Status&) { ++told; }});
  Finisher finisher([] { return ok(); });
  finisher.finish(std::move(group));
  finisher.stop();
  CHECK(told == 10);
}

TEST_CASE("the next group is written while the disk works on the one before") {
  test::DatabaseFile file;
  std::promise<void> disk;
  auto disk_ready = disk.get_future().share();
  std::promise<void> written;
  Writer writer(std::move(file.connection), 10, {[](Connection&, bool) { return false; }, [](Connection&) {}},
                [disk_ready] {
                  disk_ready.wait();
                  return ok();
                });
  std::atomic<int> told{0};
  const auto count = [&told](const Status& status) { told += status ? 1 : 0; };
  std::promise<void> first;
  CHECK(writer.submit([&first](Connection&) { first.set_value(); }, count));
  first.get_future().wait();
  CHECK(writer.submit([&written](Connection&) { written.set_value(); }, count));
  written.get_future().wait();
  CHECK(told == 0);
  disk.set_value();
  writer.stop();
  CHECK(told == 2);
}
