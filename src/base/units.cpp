#include "base/units.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <charconv>

namespace cicd {

namespace {

struct Unit {
  std::string_view name;
  double factor;
};

constexpr Unit size_units[] = {{"B", 1},
                               {"", 1},
                               {"k", 1e3},
                               {"K", 1e3},
                               {"kB", 1e3},
                               {"M", 1e6},
                               {"MB", 1e6},
                               {"G", 1e9},
                               {"KiB", 1024},
                               {"kiB", 1024},
                               {"MiB", 1024.0 * 1024},
                               {"GiB", 1024.0 * 1024 * 1024}};
constexpr Unit time_units[] = {{"ms", 1},     {"s", 1000},     {"", 1000},
                               {"m", 60'000}, {"min", 60'000}, {"h", 3'600'000}};

template <std::size_t N>
std::optional<double> parse(std::string_view text, const Unit (&units)[N], double limit) {
  text = trim(text);
  double number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (failure != std::errc{} || number < 0) return std::nullopt;
  const auto suffix = trim({stop, static_cast<std::size_t>(end - stop)});
  for (const auto& unit : units) {
    if (unit.name != suffix) continue;
    const double value = number * unit.factor;
    if (value <= limit) return value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> parse_size(std::string_view text) {
  const auto bytes = parse(text, size_units, 9007199254740992.0);
  if (!bytes) return std::nullopt;
  return static_cast<std::uint64_t>(*bytes);
}

std::optional<Millis> parse_duration(std::string_view text) {
  const auto millis = parse(text, time_units, 86'400'000.0);
  if (!millis) return std::nullopt;
  return Millis{static_cast<Millis::rep>(*millis)};
}

std::string format_size(std::uint64_t bytes) {
  if (bytes < 1024) return fmt::format("{} B", bytes);
  const double kib = static_cast<double>(bytes) / 1024;
  if (kib < 1024) return fmt::format("{:.1f} KiB", kib);
  if (kib < 1024.0 * 1024) return fmt::format("{:.1f} MiB", kib / 1024);
  return fmt::format("{:.1f} GiB", kib / 1024 / 1024);
}

std::string format_duration(Millis span) {
  const auto millis = span.count();
  if (millis < 1000) return fmt::format("{} ms", millis);
  if (millis < 60'000) return fmt::format("{:.1f} s", static_cast<double>(millis) / 1000);
  return fmt::format("{} min {} s", millis / 60'000, millis / 1000 % 60);
}

}  // namespace cicd
