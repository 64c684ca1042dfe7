// A config file may hold anything: it is understood, or refused with an error, and never more.
#include "app/config_file.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static_cast<void>(cicd::app::parse_config({reinterpret_cast<const char*>(data), size}, "config.json"));
  return 0;
}
