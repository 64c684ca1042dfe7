#include "app/late_pass.hpp"

#include "app/knowledge.hpp"
#include "app/session.hpp"

#include <cstddef>

namespace cicd::app {

namespace {

constexpr std::size_t most_held = std::size_t{256} * 1024;

}  // namespace

void LatePass::feed(std::string_view bytes) {
  if (!pass_ && held_.size() + bytes.size() <= most_held) {
    held_ += bytes;
    return;
  }
  auto& pass = begun();
  pass.feed(bytes, offset_);
  offset_ += bytes.size();
}

LogPass& LatePass::begun() {
  if (!pass_) {
    rules_.emplace(load_rules(session_));
    baseline_ = load_baseline(session_, *rules_);
    pass_.emplace(*rules_, baseline_ ? &*baseline_ : nullptr, session_.settings.size("tail"));
    pass_->feed(held_, 0);
    offset_ = held_.size();
    held_ = std::string();
  }
  return *pass_;
}

}  // namespace cicd::app
