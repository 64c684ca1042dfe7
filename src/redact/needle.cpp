#include "redact/needle.hpp"

#include "base/base64.hpp"
#include "base/text.hpp"
#include "log/normalise.hpp"
#include "redact/char_class.hpp"
#include "redact/escapes.hpp"

#include <algorithm>
#include <utility>

namespace cicd::redact {

namespace {

constexpr std::string_view plain_form = "as it is";
constexpr std::string_view base64_form = "base64";
constexpr std::string_view base64_part_form = "base64 in lines";
constexpr std::size_t shortest_folded = 8;
constexpr std::size_t longest_row = 80;  // of base64 that was broken into lines: 64 or 76 in practice

bool is_base64(char c) {
  return (is_word(c) && c != '_') || c == '+' || c == '/' || c == '-' || c == '_';
}

// The letters of base64 that `text` alone determines when it stands `shift` bytes into a group of three.
std::string base64_core(std::string_view text, std::size_t shift) {
  const auto encoded = base64_encode(std::string(shift, '\0') + std::string(text));
  const std::size_t from = (8 * shift + 5) / 6;
  const std::size_t to = 8 * (shift + text.size()) / 6;
  return encoded.substr(from, to - from);
}

// Collects forms, each once.
class Forms {
 public:
  Forms(std::uint32_t value, bool whole_word) : value_(value), whole_word_(whole_word) {}

  void add(std::string text, std::string_view form) {
    if (text.size() < 4) return;
    const bool known =
        std::any_of(needles_.begin(), needles_.end(), [&](const Needle& n) { return n.text == text; });
    if (known) return;
    const bool may_fold = text.size() >= shortest_folded && (form == plain_form || form == base64_form);
    needles_.push_back({std::move(text), form, value_, whole_word_, may_fold});
  }

  void add_base64(const std::string& text) {
    constexpr std::size_t telling = 6;     // shorter ones stand in any base64 by chance
    constexpr std::size_t breakable = 44;  // with a user's name in front it no longer fits into one row
    for (std::size_t shift = 0; shift < 3; ++shift) {
      const auto core = base64_core(text, shift);
      if (core.size() < telling) continue;
      const bool was = std::exchange(whole_word_, false);
      add(core, base64_form);
      add(replace_all(replace_all(core, "+", "-"), "/", "_"), base64_form);
      if (text.size() >= breakable) add_parts(core);
      whole_word_ = was;
    }
    if (text.size() == 4) add(base64_encode(text), base64_form);
  }

  // Parts of which every row but the shortest holds one whole: of a long secret only rows of 64 and more.
  void add_parts(std::string_view core) {
    constexpr std::size_t long_core = 400;
    const std::size_t size = core.size() > long_core ? 24 : 12;
    const std::size_t step = core.size() > long_core ? 36 : 4;
    for (std::size_t at = 0; at + size <= core.size(); at += step)
      needles_.push_back({std::string(core.substr(at, size)), base64_part_form, value_, whole_word_, false});
  }

  std::vector<Needle> take() && { return std::move(needles_); }

 private:
  std::uint32_t value_;
  bool whole_word_;
  std::vector<Needle> needles_;
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void add_json(const std::string& text, Forms& forms) {
  constexpr std::string_view form = "JSON-escaped";
  const auto escaped = json_escaped(text, "");
  for (const std::string_view extra : {"", "<>&", "<>&'+", "'"})
    forms.add(json_escaped(text, extra), form);
  forms.add(replace_all(escaped, "/", "\\/"), form);
  forms.add(json_escaped(escaped, ""), form);
  if (is_ascii(text)) return;
  for (const std::string_view extra : {"", "<>&", "<>&'+", "'"}) {
    for (const bool upper : {false, true})
      forms.add(in_ascii(repair_utf8(json_escaped(text, extra)), upper), form);
  }
  forms.add(json_escaped(in_ascii(repair_utf8(escaped), false), ""), form);
}

void add_quoted(const std::string& text, Forms& forms) {
  constexpr std::string_view form = "shell-quoted";
  forms.add(replace_all(text, "'", "'\\''"), form);
  forms.add(replace_all(text, "'", "'\"'\"'"), form);
  forms.add(backslashed(text), form);
  const auto doubled = replace_all(text, "\\", "\\\\");
  forms.add(doubled, "quoted");
  forms.add(replace_all(doubled, "'", "\\'"), "quoted");
}

// Whether `before` ends in an escape such as `\n` or `%0A`, whose letters are no part of the word behind it.
bool ends_in_escape(std::string_view before) {
  constexpr std::string_view hex = "0123456789abcdefABCDEF", letters = "nrt";
  const auto end = before.substr(before.size() - std::min<std::size_t>(before.size(), 3));
  if (end.size() == 3 && end[0] == '%' && end.find_first_not_of(hex, 1) == std::string_view::npos)
    return true;
  return end.size() >= 2 && end[end.size() - 2] == '\\' && letters.find(end.back()) != std::string_view::npos;
}

// The row of base64 that `place` stands in, as far as one may reach.
Place row_around(Place place, std::string_view text) {
  const auto first = place.begin - std::min(place.begin, longest_row);
  const auto last = std::min(text.size(), place.end + longest_row);
  while (place.begin > first && is_base64(text[place.begin - 1]))
    --place.begin;
  while (place.end < last && (is_base64(text[place.end]) || text[place.end] == '='))
    ++place.end;
  return place;
}

}  // namespace

std::vector<Needle> needles_of(const KnownValue& value, std::uint32_t index) {
  constexpr std::size_t long_enough = 8;
  constexpr std::size_t longest_in_numbers = 1024;
  const auto& text = value.text;
  Forms forms(index, text.size() < long_enough);
  forms.add(repair_utf8(log::plain_text(text)), plain_form);
  forms.add(repair_utf8(log::normalise(text, text.size())), plain_form);
  forms.add(repair_utf8(text), plain_form);
  forms.add_base64(text);
  for (const std::string_view kept : {"-.~", "-.~/", "-.~!*'()", "-.~!*'();/?:@&=+$,#"}) {
    forms.add(url_escaped(text, kept, false), "URL-escaped");
    forms.add(url_escaped(text, kept, true), "URL-escaped");
  }
  forms.add(replace_all(url_escaped(text, "-.*", false), "%20", "+"), "URL-escaped");
  forms.add(replace_all(url_escaped(text, "-.~", false), "%", "%25"), "URL-escaped twice");
  add_json(text, forms);
  forms.add(xml_escaped(text, "\"", "'"), "XML-escaped");
  forms.add(xml_escaped(text, "&quot;", "&apos;"), "XML-escaped");
  forms.add(xml_escaped(text, "&quot;", "&#39;"), "XML-escaped");
  forms.add(xml_escaped(text, "&#34;", "&#39;"), "XML-escaped");
  forms.add(xml_escaped(text, "&quot;", "&#x27;"), "XML-escaped");
  add_quoted(text, forms);
  for (const std::string_view between : {" ", ", "}) {
    if (text.size() <= longest_in_numbers) forms.add(in_decimal(text, between), "as numbers");
  }
  if (text.size() < long_enough) {
    forms.add(in_hex(text, false), hex_form);
    forms.add(in_hex(text, true), hex_form);
  }
  return std::move(forms).take();
}

Place with_neighbours(const Needle& needle, std::string_view text, Place place) {
  constexpr std::size_t longest_padding = 3;
  if (needle.form != base64_form || needle.whole_word) return place;
  if (place.begin > 0 && is_base64(text[place.begin - 1])) --place.begin;
  if (place.end < text.size() && is_base64(text[place.end])) ++place.end;
  const auto end = std::min(text.size(), place.end + longest_padding);
  while (place.end < end && text[place.end] == '=')
    ++place.end;
  return place;
}

std::optional<Place> match(const Needle& needle, std::string_view text, std::size_t position) {
  if (text.substr(position, needle.text.size()) != needle.text) return std::nullopt;
  const Place place{position, position + needle.text.size()};
  if (needle.form == base64_form && !needle.whole_word) return with_neighbours(needle, text, place);
  if (needle.form == base64_part_form) return row_around(place, text);
  if (!needle.whole_word) return place;
  const bool joined_before = place.begin > 0 && is_word(text[place.begin - 1]) &&
                             is_word(needle.text.front()) && !ends_in_escape(text.substr(0, place.begin));
  const bool joined_after =
      place.end < text.size() && is_word(text[place.end]) && is_word(needle.text.back());
  if (joined_before || joined_after) return std::nullopt;
  return place;
}

std::size_t cut_match(const Needle& needle, std::string_view text) {
  constexpr std::size_t shortest = 4;
  const auto& whole = needle.text;
  if (whole.size() <= shortest) return 0;
  const auto head = text.substr(0, whole.size() - 1);
  if (head.empty()) return 0;
  // Knuth, Morris and Pratt: after the loop `matched` is the longest end of the needle that begins the text.
  std::vector<std::size_t> border(head.size() + 1, 0);
  for (std::size_t i = 1, k = 0; i < head.size(); ++i) {
    while (k > 0 && head[i] != head[k])
      k = border[k];
    if (head[i] == head[k]) ++k;
    border[i + 1] = k;
  }
  std::size_t matched = 0;
  for (const char c : whole) {
    if (matched == head.size()) matched = border[matched];
    while (matched > 0 && head[matched] != c)
      matched = border[matched];
    if (matched < head.size() && head[matched] == c) ++matched;
  }
  return matched >= shortest ? matched : 0;
}

}  // namespace cicd::redact
