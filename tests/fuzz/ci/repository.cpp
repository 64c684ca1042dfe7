#include "ci/git_config.hpp"
#include "ci/names.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// A git config file, addresses and refs: any bytes; an address that comes out clean stays as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  cicd::ci::remote_url(cicd::ci::parse_git_config(text));
  const auto url = cicd::ci::clean_repo_url(text);
  if (!url.empty() && url.substr(0, 7) != "http://" && url.substr(0, 8) != "https://") std::abort();
  if (cicd::ci::project_id_from(text, "").empty()) std::abort();
  cicd::ci::read_ref(text);
  return 0;
}
