#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cicd {

// `bytes` as valid UTF-8 without NUL: every maximal ill-formed part and every NUL becomes one U+FFFD
// (Unicode 15, section 3.9, "substitution of maximal subparts"). Linear.
std::string repair_utf8(std::string_view bytes);

// Whether `bytes` is well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
bool is_utf8(std::string_view bytes);

// Appends `code`, a Unicode scalar value, to `out` as UTF-8.
void append_utf8(std::string& out, std::uint32_t code);

// The longest prefix of valid UTF-8 `text` that has at most `max_bytes` bytes and ends at a character
// boundary.
std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes);
// The same from the end: the longest such suffix.
std::string_view utf8_suffix(std::string_view text, std::size_t max_bytes);

// `text` cut to at most `max_chars` code points; when something was cut, the last kept one is '…'.
std::string clip(std::string_view text, std::size_t max_chars);

// These three know the case of ASCII letters only: other bytes are left as they are, so UTF-8 survives.
std::string to_lower(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);
bool contains_ignoring_case(std::string_view text, std::string_view part);

// How many spaces and tabs `text` begins with; its size when there is nothing else.
std::size_t indent(std::string_view text);

// Without spaces, tabs, \r and \n at both ends.
std::string_view trim(std::string_view text);

// `text` as one line: each run of line ends and other control characters, with the blanks around it, becomes
// one space, none at the ends.
std::string one_line(std::string_view text);

// The parts of `text` between `separator`s; an empty text has one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

// `text` with each `from` (not empty) replaced by `to`.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

// The candidate closest to `word` by edit distance, if it differs in at most a third of its letters.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

// Whether `text` matches `pattern`, where `*` stands for any run of characters and `?` for one;
// case-sensitive.
bool glob_match(std::string_view pattern, std::string_view text);

// The whole of `text` as a decimal number, else nothing: a '-' may stand in front, no '+', no blanks, and it
// must fit.
std::optional<long long> parse_int(std::string_view text);

}  // namespace cicd
