#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace cicd {

// Whether `value` of a switch means yes: anything but "", "0", "false", "no" and "off" (any case).
bool means_yes(std::string_view value);

// The process environment as it stood at the start. Only main reads the real one; everybody else gets this.
class Env {
 public:
  Env() = default;
  explicit Env(std::map<std::string, std::string, std::less<>> values) : values_(std::move(values)) {}
  // From the third argument of main; entries without '=' are skipped.
  static Env from(const char* const* environ);

  // The value of `name`, or empty when it is unset: an empty variable counts as unset everywhere.
  [[nodiscard]] std::string_view get(std::string_view name) const;
  // Whether `name` is set to a word that means yes: CI systems set `GITLAB_CI=false`.
  [[nodiscard]] bool flag(std::string_view name) const;
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const { return values_; }

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace cicd
