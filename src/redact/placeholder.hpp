#pragma once

#include <string_view>

namespace cicd::redact {

// Whether `value` only stands for a secret: a reference (`$TOKEN`, `${{ secrets.X }}`, `%TOKEN%`), a blank to
// be filled in (`<token>`, `xxxx`), or something masked already (`***`, `[REDACTED:env]`).
bool is_placeholder(std::string_view value);

}  // namespace cicd::redact
