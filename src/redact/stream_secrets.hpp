#pragma once

#include "redact/private_key.hpp"
#include "redact/redactor.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace cicd::redact {

// Looks for two marks in a stream and then reads the line behind them, or the lines of a key.
struct StreamSecrets::State {
  void feed(std::string_view bytes);
  // Bytes are missing here; the next one is at `offset`.
  void skip_to(std::uint64_t offset);
  // Takes a last line that has no end.
  void finish();
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

  std::set<std::string> values;  // as named by `::add-mask::`, with percent signs as they are and decoded
  bool incomplete = false;       // `values` lacks some, or the end of one
  KeyTracker keys;

 private:
  std::size_t collect(std::string_view bytes, std::size_t from);
  std::size_t search(std::string_view bytes, std::size_t from);
  void end_line();

  std::uint64_t offset_ = 0;  // of the next block's first byte
  std::string edge_;          // the last bytes of the block before, which may begin a mark
  bool collecting_ = false;
  std::string line_;  // from the mark on
  std::uint64_t line_start_ = 0;
};

}  // namespace cicd::redact
