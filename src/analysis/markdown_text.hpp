#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

// What stands between pairs of quotes or backticks in a text, and what stands outside.
struct Quotes {
  std::vector<std::string> parts;
  std::string rest;
  bool marked = false;  // one of them is set off by more than "plain quotes", which messages hold too
};
// Knows `code`, ``code``, "…", “…” and 「…」; a quote that nothing closes is plain text.
Quotes quoted_parts(std::string_view text);

// The text without a byte-order mark.
std::string_view without_mark(std::string_view text);

// <code> as backticks, <br> as a line end, and what HTML spells as &lt; as the sign itself.
std::string markers_as_signs(std::string_view text);

// A list's item without what marks it as one: "- x", "* x", "2. x", "3) x".
std::string_view without_bullet(std::string_view line);

// Markdown text as one line, without emphasis and code marks.
std::string plain(std::string_view text);

// The cells of a table row (https://github.github.com/gfm/#tables-extension-), with markers_as_signs. A `\|`
// does not separate, and neither does a | inside backticks where the row would have more cells than `columns`
// otherwise.
std::vector<std::string> cells_of(std::string_view row, std::size_t columns = std::string_view::npos);

// Whether the line is the one between a table's header and its rows.
bool is_ruler(std::string_view line);

}  // namespace cicd::analysis
