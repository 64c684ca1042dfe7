#include "report/event_id.hpp"

#include "base/hash.hpp"
#include "report/fingerprint.hpp"

namespace cicd::report {

std::string event_id(const EventKey& key) {
  if (key.provider.empty() || key.run_id.empty()) return random_hex(16);
  const auto text = join_escaped(
      {key.provider, key.repository, key.run_id, key.run_attempt, key.job, key.step, key.error_type});
  return sha256_hex(text + "|").substr(0, 32);
}

}  // namespace cicd::report
