#include "center/store/keys.hpp"

#include "base/hash.hpp"

#include <cstddef>

namespace cicd::center {
namespace {

constexpr std::size_t key_bytes = 24;

}  // namespace

std::string add_key(Connection& connection, std::string_view project_id, WallTime now) {
  auto key = "lck_" + random_hex(key_bytes);
  Query(connection, "INSERT INTO project_key (project_id, key_hash, created) VALUES (?,?,?)", project_id,
        sha256_hex(key), std::int64_t{now.time_since_epoch().count()})
      .run();
  return key;
}

std::vector<ProjectKey> list_keys(Connection& connection, std::string_view project_id) {
  std::vector<ProjectKey> keys;
  Query query(connection,
              "SELECT id, project_id, created FROM project_key WHERE ?1 = '' OR project_id = ?1 ORDER BY id",
              project_id);
  while (query.next())
    keys.push_back({query.integer(0), std::string(query.text(1)), query.integer(2)});
  return keys;
}

std::int64_t revoke_keys(Connection& connection, std::string_view project_id) {
  Query(connection, "DELETE FROM project_key WHERE project_id = ?", project_id).run();
  return connection.changes();
}

}  // namespace cicd::center
