#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "log/decoder.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace cicd::log {

// Where a log comes from.
struct Source {
  std::string path;         // a file, FIFO or device; "-" and "/dev/stdin" mean `standard_input`
  int standard_input = -1;  // a descriptor that stays the caller's; -1: there is none
};

// How reading went.
struct Reading {
  std::uint64_t bytes_total = 0;  // of the log as it is stored; of a FIFO or pipe, what came
  Encoding encoding = Encoding::utf8;
  bool partial = false;  // the deadline came before the end
};

// Takes the next piece of text, at most 128 KiB of the log, and its offset in the text. An offset beyond the
// end of the piece before means that bytes between them were left out.
using Sink = std::function<void(std::string_view text, std::uint64_t offset)>;

// Reads a log from its start to its end in bounded memory and hands it to `sink` as UTF-8 (log/decoder.hpp).
// A regular file is read up to the size it has now, or to its end when it shrinks meanwhile; a FIFO, pipe or
// device until its writers close it. When `deadline` passes first, the last `tail_bytes` of a regular file
// are still read and handed over, and the reading is partial. A writer that stays silent cannot hold it
// longer. Errors: not_found; denied; invalid_input for a directory or when there is no standard input; io.
Result<Reading> read(const Source& source, const Deadline& deadline, const Sink& sink,
                     std::size_t tail_bytes = std::size_t{1024} * 1024);

}  // namespace cicd::log
