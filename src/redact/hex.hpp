#pragma once

#include "redact/needle.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::redact {

// A part of a secret in hex, as some program writes it, by which its place is found.
struct HexAnchor {
  std::string text;
  std::size_t byte = 0;   // of the secret, which the text begins with
  std::size_t digit = 0;  // where that byte's digits stand in the text
};

// The anchors of `secret`, of 8 bytes or more: one of them stands whole in whatever hexdump(1), xxd(1),
// od(1), openssl(1) and printers of byte strings make of it, in lines of 12 bytes or more.
std::vector<HexAnchor> hex_anchors(std::string_view secret);

// Where all of `secret` stands in hex in `text`, in either case, when its byte number `byte` may stand at
// `at`: a place a line. In rows of a dump all that follows in the row goes with it: it says the same in
// letters.
std::vector<Place> match_hex(std::string_view secret, std::size_t byte, std::string_view text,
                             std::size_t at);

// The hex at the start of a text that lost its beginning: where it ends when it is an end of `secret` of 4
// bytes or more; 0 for none.
std::size_t cut_hex(std::string_view secret, std::string_view text);

}  // namespace cicd::redact
