#pragma once

#include "base/env.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cicd::redact {

// A value that is known to be secret, on one line, and where it is known from.
struct KnownValue {
  std::string text;
  std::string_view kind;  // of the mask: "env", "add-mask" or "setting"
  std::string name;       // of the variable; else empty
};

// Whether a variable of this name holds a secret: by what it ends with (`NPM_TOKEN`, `DB_PASSWORDS`), in any
// case, or by one of `globs`. Names of public keys do not.
bool is_secret_name(std::string_view name, const std::vector<std::string>& globs);

// Adds what is secret in `value`, line by line and trimmed: a line of 4 bytes or more that is neither a plain
// word, a bare number, an existing path, nor a reference such as `$TOKEN` or `***`. Of a URL with a password
// the password is added too, and of a variable's value what stands behind a secret name in it: members of
// JSON, parts of a connection string.
void add_known(std::string_view value, std::string_view kind, std::string_view name,
               std::vector<KnownValue>& values);

// The secret values of the environment, and the passwords of the URLs in all its values.
std::vector<KnownValue> known_values(const Env& env, const std::vector<std::string>& globs);

}  // namespace cicd::redact
