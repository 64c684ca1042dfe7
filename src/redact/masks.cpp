#include "redact/masks.hpp"

#include "redact/needle.hpp"

#include <algorithm>
#include <iterator>

namespace cicd::redact {

namespace {

std::vector<Place> masks_in(std::string_view text) {
  constexpr std::string_view mask_begin = "[REDACTED:";
  constexpr std::size_t longest_kind = 32;
  std::vector<Place> masks;
  for (auto at = text.find(mask_begin); at != std::string_view::npos; at = text.find(mask_begin, at + 1)) {
    const auto kind = text.substr(at + mask_begin.size(), longest_kind);
    const auto end = kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-");
    if (end != std::string_view::npos && end > 0 && kind[end] == ']')
      masks.push_back({at, at + mask_begin.size() + end + 1});
  }
  return masks;
}

}  // namespace

void drop_masked(std::string_view text, std::vector<Span>& spans) {
  if (spans.empty()) return;
  const auto masks = masks_in(text);
  std::erase_if(spans, [&](const Span& span) {
    const auto after =
        std::upper_bound(masks.begin(), masks.end(), span.begin,
                         [](std::size_t begin, const Place& mask) { return begin < mask.begin; });
    return after != masks.begin() && span.end <= std::prev(after)->end;
  });
}

std::uint64_t count_masks(std::string_view text) {
  return masks_in(text).size();
}

}  // namespace cicd::redact
