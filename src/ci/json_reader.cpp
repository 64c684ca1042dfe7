#include "ci/json_reader.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>

namespace cicd::ci {

namespace {

constexpr int max_depth = 16;

}  // namespace

nlohmann::ordered_json parse_untrusted(std::string_view text) {
  using Event = nlohmann::ordered_json::parse_event_t;
  const auto keep = [](int depth, Event event, const nlohmann::ordered_json& /*value*/) {
    return depth < max_depth || (event != Event::object_start && event != Event::array_start);
  };
  return nlohmann::ordered_json::parse(text.begin(), text.end(), keep, false);
}

std::string text_at(const nlohmann::ordered_json& json, std::initializer_list<const char*> path) {
  const auto* value = &json;
  for (const auto* key : path) {
    if (!value->is_object()) return {};
    const auto found = value->find(key);
    if (found == value->end()) return {};
    value = &*found;
  }
  if (value->is_string()) return value->get<std::string>();
  if (value->is_number_unsigned()) return std::to_string(value->get<std::uint64_t>());
  if (value->is_number_integer()) return std::to_string(value->get<std::int64_t>());
  return {};
}

}  // namespace cicd::ci
