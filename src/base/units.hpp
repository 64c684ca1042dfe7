#pragma once

#include "base/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cicd {

// Bytes from "64KiB", "256k", "1MiB", "2M", "100B", "100": B, k and M count in powers of 1000, KiB, MiB and
// GiB in powers of 1024; nothing for anything else, for a negative number or more than 2^53.
std::optional<std::uint64_t> parse_size(std::string_view text);

// A duration from "500ms", "10s", "2m", "1.5s"; a bare number is seconds. Nothing for anything else or over a
// day.
std::optional<Millis> parse_duration(std::string_view text);

// `span` for a person: "850 ms", "38.2 s", "2 min 5 s".
std::string format_duration(Millis span);

}  // namespace cicd
