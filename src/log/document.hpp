#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cicd::log {

// One line that was kept from a log, normalised (log/normalise.hpp) but not redacted.
struct Line {
  std::uint64_t number = 0;  // counts from 1; \n, \r\n and a lone \r each end a line
  std::uint64_t offset = 0;  // of its first byte in the log
  std::string text;
};

// What is left of a log after one pass in bounded memory: chosen lines in log order, and its measures.
struct Document {
  std::vector<Line> lines;
  std::uint64_t bytes_total = 0;
  std::uint64_t lines_total = 0;
  bool partial = false;  // the deadline came before the end of the log
};

}  // namespace cicd::log
