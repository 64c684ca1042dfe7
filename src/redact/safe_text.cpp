#include "redact/safe_text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace cicd::redact {

namespace {

// The start of the character that the byte at `at` belongs to.
std::size_t character_start(const std::string& text, std::size_t at) {
  while (at > 0 && at < text.size() && (text[at] & '\xC0') == '\x80')
    --at;
  return at;
}

}  // namespace

SafeText SafeText::part(std::size_t from, std::size_t count) const {
  from = std::min(from, text_.size());
  auto end = from + std::min(count, text_.size() - from);
  if (end == from) return {};
  while (end < text_.size() && (text_[end] & '\xC0') == '\x80')
    ++end;
  from = character_start(text_, from);
  return SafeText(text_.substr(from, end - from));
}

SafeText SafeText::clipped(std::size_t max_chars) const {
  return SafeText(clip(text_, max_chars));
}

SafeText SafeText::suffix(std::size_t max_bytes) const {
  return SafeText(std::string(utf8_suffix(text_, max_bytes)));
}

SafeText SafeText::prefix(std::size_t max_bytes) const {
  return SafeText(std::string(utf8_prefix(text_, max_bytes)));
}

std::optional<SafeLine> SafeLog::find(std::uint64_t number) const {
  const auto found = std::lower_bound(places_.begin(), places_.end(), number,
                                      [](const Place& place, std::uint64_t n) { return place.number < n; });
  if (found == places_.end() || found->number != number) return std::nullopt;
  return SafeLine{number, text_.part(found->begin, found->size)};
}

}  // namespace cicd::redact
