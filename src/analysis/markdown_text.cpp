#include "analysis/markdown_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cicd::analysis {
namespace {

// Where the code span that begins at `at` ends (behind its backticks), or `at` when none begins there.
std::size_t end_of_code(std::string_view row, std::size_t at) {
  const std::size_t inner = std::min(row.find_first_not_of('`', at), row.size());
  const std::size_t width = inner - at;
  for (std::size_t next = row.find('`', inner); next != std::string_view::npos; next = row.find('`', next)) {
    const std::size_t end = std::min(row.find_first_not_of('`', next), row.size());
    if (end - next == width) return end;
    next = end;
  }
  return at;
}

std::vector<std::string> split_row(std::string_view row, bool code_holds_bars) {
  std::vector<std::string> cells(1);
  for (std::size_t i = 0, code_end = 0; i < row.size(); ++i) {
    if (row[i] == '`' && i >= code_end && (i == 0 || row[i - 1] != '`')) code_end = end_of_code(row, i);
    if (row[i] == '\\' && i + 1 < row.size() && row[i + 1] == '|')
      cells.back() += row[++i];
    else if (row[i] == '|' && (!code_holds_bars || i >= code_end))
      cells.emplace_back();
    else
      cells.back() += row[i];
  }
  return cells;
}

}  // namespace

Quotes quoted_parts(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs{
      {{"``", "``"}, {"`", "`"}, {"“", "”"}, {"「", "」"}, {"\"", "\""}}};
  Quotes quotes;
  for (std::size_t at = 0; at < text.size();) {
    const auto* const pair =
        std::ranges::find_if(pairs, [&](const auto& one) { return text.substr(at).starts_with(one.first); });
    const auto start = pair == pairs.end() ? at : at + pair->first.size();
    const auto end = pair == pairs.end() ? std::string_view::npos : text.find(pair->second, start);
    if (end == std::string_view::npos) {
      quotes.rest += text.substr(at, std::max<std::size_t>(start - at, 1));
      at += std::max<std::size_t>(start - at, 1);
      continue;
    }
    quotes.marked = quotes.marked || pair->first != "\"";
    quotes.parts.emplace_back(trim(text.substr(start, end - start)));
    at = end + pair->second.size();
  }
  return quotes;
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

std::string markers_as_signs(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> markers{{{"<br>", "\n"},
                                                                                          {"<br/>", "\n"},
                                                                                          {"<br />", "\n"},
                                                                                          {"<code>", "`"},
                                                                                          {"</code>", "`"},
                                                                                          {"&#124;", "|"},
                                                                                          {"&vert;", "|"},
                                                                                          {"&quot;", "\""},
                                                                                          {"&#39;", "'"},
                                                                                          {"&lt;", "<"},
                                                                                          {"&gt;", ">"},
                                                                                          {"&amp;", "&"}}};
  std::string out(text);
  for (const auto& [marker, sign] : markers)
    out = replace_all(out, marker, sign);
  return out;
}

std::string_view without_bullet(std::string_view line) {
  line = trim(line);
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const std::string_view signs = digits > 0 ? ".)" : "-*+";
  const std::string_view rest = line.substr(digits);
  const bool marked = rest.size() > 1 && signs.find(rest[0]) != std::string_view::npos && rest[1] == ' ';
  return marked ? trim(rest.substr(1)) : line;
}

std::string plain(std::string_view text) {
  auto out = replace_all(replace_all(markers_as_signs(text), "\n", " "), "**", "");
  std::erase(out, '`');
  return std::string(trim(out));
}

std::vector<std::string> cells_of(std::string_view row, std::size_t columns) {
  row = trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
  auto cells = split_row(row, false);
  if (cells.size() > columns) {
    if (auto fewer = split_row(row, true); fewer.size() >= columns) cells = std::move(fewer);
  }
  for (auto& cell : cells)
    cell = markers_as_signs(trim(cell));
  return cells;
}

bool is_ruler(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|-: \t\r") == std::string_view::npos;
}

}  // namespace cicd::analysis
