#pragma once

#include <functional>
#include <string_view>

namespace cicd::process {

// The caller's tap, held so that nothing it throws gets past here.
class Tap {
 public:
  explicit Tap(const std::function<void(std::string_view)>& receiver) : receiver_(receiver) {}

  // Whether anybody listens.
  [[nodiscard]] bool open() const { return receiver_ && !failed_; }
  // Whether the receiver threw, and missed what followed.
  [[nodiscard]] bool failed() const { return failed_; }

  // Shows `bytes` to the receiver, if it still listens.
  void feed(std::string_view bytes) noexcept {
    if (!open() || bytes.empty()) return;
    try {
      receiver_(bytes);
    } catch (...) {  // out of memory, most likely: the command matters more
      failed_ = true;
    }
  }

 private:
  const std::function<void(std::string_view)>& receiver_;
  bool failed_ = false;
};

}  // namespace cicd::process
