#include "analysis/blocks.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace cicd::analysis {
namespace {

constexpr std::size_t most_before = 60;
constexpr std::size_t most_after = 100;

bool blank(std::string_view text) {
  return indent(text) == text.size();
}

// "-----", "=====", "_____ name _____": at least five of a kind at the beginning.
bool ruler(std::string_view text) {
  const std::size_t at = indent(text);
  if (text.size() < at + 5 || std::string_view("-=_*~+").find(text[at]) == std::string_view::npos)
    return false;
  return text.find_first_not_of(text[at], at) >= at + 5;
}

// What an item of a list begins with, blanks in front and digits folded: "  0) ", "  ● ". Empty: no item.
std::string item(std::string_view text) {
  const std::size_t at = indent(text);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789", at), text.size());
  if (digits > at && digits < text.size() && text[digits] == ')') return std::string(at, ' ') + "0)";
  const std::size_t end = text.find(' ', at);
  const bool sign = end != std::string_view::npos && end > at && static_cast<unsigned char>(text[at]) >= 0x80;
  return sign && end - at <= 4 ? std::string(text.substr(0, end)) : std::string();
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.starts_with(part); });
}

bool is_frame(std::string_view text) {
  const std::string_view body = text.substr(indent(text));
  return starts_with_any(body, {"at ", "Caused by", "... ", "from ", "#", "goroutine ",
                                "Suppressed:", "File \"", "stack backtrace", "note: "}) ||
         (text.size() > body.size() && !body.empty());
}

// Goes down and up from one line, as long as lines follow one another and belong to it.
class Walker {
 public:
  Walker(std::span<const TextLine> lines, std::size_t at) : lines_(lines), at_(at) {}

  // The last index reached within `most` lines while `belongs(text, text of the line before)`.
  template <typename Belongs>
  std::size_t down(std::size_t most, Belongs belongs) const {
    std::size_t last = at_;
    while (last + 1 < lines_.size() && last - at_ < most &&
           lines_[last + 1].number == lines_[last].number + 1 &&
           belongs(std::string_view(lines_[last + 1].text), std::string_view(lines_[last].text))) {
      ++last;
    }
    return last;
  }
  // The same upwards: the first index, while `belongs(text, text of the line below)`.
  template <typename Belongs>
  std::size_t up(std::size_t most, Belongs belongs) const {
    std::size_t first = at_;
    while (first > 0 && at_ - first < most && lines_[first - 1].number + 1 == lines_[first].number &&
           belongs(std::string_view(lines_[first - 1].text), std::string_view(lines_[first].text))) {
      --first;
    }
    return first;
  }

 private:
  std::span<const TextLine> lines_;
  std::size_t at_;
};

// The context that a compiler names above a message, and the source line, caret and notes below it.
Extent compiler_block(const Walker& walk) {
  const std::size_t first = walk.up(8, [](auto text, auto) {
    return has_any(text, {"In file included from", "                 from ", ": In function", ": In member",
                          ": In instantiation", ": In static", ": In constructor", ": required from"});
  });
  const std::size_t last = walk.down(
      16, [](auto text, auto) { return has_any(text, {": note: "}) || (!blank(text) && indent(text) > 0); });
  return {first, last};
}

std::size_t last_not_blank(std::span<const TextLine> lines, std::size_t first, std::size_t last) {
  while (last > first && blank(lines[last].text))
    --last;
  return last;
}

}  // namespace

Extent block_around(std::span<const TextLine> lines, std::size_t at, Block shape) {
  const Walker walk(lines, at);
  const std::size_t own = indent(lines[at].text);
  Extent block{at, at};
  switch (shape) {
    case Block::line:
      break;
    case Block::indented:
      block.last = walk.down(most_after, [&](auto text, auto) { return !blank(text) && indent(text) > own; });
      break;
    case Block::paragraph:
      block.last = walk.down(most_after, [](auto text, auto) { return !blank(text); });
      break;
    case Block::section:
      block.last = walk.down(most_after, [&](auto text, auto) {
        return !ruler(text) && (item(lines[at].text).empty() || item(text) != item(lines[at].text));
      });
      break;
    case Block::compiler:
      block = compiler_block(walk);
      break;
    case Block::traceback:
      block.first = walk.up(most_before, [](auto text, auto below) {
        return !blank(text) && !starts_with_any(below, {"Traceback"}) &&
               (indent(text) > 0 || starts_with_any(text, {"Traceback"}));
      });
      break;
    case Block::stack:
      block.last = walk.down(most_after, [](auto text, auto) { return !blank(text) && is_frame(text); });
      break;
    case Block::table:
      block.first = walk.up(40, [&](auto text, auto below) { return !blank(text) && indent(below) > 0; });
      block.last =
          walk.down(most_after, [&](auto text, auto) { return !blank(text) && indent(text) >= own; });
      break;
  }
  block.last = last_not_blank(lines, at, block.last);
  return block;
}

}  // namespace cicd::analysis
