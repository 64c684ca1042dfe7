#include "redact/hex.hpp"

#include "redact/escapes.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace cicd::redact {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_gap = 6;    // `", 0x`
constexpr std::size_t longest_row = 256;  // of a dump: an offset, 32 bytes, and those as letters

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Whether the byte `c` stands at `at` in hex.
bool stands_at(std::string_view text, std::size_t at, char c) {
  const auto byte = static_cast<unsigned char>(c);
  return at != npos && at + 1 < text.size() && digit(text[at]) == byte / 16 &&
         digit(text[at + 1]) == byte % 16;
}

bool is_hex_byte(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && digit(text[at]) >= 0 && digit(text[at + 1]) >= 0;
}

// Behind what separates two bytes of a row: nothing, blanks, `:`, `, 0x`, `\x`, `%` and the like.
std::size_t behind_gap(std::string_view text, std::size_t at) {
  const auto end = std::min(at + longest_gap, text.size());
  while (at < end && std::string_view(" \t:,;-%\\\"'&#|").find(text[at]) != npos)
    ++at;
  if (text.substr(at, 2) == "0x" || text.substr(at, 2) == "0X") return at + 2;
  return text.substr(at, 1) == "x" ? at + 1 : at;
}

// Where the first byte stands of the row that begins at `start`, behind the offset that dumps begin it with.
struct Row {
  std::size_t first = 0;
  bool has_offset = false;
};

Row row_at(std::string_view text, std::size_t start) {
  auto at = start;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
    ++at;
  auto end = at;
  while (end < text.size() && end - at < 17 && digit(text[end]) >= 0)
    ++end;
  const bool has_colon = text.substr(end, 1) == ":";
  const auto behind = end + (has_colon ? 1 : 0);
  const bool has_offset = end - at >= 6 && end - at <= 16 && text.substr(behind, 1) == " ";
  if (!has_offset) return {behind_gap(text, at), false};
  while (end < text.size() && (text[end] == ' ' || text[end] == ':'))
    ++end;
  return {end, true};
}

// The start of the line that `at` stands in, if it is near.
std::size_t line_start(std::string_view text, std::size_t at) {
  const auto from = at - std::min(at, longest_row);
  const auto end = text.substr(from, at - from).rfind('\n');
  if (end != npos) return from + end + 1;
  return from == 0 ? 0 : npos;
}

// The end of the line that `at` stands in, or how far one is looked at.
std::size_t line_end(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at, longest_row);
  return at + std::min(rest.find('\n'), rest.size());
}

// The places of the bytes in a row of a dump or of plain hex.
std::vector<std::size_t> bytes_of_row(std::string_view text, std::size_t start) {
  std::vector<std::size_t> bytes;
  const auto line = text.substr(0, line_end(text, start));
  const auto row = row_at(line, start);
  for (auto at = row.first; is_hex_byte(line, at);) {
    bytes.push_back(at);
    const auto next = behind_gap(line, at + 2);
    const bool letters_follow = row.has_offset && line.substr(at + 2, 2) == "  " && bytes.size() != 8;
    at = letters_follow ? npos - 1 : next;
  }
  return bytes;
}

// The next byte's place: in this row, or at the start of the next one.
std::size_t next_byte(std::string_view text, std::size_t at, char wanted) {
  const auto here = behind_gap(text, at + 2);
  if (stands_at(text, here, wanted)) return here;
  const auto end = text.substr(at, longest_row).find('\n');
  if (end == npos) return npos;
  for (const auto there : {row_at(text, at + end + 1).first, behind_gap(text, at + end + 1)}) {
    if (stands_at(text, there, wanted)) return there;
  }
  return npos;
}

// The same for the one before: in this row, or at the end of the one before.
std::size_t byte_before(std::string_view text, std::size_t at, char wanted) {
  const auto start = line_start(text, at);
  if (start == npos || row_at(text, start).first != at) {
    for (std::size_t gap = 0; gap <= longest_gap && at >= gap + 2; ++gap) {
      const auto here = at - gap - 2;
      if (stands_at(text, here, wanted) && behind_gap(text, here + 2) == at) return here;
    }
    return npos;
  }
  if (start == 0) return npos;
  const auto before = line_start(text, start - 1);
  if (before == npos) return npos;
  const auto row = bytes_of_row(text, before);
  return !row.empty() && stands_at(text, row.back(), wanted) ? row.back() : npos;
}

// The lines from `begin` to `end`; what stands in letters behind the bytes of a dump goes with them.
std::vector<Place> rows_of(std::string_view text, std::size_t begin, std::size_t end) {
  const auto start = line_start(text, begin);
  const bool is_dump =
      text.substr(begin, end - begin).find('\n') != npos || (start != npos && row_at(text, start).has_offset);
  if (is_dump) end = line_end(text, end);
  std::vector<Place> places;
  for (auto at = begin; at < end;) {
    const auto row_end = std::min(line_end(text, at), end);
    if (row_end > at) places.push_back({at, row_end});
    at = row_end < end && text[row_end] == '\n' ? std::min(end, row_at(text, row_end + 1).first) : row_end;
  }
  return places;
}

constexpr std::size_t anchor_bytes = 3;
constexpr std::size_t farthest = 7;  // from one anchor to the other: hexdump -C parts its rows after 8 bytes

// How much the digits of the byte tell: numbers abound in logs, letters among them do not.
int telling(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte / 16 > 9 ? 1 : 0) + (byte % 16 > 9 ? 1 : 0);
}

// Where the most telling anchor of `secret` begins that lies in [from, to) and not in the one at `taken`.
std::size_t most_telling(std::string_view secret, std::size_t from, std::size_t to,
                         std::optional<std::size_t> taken = {}) {
  constexpr std::size_t looked_at = 64;
  std::size_t best = taken && *taken < anchor_bytes ? *taken + anchor_bytes : 0;
  int most = -1;
  for (auto at = from; at + anchor_bytes <= std::min({to, secret.size(), from + looked_at}); ++at) {
    if (taken && at + anchor_bytes > *taken && at < *taken + anchor_bytes) continue;
    const int sum = telling(secret[at]) + 2 * telling(secret[at + 1]) + telling(secret[at + 2]);
    if (sum > most) {
      best = at;
      most = sum;
    }
  }
  return best;
}

}  // namespace

std::vector<HexAnchor> hex_anchors(std::string_view secret) {
  const auto first_place = most_telling(secret, 0, secret.size());
  const auto near = first_place - std::min(first_place, farthest);
  const auto second_place = most_telling(secret, near, first_place + farthest + anchor_bytes, first_place);
  const std::array<std::size_t, 2> bytes{first_place, second_place};  // a line ends in one of them at most
  std::vector<HexAnchor> anchors;
  anchors.reserve(16);
  for (const auto at : bytes) {
    const auto hex = [&](std::size_t i) { return in_hex(secret.substr(at + i, 1), false); };
    const auto first = hex(0), second = hex(1);
    anchors.push_back({first + second, at, 0});
    anchors.push_back({second + hex(2), at + 1, 0});  // where a dump's groups of two begin one byte later
    for (const char between : std::string_view(" :-"))
      anchors.push_back({std::string(first).append(1, between).append(second), at, 0});
    anchors.push_back({"0x" + first, at, 2});
    anchors.push_back({"\\x" + first, at, 2});
    anchors.push_back({"%" + first + "%", at, 1});
  }
  return anchors;
}

std::vector<Place> match_hex(std::string_view secret, std::size_t byte, std::string_view text,
                             std::size_t at) {
  if (!stands_at(text, at, secret[byte])) return {};
  auto end = at;
  for (auto i = byte + 1; i < secret.size(); ++i) {
    end = next_byte(text, end, secret[i]);
    if (end == npos) return {};
  }
  for (auto i = byte; i > 0; --i) {
    at = byte_before(text, at, secret[i - 1]);
    if (at == npos) return {};
  }
  return rows_of(text, at, end + 2);
}

std::size_t cut_hex(std::string_view secret, std::string_view text) {
  for (std::size_t start = 0; start < std::min<std::size_t>(2, text.size()); ++start) {  // cut within a byte
    std::string bytes;
    std::vector<std::size_t> ends;
    auto at = behind_gap(text, start);
    while (is_hex_byte(text, at) && bytes.size() < secret.size()) {
      bytes.push_back(static_cast<char>(digit(text[at]) * 16 + digit(text[at + 1])));
      ends.push_back(at + 2);
      const auto next = behind_gap(text, at + 2);
      const auto end = text.substr(at, longest_row).find('\n');
      at = is_hex_byte(text, next) || end == npos ? next : row_at(text, at + end + 1).first;
    }
    const auto length = cut_match({std::string(secret), {}, 0, false}, bytes);
    if (length > 0) return ends[length - 1];
  }
  return 0;
}

}  // namespace cicd::redact
