#pragma once

#include "redact/known_values.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::redact {

// One way in which a known value may be written in a log.
struct Needle {
  std::string text;
  std::string_view form;    // "as it is", "base64" …, for a person
  std::uint32_t value = 0;  // index of the known value
  bool whole_word = false;  // too short to be masked inside of a word
  bool may_fold = false;    // also looked for where a tool broke it into lines
};

// What the form of a needle in hex is called.
inline constexpr std::string_view hex_form = "hex";

// Every form of `value`: as it is, base64 at its three shifts and in both alphabets, URL-, JSON-, XML- and
// shell-escaped, quoted; if it is short in hex (longer ones: hex.hpp), up to 1024 bytes as numbers, and if it
// is long parts of its base64, for rows of it. Each form once. Of base64 only what the value alone determines
// is looked for.
std::vector<Needle> needles_of(const KnownValue& value, std::uint32_t index);

// A part of a text.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Where `needle` stands, if it does at `position` of `text`: of base64 the neighbouring letters that carry
// bits of the value are included.
std::optional<Place> match(const Needle& needle, std::string_view text, std::size_t position);

// `place` of base64 with the neighbouring letters that carry bits of the value too.
Place with_neighbours(const Needle& needle, std::string_view text, Place place);

// The length of the longest end of `needle`, of 4 bytes or more and not the whole, that `text` begins with;
// 0 for none. For a text that was cut off in front. Linear in the needle's length.
std::size_t cut_match(const Needle& needle, std::string_view text);

}  // namespace cicd::redact
