#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// Lines end with \n, \r\n or a lone \r.
namespace cicd::analysis {

// How many line ends stand in `text`; a \n at its beginning counts.
std::uint64_t count_line_ends(std::string_view text);

// Where the line that begins at `begin` ends: at its \r or \n, or at the end of `text`.
std::size_t line_end(std::string_view text, std::size_t begin);

// Where the next line begins, when the present one ends at `end`.
std::size_t next_line(std::string_view text, std::size_t end);

// The position after the last \r or \n in text[from, to), or `from` when there is none.
std::size_t after_last_line_end(std::string_view text, std::size_t from, std::size_t to);

}  // namespace cicd::analysis
