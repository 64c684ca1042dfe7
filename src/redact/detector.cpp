#include "redact/detector.hpp"

#include "redact/private_key.hpp"
#include "redact/url_password.hpp"

#include <algorithm>

namespace cicd::redact {

namespace {

constexpr std::string_view mask_begin = "[REDACTED:";

// The masks that stand in `text` already.
std::vector<Place> masks_in(std::string_view text) {
  std::vector<Place> masks;
  for (auto at = text.find(mask_begin); at != std::string_view::npos; at = text.find(mask_begin, at + 1)) {
    constexpr std::size_t longest_kind = 32;
    const auto kind = text.substr(at + mask_begin.size(), longest_kind);
    const auto end = kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-");
    if (end != std::string_view::npos && end > 0 && kind[end] == ']')
      masks.push_back({at, at + mask_begin.size() + end + 1});
  }
  return masks;
}

// Drops the spans that lie within a mask.
void drop_masked(std::string_view text, std::vector<Span>& spans) {
  if (spans.empty()) return;
  const auto masks = masks_in(text);
  std::erase_if(spans, [&](const Span& span) {
    auto after = std::upper_bound(masks.begin(), masks.end(), span.begin,
                                  [](std::size_t begin, const Place& mask) { return begin < mask.begin; });
    return after != masks.begin() && span.end <= std::prev(after)->end;
  });
}

// Cuts the keys of `text` into a span a line.
void find_keys(std::string_view text, std::vector<Span>& spans) {
  KeyTracker keys;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    keys.line(text.substr(at, end - at), at);
    at = end + 1;
  }
  for (const auto& range : keys.ranges()) {
    for (auto at = static_cast<std::size_t>(range.begin); at < range.end;) {
      const auto end = std::min<std::size_t>(text.find('\n', at), range.end);
      if (end > at) spans.push_back({at, end, "private-key", Stage::private_key, 0});
      at = end + 1;
    }
  }
}

}  // namespace

Detector::Detector(std::vector<KnownValue> values, bool patterns) : values_(std::move(values)) {
  for (std::uint32_t i = 0; i < values_.size(); ++i) {
    for (auto& needle : needles_of(values_[i], i)) {
      add_pattern(needle.text, {What::needle, static_cast<std::uint32_t>(needles_.size())});
      needles_.push_back(std::move(needle));
    }
  }
  add_pattern("-----BEGIN", {What::key, 0});
  if (patterns) {
    for (const char last : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789"))
      add_pattern(std::string(1, last) + "://", {What::url, 0});
  }
  index_.build();
}

void Detector::add_pattern(std::string_view word, Pattern pattern) {
  index_.add(word, static_cast<std::uint32_t>(patterns_.size()));
  patterns_.push_back(pattern);
}

std::vector<Span> Detector::find(std::string_view text, bool cut) const {
  std::vector<Span> spans;
  bool has_key = false;
  index_.scan(text, [&](std::uint32_t id, std::size_t position) {
    const auto& pattern = patterns_[id];
    if (pattern.what == What::needle) {
      const auto& needle = needles_[pattern.index];
      if (const auto place = match(needle, text, position))
        spans.push_back(
            {place->begin, place->end, values_[needle.value].kind, Stage::known_value, pattern.index});
    } else if (pattern.what == What::url) {
      if (const auto place = url_password(text, position + 1))
        spans.push_back({place->begin, place->end, "url-password", Stage::url, 0});
    } else {
      has_key = true;
    }
  });
  if (has_key) find_keys(text, spans);
  for (std::uint32_t i = 0; cut && i < needles_.size(); ++i) {
    const auto length = cut_match(needles_[i], text);
    if (length > 0) spans.push_back({0, length, values_[needles_[i].value].kind, Stage::known_value, i});
  }
  drop_masked(text, spans);
  unite(spans);
  return spans;
}

std::string Detector::why(const Span& span) const {
  if (span.stage == Stage::url) return "password in a URL";
  if (span.stage == Stage::private_key) return "private key in PEM form";
  const auto& needle = needles_[span.origin];
  const auto& value = values_[needle.value];
  const auto whose = value.name.empty() ? "value named by ::add-mask::" : "value of " + value.name;
  return whose + ", " + std::string(needle.form);
}

}  // namespace cicd::redact
