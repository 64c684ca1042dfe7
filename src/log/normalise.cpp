#include "log/normalise.hpp"

#include "base/byte_block.hpp"
#include "log/ci_prefix.hpp"
#include "log/line_splitter.hpp"
#include "log/screen_line.hpp"

#include <algorithm>
#include <utility>

namespace cicd::log {

namespace {

constexpr char escape = '\x1b';

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_between(char c, char low, char high) {
  return c >= low && c <= high;
}

// Whether a byte, or which of a block of bytes, is a control character other than tab, line feed and NUL.
constexpr auto is_control = [](auto byte) {
  return ((byte < 0x20) & (byte != 0) & (byte != '\t') & (byte != '\n')) | (byte == 0x7F);
};

enum class BareColours { keep, drop };

// The first place in `text` from `from` on that needs a closer look, or its size: a control character, or a
// bracket, which may begin a colour code whose escape character got lost, where those are dropped.
std::size_t find_special(std::string_view text, std::size_t from, BareColours bare) {
  if (bare == BareColours::keep) return find_byte(text, from, is_control);
  return find_byte(text, from, [](auto byte) { return is_control(byte) | (byte == '['); });
}

// A control sequence (ECMA-48, 5.4) without its introducer: parameters, intermediates, one final byte.
struct ControlSequence {
  std::size_t length = 0;  // 0: malformed or cut off
  char final = '\0';
  std::size_t parameter = 0;  // the first one; 0 when there is none
};

ControlSequence control_sequence(std::string_view text) {
  std::size_t at = 0;
  ControlSequence sequence;
  while (at < text.size() && is_between(text[at], '0', '?')) {
    if (is_digit(text[at]) && sequence.parameter < 10'000)
      sequence.parameter = sequence.parameter * 10 + static_cast<std::size_t>(text[at] - '0');
    if (text[at] == ';') break;
    ++at;
  }
  while (at < text.size() && is_between(text[at], '0', '?'))
    ++at;
  while (at < text.size() && is_between(text[at], ' ', '/'))
    ++at;
  if (at == text.size() || !is_between(text[at], '@', '~')) return {};
  sequence.length = at + 1;
  sequence.final = text[at];
  return sequence;
}

void apply(const ControlSequence& sequence, ScreenLine& screen) {
  const auto count = std::max<std::size_t>(1, sequence.parameter);
  switch (sequence.final) {
    case 'G':
    case '`':
      screen.move_to(count - 1);
      break;
    case 'D':
      screen.move_left(count);
      break;
    case 'C':
      screen.move_right(count);
      break;
    case 'J':
    case 'K':
      if (sequence.parameter == 0) screen.erase_after_cursor();
      if (sequence.parameter == 1) screen.erase_before_cursor();
      if (sequence.parameter == 2) screen.erase_all();
      break;
    default:  // colours, modes and moves to other lines leave nothing in this one
      break;
  }
}

// The length of a control string (OSC, DCS, APC, PM, SOS) without its introducer: up to BEL or ESC \; 0 when
// it does not end in this line.
std::size_t control_string(std::string_view text) {
  const auto end = text.find_first_of("\a\x1b");
  if (end == std::string_view::npos) return 0;
  if (text[end] == '\a') return end + 1;
  return text.substr(end, 2) == "\x1b\\" ? end + 2 : 0;
}

// Takes the escape sequence at the start of `text`; returns its length. Of one that is malformed or cut off
// only the escape character goes.
std::size_t take_escape(std::string_view text, ScreenLine& screen) {
  if (text.size() < 2) return 1;
  const char kind = text[1];
  if (kind == '[') {
    const auto sequence = control_sequence(text.substr(2));
    if (sequence.length == 0) return 1;
    apply(sequence, screen);
    return 2 + sequence.length;
  }
  if (std::string_view("]P_^X").find(kind) != std::string_view::npos) {
    const auto length = control_string(text.substr(2));
    return length == 0 ? 1 : 2 + length;
  }
  if (is_between(kind, ' ', '/')) return text.size() > 2 && is_between(text[2], '0', '~') ? 3 : 1;
  if (std::string_view("78=>cDEHMNOZ\\").find(kind) != std::string_view::npos) return 2;
  return 1;
}

// Whether "[2m" with its digits and what follows is a span of time, "[2m30s]" or "rate(errors[5m])", and no
// colour.
bool is_duration(std::string_view digits, std::string_view rest) {
  if (rest.starts_with(']')) return digits.size() == 1 && digits != "0";
  const auto end = rest.substr(0, 16).find_first_not_of("0123456789.");
  return end != std::string_view::npos && end > 0 && rest[end] == 's';
}

// The length of a colour code that lost its escape character, "[31m", "[[0m", "[m" or "[0;1m"; 0 for any
// other bracket, such as in "array[m]" and "[2m30s]".
std::size_t bare_colour(std::string_view text) {
  const std::size_t start = text.starts_with("[[") ? 2 : 1;
  auto at = start;
  while (at < text.size() && at < 24 && (is_digit(text[at]) || text[at] == ';'))
    ++at;
  if (at >= text.size() || text[at] != 'm') return 0;
  const auto rest = text.substr(at + 1);
  const bool is_index = at == 1 && !rest.empty() && rest.front() != ' ';
  return is_index || is_duration(text.substr(start, at - start), rest) ? 0 : at + 1;
}

// Whether a terminal would show `text` as it stands.
bool is_plain(std::string_view text) {
  auto special = find_special(text, 0, BareColours::drop);
  while (special < text.size() && text[special] == '[' && bare_colour(text.substr(special)) == 0)
    special = find_special(text, special + 1, BareColours::drop);
  return special == text.size();
}

// Writes `text` to `screen` as a terminal would.
void show(std::string_view text, ScreenLine& screen, BareColours bare) {
  while (!text.empty()) {
    const auto plain = find_special(text, 0, bare);
    const auto colour = plain < text.size() && text[plain] == '[' ? bare_colour(text.substr(plain)) : 0;
    const bool has_caret = colour > 0 && plain > 0 && text[plain - 1] == '^';  // "^[[31m"
    screen.write(text.substr(0, plain - (has_caret ? 1 : 0)));
    text.remove_prefix(plain);
    if (text.empty()) return;
    if (text.front() == escape) {
      text.remove_prefix(take_escape(text, screen));
    } else if (colour > 0) {
      text.remove_prefix(colour);
    } else if (text.front() == '\b') {
      const auto backspaces = std::min(text.find_first_not_of('\b'), text.size());
      screen.move_left(backspaces);
      text.remove_prefix(backspaces);
    } else {
      if (text.front() == '[') screen.write("[");
      text.remove_prefix(1);
    }
  }
}

// `text` cut to `max_bytes`, before a character rather than within; at most three bytes are given up for
// that.
void cut(std::string& text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return;
  auto end = max_bytes;
  while (end > 0 && max_bytes - end < 3 && (text[end] & '\xC0') == '\x80')
    --end;
  text.resize((text[end] & '\xC0') == '\x80' ? max_bytes : end);
}

}  // namespace

std::string normalise(std::string_view raw, std::size_t max_bytes) {
  constexpr std::size_t longest_prefix = 512;
  const auto prefix = ci_prefix(raw);
  raw.remove_prefix(prefix);
  if (raw.size() <= max_bytes && is_plain(raw)) return std::string(raw);
  ScreenLine screen(max_bytes + longest_prefix);
  show(raw, screen, BareColours::drop);
  auto text = std::move(screen).take();
  if (prefix == 0 && text.size() != raw.size()) text.erase(0, ci_prefix(text));
  cut(text, max_bytes);
  return text;
}

std::string plain_text(std::string_view text) {
  const auto is_shown_as_it_is = [](std::string_view part) {
    return find_special(part, 0, BareColours::keep) == part.size();
  };
  if (is_shown_as_it_is(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  LineSplitter splitter(text.size());
  const LineSplitter::Sink add = [&](const RawLine& line) {
    if (line.number > 1) out.push_back('\n');
    if (is_shown_as_it_is(line.bytes)) {
      out.append(line.bytes);
      return;
    }
    ScreenLine screen(line.bytes.size());
    show(line.bytes, screen, BareColours::keep);
    out.append(std::move(screen).take());
  };
  splitter.feed(text, add);
  splitter.finish(add);
  if (text.ends_with('\n') || text.ends_with('\r')) out.push_back('\n');
  return out;
}

}  // namespace cicd::log
