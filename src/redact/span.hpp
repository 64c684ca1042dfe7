#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::redact {

// By what knowledge a place is secret, in the order in which it counts where two of them overlap.
enum class Stage : std::uint8_t { known_value, shape, url, header, private_key, custom, assignment };
inline constexpr std::size_t stages = 7;

// A secret place in a text: [begin, end) is to be masked as `[REDACTED:kind]`.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view kind;  // of static storage
  Stage stage = Stage::known_value;
  std::uint32_t origin = 0;  // which needle, shape or regex
};

// Sorts `spans` and unites those that overlap; a united one keeps the kind of the first stage.
void unite(std::vector<Span>& spans);

// `text` with each of `spans` (united) as its mask.
std::string masked(std::string_view text, const std::vector<Span>& spans);

}  // namespace cicd::redact
