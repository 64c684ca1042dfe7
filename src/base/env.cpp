#include "base/env.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace cicd {

bool means_yes(std::string_view value) {
  constexpr std::array<std::string_view, 5> words_for_no{"", "0", "false", "no", "off"};
  return std::none_of(words_for_no.begin(), words_for_no.end(),
                      [value](std::string_view word) { return equals_ignoring_case(value, word); });
}

Env Env::from(const char* const* environ) {
  Env env;
  for (; environ != nullptr && *environ != nullptr; ++environ) {
    const std::string_view entry = *environ;
    const auto equals = entry.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    env.values_.emplace(entry.substr(0, equals), entry.substr(equals + 1));
  }
  return env;
}

std::string_view Env::get(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string_view{} : std::string_view{found->second};
}

bool Env::flag(std::string_view name) const {
  return means_yes(get(name));
}

}  // namespace cicd
