#include "center/store/bugs.hpp"
#include "center/store/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <utility>

namespace cicd::center {
namespace {

// Conditions on errorlog or bug_count with the values for their parameters, in order.
struct Conditions {
  std::string sql = " WHERE 1";
  std::vector<std::string> values;

  void equal(const char* column, const std::string& value) {
    if (value.empty()) return;
    sql += fmt::format(" AND {} = ?", column);
    values.push_back(value);
  }
};

void bind_all(Query& query, const std::vector<std::string>& values) {
  int place = 0;
  for (const auto& value : values)
    query.bind(++place, value);
}

Conditions plain_conditions(const BugFilter& filter) {
  Conditions conditions;
  conditions.equal("project_id", filter.project_id);
  conditions.equal("source", filter.source);
  conditions.equal("status", filter.status);
  return conditions;
}

struct Slice {
  std::vector<std::int64_t> ids;
  std::int64_t total = 0;
  bool more = false;  // behind these
};

// What a list can be sorted by, in the order of SortKey.
constexpr struct {
  const char* column;
  std::int64_t Bug::*value;
} sort_keys[] = {
    {"last_seen", &Bug::last_seen},
    {"first_seen", &Bug::first_seen},
    {"count", &Bug::count},
};

const char* column(SortKey key) {
  return sort_keys[static_cast<std::size_t>(key)].column;
}

std::int64_t value_of(const Bug& bug, SortKey key) {
  return bug.*sort_keys[static_cast<std::size_t>(key)].value;
}

std::string order(SortKey key) {
  return fmt::format(" ORDER BY errorlog.{} DESC, errorlog.id DESC", column(key));
}

// Whether `a` stands before `b` in a list.
bool stands_before(const ListPlace& a, const ListPlace& b) {
  return std::pair(a.value, a.id) > std::pair(b.value, b.id);
}

// The places by count of all bugs that the conditions let through, in no order. The count changes with every
// report: an index in its order would cost each of them more than it costs a list to sort.
std::vector<ListPlace> places_by_count(Connection& connection, const Conditions& conditions) {
  std::vector<ListPlace> places;
  Query query(connection, "SELECT count, id FROM errorlog" + conditions.sql);
  bind_all(query, conditions.values);
  while (query.next())
    places.push_back({query.integer(0), query.integer(1)});
  return places;
}

// At most `size` ids by count, without the first `skip`.
std::vector<std::int64_t> ids_by_count(Connection& connection, const BugFilter& filter, std::int64_t skip,
                                       std::int64_t size) {
  auto places = places_by_count(connection, plain_conditions(filter));
  if (filter.after)
    std::erase_if(places, [&filter](const ListPlace& place) { return !stands_before(*filter.after, place); });
  const auto all = static_cast<std::int64_t>(places.size());
  const auto first = std::min(skip, all);
  const auto last = std::min(size, all - first) + first;
  std::nth_element(places.begin(), places.begin() + first, places.end(), stands_before);
  std::partial_sort(places.begin() + first, places.begin() + last, places.end(), stands_before);
  std::vector<std::int64_t> ids;
  for (auto at = first; at < last; ++at)
    ids.push_back(places[static_cast<std::size_t>(at)].id);
  return ids;
}

// The same by a time.
std::vector<std::int64_t> ids_by_time(Connection& connection, const BugFilter& filter, std::int64_t skip,
                                      std::int64_t size) {
  const auto conditions = plain_conditions(filter);
  const auto behind =
      filter.after ? fmt::format(" AND (errorlog.{}, errorlog.id) < (?, ?)", column(filter.sort)) : "";
  const auto sql = fmt::format("SELECT id FROM errorlog{}{}{} LIMIT ? OFFSET ?", conditions.sql, behind,
                               order(filter.sort));
  Query query(connection, sql);
  bind_all(query, conditions.values);
  auto place = static_cast<int>(conditions.values.size());
  if (filter.after) {
    query.bind(++place, filter.after->value);
    query.bind(++place, filter.after->id);
  }
  query.bind(++place, size);
  query.bind(++place, skip);
  std::vector<std::int64_t> ids;
  while (query.next())
    ids.push_back(query.integer(0));
  return ids;
}

Slice slice_of_all(Connection& connection, const BugFilter& filter, std::int64_t skip) {
  Slice slice;
  const auto conditions = plain_conditions(filter);
  Query counting(connection, "SELECT coalesce(sum(count), 0) FROM bug_count" + conditions.sql);
  bind_all(counting, conditions.values);
  if (counting.next()) slice.total = counting.integer(0);
  const auto ids = filter.sort == SortKey::count ? ids_by_count : ids_by_time;
  slice.ids = ids(connection, filter, skip, filter.page_size + 1);
  slice.more = static_cast<std::int64_t>(slice.ids.size()) > filter.page_size;
  if (slice.more) slice.ids.pop_back();
  return slice;
}

using Visit = std::function<bool(const ListPlace&)>;

// Visits all bugs that the filter lets through in the order of the list, until `visit` says that it is
// enough.
void visit_all(Connection& connection, const Conditions& conditions, SortKey key, const Visit& visit) {
  if (key == SortKey::count) {
    auto places = places_by_count(connection, conditions);
    const auto stands_behind = [](const ListPlace& a, const ListPlace& b) { return stands_before(b, a); };
    std::make_heap(places.begin(), places.end(), stands_behind);  // sorts no more than is visited
    for (auto end = places.end(); end != places.begin(); --end) {
      std::pop_heap(places.begin(), end, stands_behind);
      if (!visit(*(end - 1))) return;
    }
    return;
  }
  const auto sql =
      fmt::format("SELECT errorlog.{}, id FROM errorlog{}{}", column(key), conditions.sql, order(key));
  Query query(connection, sql);
  bind_all(query, conditions.values);
  while (query.next() && visit({query.integer(0), query.integer(1)}))
    continue;
}

// The same for a few: each is looked up.
void visit_few(Connection& connection, const Conditions& conditions, SortKey key,
               const std::vector<std::int64_t>& few, const Visit& visit) {
  const auto sql = fmt::format("SELECT {} FROM errorlog{} AND errorlog.id = ?", column(key), conditions.sql);
  std::vector<ListPlace> found;
  for (const auto id : few) {
    Query query(connection, sql);
    bind_all(query, conditions.values);
    query.bind(static_cast<int>(conditions.values.size()) + 1, id);
    if (query.next()) found.push_back({query.integer(0), id});
  }
  std::sort(found.begin(), found.end(), stands_before);
  static_cast<void>(std::all_of(found.begin(), found.end(), visit));
}

// A page of what a search finds. Where not all candidates are known to be hits, those up to the end of the
// page are looked at, and the total counts the others too.
Slice slice_of_hits(Connection& connection, const BugFilter& filter, const Search& search,
                    std::int64_t skip) {
  constexpr std::size_t few = 2000;  // are looked up faster than found in a walk over all
  Candidates candidates(connection, search);
  const auto conditions = plain_conditions(filter);
  const auto& ids = candidates.bugs().ids();
  const bool total_known = conditions.values.empty() && ids.size() > few;
  const auto before_page = [&filter](const ListPlace& place) {
    return filter.after && !stands_before(*filter.after, place);
  };
  Slice slice;
  std::int64_t misses = 0;
  const Visit visit = [&](const ListPlace& place) {
    if (!candidates.bugs().holds(place.id)) return true;
    const bool before = before_page(place);
    if (!before && !slice.more && !candidates.is_hit(place.id)) {
      ++misses;
      return true;
    }
    ++slice.total;
    if (before || slice.more || skip-- > 0) return true;
    slice.more = static_cast<std::int64_t>(slice.ids.size()) == filter.page_size;
    if (!slice.more) slice.ids.push_back(place.id);
    return !slice.more || !total_known;
  };
  if (ids.size() <= few)
    visit_few(connection, conditions, filter.sort, ids, visit);
  else
    visit_all(connection, conditions, filter.sort, visit);
  if (total_known) slice.total = static_cast<std::int64_t>(ids.size()) - misses;
  return slice;
}

}  // namespace

BugPage find_bugs(Connection& connection, const BugFilter& filter) {
  const auto skip = filter.page - 1 > std::numeric_limits<std::int64_t>::max() / filter.page_size
                        ? std::numeric_limits<std::int64_t>::max()
                        : (filter.page - 1) * filter.page_size;
  const auto search = make_search(connection, filter.words);
  const auto slice = search.words.empty() ? slice_of_all(connection, filter, skip)
                                          : slice_of_hits(connection, filter, search, skip);
  BugPage page{{}, slice.total, {}};
  for (const auto id : slice.ids)
    if (auto bug = load_bug(connection, id)) page.bugs.push_back(std::move(*bug));
  if (slice.more && !page.bugs.empty())
    page.next = {value_of(page.bugs.back(), filter.sort), page.bugs.back().id};
  return page;
}

}  // namespace cicd::center
