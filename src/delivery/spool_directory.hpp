#pragma once

#include "base/clock.hpp"
#include "base/file.hpp"
#include "base/result.hpp"
#include "delivery/spool.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cicd::delivery {

// Name of the directory inside the spool for what will never be delivered.
inline constexpr const char* quarantine_name = "quarantine";

// "<ms>-<attempts>-<event id>.rpt"; an event id with other characters than letters, digits and '_' is hashed.
std::string entry_name(WallTime made, int attempts, std::string_view event_id);

// The facts in an entry's name, or nothing when it is none. `bytes` is left at 0.
std::optional<Spool::Entry> parse_entry_name(std::string_view file);

// Opens `directory` as spools want it, making it and its parents (0700) when missing. A directory of ours
// that holds nothing but spool files is made 0700; one that holds other things is left as it is. Errors:
// denied when it is a symbolic link, another user's, or others may write to it; else as the system says.
Result<Fd> open_private_directory(const std::filesystem::path& directory);

// An open file that is locked exclusively and is still the one named `file` in `directory`.
// Errors: not_found when it is gone, renamed or locked by another; denied; io.
Result<Fd> lock_file(int directory, const std::string& file);

// The whole of an open file of at most `max_bytes`. Errors: invalid_input when larger; io.
Result<std::string> read_whole(int fd, std::size_t max_bytes);

// The names in an open directory, unsorted, without "." and "..".
std::vector<std::string> names_in(int directory);

}  // namespace cicd::delivery
