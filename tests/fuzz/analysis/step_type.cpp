#include "analysis/step_type.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

// Step names and command lines: any bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  cicd::analysis::type_from_step_name(text);
  cicd::analysis::type_from_command(text);
  return 0;
}
