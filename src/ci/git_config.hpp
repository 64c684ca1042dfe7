#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cicd::ci {

// One "key = value" of a git config file.
struct ConfigEntry {
  std::string section;     // lower case: remote
  std::string subsection;  // as written: origin
  std::string key;         // lower case: url
  std::string value;       // unquoted; empty for a key without a value
};

// The entries of a git config file in their order. A line that is no config is skipped; include.path is an
// entry like any other and is not followed. Linear. Format: git-config(1), "Syntax".
std::vector<ConfigEntry> parse_git_config(std::string_view text);

// The address of the remote "origin", else of the only remote; empty when there is none, or several others.
std::string remote_url(const std::vector<ConfigEntry>& entries);

}  // namespace cicd::ci
