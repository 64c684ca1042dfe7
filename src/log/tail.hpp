#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cicd::log {

// The last `capacity` bytes of a stream, with the offset of the first of them. Memory grows only with what
// came.
class Tail {
 public:
  explicit Tail(std::size_t capacity) : capacity_(capacity) {}

  // The next bytes of the stream. `offset` is that of the first one; when bytes before it are missing, what
  // was kept goes.
  void feed(std::string_view bytes, std::uint64_t offset);
  void feed(std::string_view bytes) { feed(bytes, end_); }

  // What is kept, in order.
  [[nodiscard]] std::string bytes() const;
  // Where in the stream the first kept byte stands; 0 when nothing was lost.
  [[nodiscard]] std::uint64_t offset() const { return end_ - ring_.size(); }

 private:
  std::size_t capacity_;
  std::string ring_;  // full: the oldest byte is at `oldest_`
  std::size_t oldest_ = 0;
  std::uint64_t end_ = 0;  // offset of the next byte
};

}  // namespace cicd::log
