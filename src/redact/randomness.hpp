#pragma once

#include <string_view>

namespace cicd::redact {

// Whether `value` looks drawn at random rather than written by a person: 8 bytes or more, letters and digits
// mixed through each other, and an entropy of 3 bits a byte or more. Paths, URLs, versions, times and
// identifiers do not. Looks at the first 256 bytes.
bool looks_random(std::string_view value);

}  // namespace cicd::redact
