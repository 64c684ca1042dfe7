#include "center/store/bugs.hpp"
#include "center/store/schema.hpp"
#include "unit/center/database_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

using namespace cicd;
using namespace cicd::center;

namespace {

constexpr int bugs = 300;

// Bugs with counts and times that repeat, in another order than that of their ids.
struct ListedBugs : test::DatabaseFile {
  ListedBugs() {
    connection->exec("BEGIN");
    for (int id = 1; id <= bugs; ++id) {
      Query(*connection,
            "INSERT INTO errorlog (id, project_id, source, level, error_type, error_message, status, count,"
            " first_seen, last_seen, fingerprint, last_day, search_hash)"
            " VALUES (?1,?2,?3,'ERROR','T',?4,?5,?6,?7,?8,?1,0,0)",
            id, id % 5 == 0 ? "p" : "q", id % 2 == 0 ? "cicd" : "runtime", "m",
            id % 3 == 0 ? "open" : "resolved", id * 7 % 11, id * 13 % 50, id * 17 % 60)
          .run();
      Query(*connection, "INSERT INTO pending_text (bug, text) VALUES (?,?)", id,
            id % 4 == 0 ? "word" : "other")
          .run();
    }
    connection->exec("COMMIT");
    REQUIRE(connection->take_failure());
  }

  std::vector<std::int64_t> ids(const BugFilter& filter, BugPage* page = nullptr) const {
    auto found = find_bugs(*connection, filter);
    REQUIRE(connection->take_failure());
    std::vector<std::int64_t> ids;
    for (const auto& bug : found.bugs)
      ids.push_back(bug.id);
    if (page != nullptr) *page = std::move(found);
    return ids;
  }
};

std::int64_t value(SortKey key, std::int64_t id) {
  if (key == SortKey::count) return id * 7 % 11;
  return key == SortKey::first_seen ? id * 13 % 50 : id * 17 % 60;
}

BugFilter by(SortKey sort, std::int64_t page, std::int64_t page_size) {
  BugFilter filter;
  filter.sort = sort;
  filter.page = page;
  filter.page_size = page_size;
  return filter;
}

// What a list of all pages should be, without the database's help.
std::vector<std::int64_t> expected(const BugFilter& filter) {
  std::vector<std::int64_t> ids;
  for (std::int64_t id = bugs; id > 0; --id)
    if ((filter.project_id.empty() || id % 5 == 0) && (filter.source.empty() || id % 2 == 0) &&
        (filter.status.empty() || id % 3 == 0) && (filter.words.empty() || id % 4 == 0))
      ids.push_back(id);
  std::stable_sort(ids.begin(), ids.end(), [&filter](std::int64_t a, std::int64_t b) {
    return value(filter.sort, a) > value(filter.sort, b);
  });
  return ids;
}

std::vector<BugFilter> every_filter() {
  std::vector<BugFilter> filters;
  for (const auto sort : {SortKey::last_seen, SortKey::first_seen, SortKey::count})
    for (const char* project : {"", "p"})
      for (const char* source : {"", "cicd"})
        for (const char* status : {"", "open"})
          for (const char* words : {"", "word"})
            filters.push_back({project, source, status, words, sort, 1, 7, {}});
  return filters;
}

}  // namespace

TEST_CASE("a list has the same order whether its pages are counted or follow one another") {
  const ListedBugs store;
  for (auto filter : every_filter()) {
    const auto wanted = expected(filter);
    REQUIRE_FALSE(wanted.empty());
    std::vector<std::int64_t> counted;
    std::vector<std::int64_t> following;
    for (filter.page = 1; counted.size() < wanted.size(); ++filter.page) {
      const auto ids = store.ids(filter);
      if (ids.empty()) break;
      counted.insert(counted.end(), ids.begin(), ids.end());
    }
    CHECK(counted == wanted);
    filter.page = 1;
    for (bool more = true; more;) {
      BugPage page;
      const auto ids = store.ids(filter, &page);
      following.insert(following.end(), ids.begin(), ids.end());
      CHECK(page.total == static_cast<std::int64_t>(wanted.size()));
      more = page.next.has_value();
      filter.after = page.next;
    }
    CHECK(following == wanted);
  }
}

TEST_CASE("a page behind the last one is empty, however far") {
  const ListedBugs store;
  for (const auto sort : {SortKey::last_seen, SortKey::first_seen, SortKey::count})
    for (const auto page : {std::int64_t{1000}, std::numeric_limits<std::int64_t>::max()})
      CHECK(store.ids(by(sort, page, 20)).empty());
}

TEST_CASE("lists read nothing but an index") {
  const ListedBugs store;
  for (const char* sql : {"SELECT id FROM errorlog WHERE source = ? ORDER BY last_seen DESC, id DESC",
                          "SELECT id FROM errorlog WHERE source = ? ORDER BY first_seen DESC, id DESC",
                          "SELECT count, id FROM errorlog WHERE 1 AND status = ? AND project_id = ?"}) {
    Query plan(*store.connection, fmt::format("EXPLAIN QUERY PLAN {}", sql));
    REQUIRE(plan.next());
    CHECK(plan.text(3).find("USING COVERING INDEX") != std::string_view::npos);
    CHECK_FALSE(plan.next());  // no sorting
  }
}

TEST_CASE("a file of version 2 gets the lists of version 3 and keeps its bugs") {
  ListedBugs store;
  store.connection->exec(
      "DROP INDEX errorlog_first; DROP INDEX errorlog_order;"
      "CREATE INDEX errorlog_order ON errorlog (last_seen DESC, id DESC, source, status, project_id);"
      "PRAGMA user_version=2");
  REQUIRE(store.connection->take_failure());
  CHECK(look_at(*store.connection) == Contents::older);
  store.reopen();
  CHECK(look_at(*store.connection) == Contents::ours);
  const auto definition = [&store](const char* index) {
    Query query(*store.connection, "SELECT sql FROM sqlite_schema WHERE name = ?", index);
    return query.next() ? std::string(query.text(0)) : std::string();
  };
  CHECK(definition("errorlog_order").find("project_id, count)") != std::string::npos);
  CHECK(definition("errorlog_first").find("(first_seen, id") != std::string::npos);
  CHECK(store.ids(by(SortKey::count, 1, bugs)) == expected(by(SortKey::count, 1, bugs)));
}

TEST_CASE("a file whose version is below zero is not ours") {
  test::DatabaseFile store;
  store.connection->exec("PRAGMA user_version=-1");
  CHECK(look_at(*store.connection) == Contents::foreign);
}
