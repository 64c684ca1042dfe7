#include "center/store/bugs.hpp"

#include "base/clock.hpp"
#include "center/store/intake.hpp"
#include "center/store/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>

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

Slice slice_of_all(Connection& connection, const BugFilter& filter, std::int64_t skip) {
  Slice slice;
  const auto conditions = plain_conditions(filter);
  Query counting(connection, "SELECT coalesce(sum(count), 0) FROM bug_count" + conditions.sql);
  bind_all(counting, conditions.values);
  if (counting.next()) slice.total = counting.integer(0);
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
  query.bind(++place, filter.page_size + 1);
  query.bind(++place, skip);
  while (query.next())
    slice.ids.push_back(query.integer(0));
  slice.more = static_cast<std::int64_t>(slice.ids.size()) > filter.page_size;
  if (slice.more) slice.ids.pop_back();
  return slice;
}

using Visit = std::function<bool(const ListPlace&)>;

// Visits all bugs that the filter lets through in the order of the list, until `visit` says that it is
// enough.
void visit_all(Connection& connection, const Conditions& conditions, SortKey key, const Visit& visit) {
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
  std::vector<std::pair<std::int64_t, std::int64_t>> found;
  for (const auto id : few) {
    Query query(connection, sql);
    bind_all(query, conditions.values);
    query.bind(static_cast<int>(conditions.values.size()) + 1, id);
    if (query.next()) found.emplace_back(query.integer(0), id);
  }
  std::sort(found.rbegin(), found.rend());
  for (const auto& [value, id] : found)
    if (!visit({value, id})) return;
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
    return filter.after &&
           std::pair(place.value, place.id) >= std::pair(filter.after->value, filter.after->id);
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

std::optional<Bug> load_bug(Connection& connection, std::int64_t id) {
  Query query(
      connection,
      "SELECT id, project_id, source, level, environment, error_type, error_message, file_path, line_number,"
      " status, count, first_seen, last_seen, first_commit, last_commit, repo_url, fingerprint,"
      " (SELECT substr(body, context_offset + 1, context_length) FROM report WHERE report.id = last_report)"
      " FROM errorlog WHERE id = ?",
      id);
  if (!query.next()) return std::nullopt;
  const auto text = [&query](int column) { return std::string(query.text(column)); };
  Bug bug;
  bug.id = query.integer(0);
  bug.project_id = text(1);
  bug.source = text(2);
  bug.level = text(3);
  bug.environment = text(4);
  bug.error_type = text(5);
  bug.error_message = text(6);
  bug.file_path = text(7);
  if (!query.is_null(8)) bug.line_number = query.integer(8);
  bug.status = text(9);
  bug.count = query.integer(10);
  bug.first_seen = query.integer(11);
  bug.last_seen = query.integer(12);
  bug.first_commit = text(13);
  bug.last_commit = text(14);
  bug.repo_url = text(15);
  bug.fingerprint = text(16);
  bug.context = text(17);
  return bug;
}

std::vector<Variant> load_variants(Connection& connection, std::int64_t bug) {
  std::vector<Variant> variants;
  Query query(connection,
              "SELECT signature, message, count, last_seen FROM variant WHERE bug = ?"
              " ORDER BY count DESC, last_seen DESC, signature",
              bug);
  while (query.next())
    variants.push_back(
        {std::string(query.text(0)), std::string(query.text(1)), query.integer(2), query.integer(3)});
  return variants;
}

std::vector<StatusChange> load_history(Connection& connection, std::int64_t bug) {
  std::vector<StatusChange> changes;
  Query query(connection, "SELECT at, old_status, new_status, cause FROM history WHERE bug = ? ORDER BY id",
              bug);
  while (query.next())
    changes.push_back({query.integer(0), std::string(query.text(1)), std::string(query.text(2)),
                       std::string(query.text(3))});
  return changes;
}

std::vector<std::string> load_reports(Connection& connection, std::int64_t bug, std::size_t max_bytes) {
  std::vector<std::string> reports;
  std::size_t bytes = 0;
  Query query(connection, "SELECT body FROM report WHERE id >= ? AND id < ? ORDER BY id DESC",
              report_id(bug, 0), report_id(bug + 1, 0));
  while (query.next()) {
    bytes += query.text(0).size();
    if (bytes > max_bytes && !reports.empty()) break;
    reports.emplace_back(query.text(0));
  }
  return reports;
}

std::string time_text(std::int64_t millis) {
  return to_rfc3339(WallTime{Millis{millis}});
}

void write_bug(JsonText& json, const Bug& bug) {
  const auto text_or_null = [&json](std::string_view name, const std::string& text) {
    json.key(name);
    if (text.empty())
      json.null();
    else
      json.value(text);
  };
  json.member("id", bug.id).member("project_id", bug.project_id).member("source", bug.source);
  json.member("level", bug.level);
  text_or_null("environment", bug.environment);
  json.member("error_type", bug.error_type).member("error_message", bug.error_message);
  text_or_null("file_path", bug.file_path);
  json.key("line_number");
  if (bug.line_number)
    json.value(*bug.line_number);
  else
    json.null();
  json.member("status", bug.status).member("count", bug.count);
  json.member("first_seen", time_text(bug.first_seen)).member("last_seen", time_text(bug.last_seen));
  text_or_null("first_commit", bug.first_commit);
  text_or_null("last_commit", bug.last_commit);
  text_or_null("repo_url", bug.repo_url);
  json.key("context").raw(bug.context.empty() ? "{}" : bug.context);
  json.member("fingerprint", bug.fingerprint);
}

}  // namespace cicd::center
