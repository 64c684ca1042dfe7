#pragma once

#include <nlohmann/json_fwd.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

namespace cicd::ci {

// Parses JSON that somebody else wrote, keeping the order of keys. What is nested deeper than 16 levels is
// left out, so that hostile input costs no more than its size. A discarded value when it is malformed.
nlohmann::ordered_json parse_untrusted(std::string_view text);

// The value at `path` below `json` as text: a string as it is, an integer in decimal; empty for anything
// else.
std::string text_at(const nlohmann::ordered_json& json, std::initializer_list<const char*> path);

}  // namespace cicd::ci
