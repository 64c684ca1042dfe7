#pragma once

#include <concepts>
#include <string_view>

namespace cicd {

// A text that ends with NUL and outlives its users: for tables of many texts, since a view takes twice the
// room. Without a NUL inside.
class Literal {
 public:
  constexpr Literal() = default;
  constexpr Literal(const char* text) : text_(text) {}  // not explicit: rows are written with plain literals

  [[nodiscard]] constexpr std::string_view view() const { return text_; }
  constexpr operator std::string_view() const { return view(); }
  [[nodiscard]] constexpr bool empty() const { return *text_ == '\0'; }

 private:
  const char* text_ = "";
};

template <std::convertible_to<std::string_view> Text>
constexpr bool operator==(const Literal& one, const Text& other) {
  return one.view() == std::string_view(other);
}

}  // namespace cicd
