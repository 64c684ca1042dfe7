#pragma once

#include <string>
#include <string_view>

namespace cicd::redact {

// How writers of text write a value, each byte or character for itself.

// RFC 3986, section 2.1: all but letters, digits, `_` and `kept` as %XX, in `lower` case or not.
std::string url_escaped(std::string_view text, std::string_view kept, bool lower);

// RFC 8259, section 7. `extra`: further characters that some writers write as \u00XX.
std::string json_escaped(std::string_view text, std::string_view extra);

// `text`, valid UTF-8, with everything beyond ASCII as \uXXXX, in pairs of surrogates where it must (RFC
// 8259, section 7).
std::string in_ascii(std::string_view text, bool upper);

// As `printf %q` of a shell writes it: a backslash before whatever means something there.
std::string backslashed(std::string_view text);

// XML and HTML, where writers differ in `quote` and `apostrophe`.
std::string xml_escaped(std::string_view text, std::string_view quote, std::string_view apostrophe);

// The bytes as numbers, as Go and Java print them.
std::string in_decimal(std::string_view text, std::string_view between);

// Two digits a byte.
std::string in_hex(std::string_view text, bool upper);

}  // namespace cicd::redact
