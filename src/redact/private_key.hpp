#pragma once

#include "redact/needle.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cicd::redact {

// How many bytes of `line`, whose first one lies within a key, belong to it: up to the end mark, else all; 0
// when the line begins a key of its own.
std::size_t key_part(std::string_view line);

// Follows the lines of a log or text and finds where PEM private keys (RFC 7468, RFC 4880) stand in it, whole
// or without their end, also when each line has something in front of it.
class KeyTracker {
 public:
  // [begin, end) of a key, from its first `-` to the end of its last line.
  struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };

  // The next line, without its end, and the offset of its first byte.
  void line(std::string_view text, std::uint64_t offset);
  // Says that a key whose lines are still awaited has none any more.
  void leave() { in_key_ = false; }
  // Whether the next line may belong to a key.
  [[nodiscard]] bool in_key() const { return in_key_; }
  // What was found, in order; the last one may still grow. At most 1000 are kept: the last of so many ends
  // with the last key.
  [[nodiscard]] const std::vector<Range>& ranges() const { return ranges_; }

 private:
  bool begin(std::string_view text, std::uint64_t offset);

  std::vector<Range> ranges_;
  bool in_key_ = false;
  int doubtful_ = 0;  // lines since the last one that was surely part of the key
};

// Where private keys stand in `text`, a place a line; also what comes before the end of a key whose beginning
// is not there. Lines that are masked already are none of them, and end a key where they end. Among `marks`,
// in order, are all places where "-----BEGIN" or "-----END" stands.
std::vector<Place> keys_in(std::string_view text, const std::vector<std::size_t>& marks);

}  // namespace cicd::redact
