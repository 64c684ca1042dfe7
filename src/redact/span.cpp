#include "redact/span.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace cicd::redact {

void unite(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return std::tie(a.begin, a.stage, a.end) < std::tie(b.begin, b.stage, b.end);
  });
  std::vector<Span> united;
  for (auto& span : spans) {
    if (united.empty() || span.begin >= united.back().end) {
      united.push_back(span);
      continue;
    }
    auto& before = united.back();
    const auto begin = before.begin;
    const auto end = std::max(before.end, span.end);
    if (span.stage < before.stage) before = span;
    before.begin = begin;
    before.end = end;
  }
  spans = std::move(united);
}

std::string masked(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  for (const auto& span : spans) {
    out.append(text.substr(at, span.begin - at));
    out.append("[REDACTED:").append(span.kind).append("]");
    at = span.end;
  }
  out.append(text.substr(at));
  return out;
}

}  // namespace cicd::redact
