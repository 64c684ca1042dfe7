#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cicd {

// Decodes base64 in both alphabets (RFC 4648 sections 4 and 5), with or without padding; nothing when
// malformed.
std::optional<std::string> base64_decode(std::string_view text);
// Encodes with the standard alphabet and padding.
std::string base64_encode(std::string_view bytes);

}  // namespace cicd
