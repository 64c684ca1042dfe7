#include "ci/event.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

// The event file and the payload of a runtime token: any bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  cicd::ci::read_event(text);
  cicd::ci::read_token_claims(text);
  return 0;
}
