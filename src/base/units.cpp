#include "base/units.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

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

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A number as it is written: all digits as one whole number, and what the point divides it by.
struct Decimal {
  double digits = 0;
  double divisor = 1;
};

// Takes digits, and behind a point more of them, off the front of `text`; nothing when there are none. Far
// from exact beyond 15 digits, where a size or a duration is out of bounds. (std::from_chars for double would
// add 25 KB to the program.)
std::optional<Decimal> take_number(std::string_view& text) {
  Decimal number;
  std::size_t at = 0;
  std::size_t points = 0;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && points == 0)); ++at) {
    if (text[at] == '.') {
      ++points;
      continue;
    }
    number.digits = number.digits * 10 + (text[at] - '0');
    if (points > 0) number.divisor *= 10;
  }
  text.remove_prefix(at);
  return at > points ? std::optional(number) : std::nullopt;
}

template <std::size_t N>
std::optional<double> parse(std::string_view text, const Unit (&units)[N], double limit) {
  text = trim(text);
  const auto number = take_number(text);
  if (!number) return std::nullopt;
  const auto suffix = trim(text);
  for (const auto& unit : units) {
    if (unit.name != suffix) continue;
    const double value = number->digits * unit.factor / number->divisor;
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

std::string format_duration(Millis span) {
  const auto millis = span.count();
  if (millis < 1000) return fmt::format("{} ms", millis);
  if (millis < 60'000) return fmt::format("{:.1f} s", static_cast<double>(millis) / 1000);
  return fmt::format("{} min {} s", millis / 60'000, millis / 1000 % 60);
}

}  // namespace cicd
