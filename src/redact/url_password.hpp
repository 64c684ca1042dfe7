#pragma once

#include "redact/needle.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace cicd::redact {

// The secret part of the user information of a URL whose `://` stands at `position` of `text` (RFC
// 3986, 3.2.1): the password, or a user name that is a token. Nothing for a URL without one and for a
// placeholder.
std::optional<Place> url_password(std::string_view text, std::size_t position);

}  // namespace cicd::redact
