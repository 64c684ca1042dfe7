#pragma once

#include "analysis/marks.hpp"

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cicd::analysis {

// A line of the log as it stood there, kept because something near it may matter.
struct RawLine {
  std::uint64_t number = 0;
  std::uint64_t offset = 0;
  std::string_view bytes;  // in Evidence::text
  bool red = false;        // a part of it was printed in red
};

// A rule that hit a line.
struct RawHit {
  std::uint64_t line = 0;
  std::uint32_t rule = 0;
  std::uint32_t nth = 0;  // which hit of this rule since the last step began, from 0
  std::uint64_t shape = 0;
  bool long_line = false;
  bool in_baseline = false;  // its shape stood in the log of a green run
};

struct MarkedLine {
  std::uint64_t line = 0;
  Mark mark = Mark::step_begin;
  std::string text;  // its beginning; for marks that may name a command
};

// What a scan has gathered: everything that ranking looks at.
struct Evidence {
  std::unique_ptr<std::pmr::monotonic_buffer_resource> text =
      std::make_unique<std::pmr::monotonic_buffer_resource>();  // what the lines say
  std::vector<RawLine> lines;                                   // by number
  std::vector<RawHit> hits;                                     // by line
  std::vector<MarkedLine> marks;
  std::unordered_map<std::uint64_t, std::uint32_t> shapes;  // how often each shape of a hit occurred
  std::uint64_t lines_total = 0;
};

// Copies `bytes` to `text`.
inline std::string_view copy_to(std::pmr::monotonic_buffer_resource& text, std::string_view bytes) {
  char* const copy = static_cast<char*>(text.allocate(bytes.size(), 1));
  return {copy, bytes.copy(copy, bytes.size())};
}

}  // namespace cicd::analysis
