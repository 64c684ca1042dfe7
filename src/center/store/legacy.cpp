#include "center/store/schema.hpp"

namespace cicd::center {

void migrate_before_source(Connection& connection) {
  create_tables(connection);
}

}  // namespace cicd::center
