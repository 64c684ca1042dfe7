#pragma once

#include "center/json_text.hpp"
#include "center/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cicd::center {

// One bug as lists show it. Empty text means null; times are milliseconds since 1970.
struct Bug {
  std::int64_t id = 0;
  std::string project_id, source, level, environment, error_type, error_message, file_path;
  std::optional<std::int64_t> line_number;
  std::string status;
  std::int64_t count = 0;
  std::int64_t first_seen = 0;
  std::int64_t last_seen = 0;
  std::string first_commit, last_commit, repo_url, fingerprint;
  std::string context;  // JSON, as the latest report has it
};

// What a list is sorted by: the highest first, then the higher id.
enum class SortKey { last_seen, first_seen, count };

// A place in a list: behind the bug `id`, which had this value of the sort key.
struct ListPlace {
  std::int64_t value = 0;
  std::int64_t id = 0;
};

// Which bugs are wanted; empty text means all.
struct BugFilter {
  std::string project_id, source, status;
  std::string words;  // each must occur in the bug's text, in any case
  SortKey sort = SortKey::last_seen;
  std::int64_t page = 1;
  std::int64_t page_size = 20;
  std::optional<ListPlace> after;  // the first page begins there
};

struct BugPage {
  std::vector<Bug> bugs;
  std::int64_t total = 0;         // on all pages
  std::optional<ListPlace> next;  // where the following page begins, whatever is reported meanwhile
};

// A page of the bugs that `filter` lets through.
BugPage find_bugs(Connection& connection, const BugFilter& filter);
// The bug with that id.
std::optional<Bug> load_bug(Connection& connection, std::int64_t id);

// Part of a bug: failures of one signature.
struct Variant {
  std::string signature, message;
  std::int64_t count = 0;
  std::int64_t last_seen = 0;
};
// Most frequent first.
std::vector<Variant> load_variants(Connection& connection, std::int64_t bug);

struct StatusChange {
  std::int64_t at = 0;
  std::string old_status, new_status, cause;
};
// Oldest first.
std::vector<StatusChange> load_history(Connection& connection, std::int64_t bug);

// Bodies as they were sent, newest first; stops before `max_bytes` are exceeded, but never before the first.
std::vector<std::string> load_reports(Connection& connection, std::int64_t bug, std::size_t max_bytes);

// Writes the members of a bug into an object that the caller has begun.
void write_bug(JsonText& json, const Bug& bug);
// `millis` since 1970 as RFC 3339.
std::string time_text(std::int64_t millis);

}  // namespace cicd::center
