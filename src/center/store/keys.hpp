#pragma once

#include "base/clock.hpp"
#include "center/store/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::center {

// Makes a key with which `project_id` may report and returns it. Only its hash is kept.
std::string add_key(Connection& connection, std::string_view project_id, WallTime now);

struct ProjectKey {
  std::int64_t id = 0;
  std::string project_id;
  std::int64_t created = 0;  // milliseconds since 1970
};

// The keys of one project, or of all when `project_id` is empty, in the order they were made.
std::vector<ProjectKey> list_keys(Connection& connection, std::string_view project_id);

// Removes every key of a project; returns how many there were.
std::int64_t revoke_keys(Connection& connection, std::string_view project_id);

}  // namespace cicd::center
