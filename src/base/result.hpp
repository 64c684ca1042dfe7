#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace cicd {

// What kind of thing went wrong. A caller decides by this, never by the text.
enum class Errc {
  invalid_input,  // a flag, file, rule or answer is malformed; trying again cannot help
  not_found,      // a named file, variable or program does not exist
  denied,         // permissions, ownership, or a symbolic link where none may be
  no_space,       // disk full, quota or file size limit
  io,             // the operating system refused otherwise; the message carries its words
  timeout,        // a deadline passed
  too_much,       // more than a limit of ours allows
};

// An error as a value. `message` is one sentence without a final dot: the thing, the cause, the next step.
struct Error {
  Errc code;
  std::string message;

  // This error with "<where>: " in front of its message.
  [[nodiscard]] Error in(std::string_view where) && { return {code, std::string(where) + ": " + message}; }
};

// The error for the current `errno`: "<what>: <system's words>".
Error from_errno(std::string_view what);

// A T or an Error; the names follow std::expected, which neither g++ 12 in C++20 nor clang-tidy 14 can read.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  [[nodiscard]] T value_or(T other) && {
    return has_value() ? std::get<0>(std::move(state_)) : std::move(other);
  }

  [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<std::monostate>;
inline Status ok() {
  return std::monostate{};
}

}  // namespace cicd
