#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace cicd {

// Which quadruples of bytes may be worth a look: a bitmap over their hashes, which AnchorWriter fills. It may
// say yes to one that was never added (about one in sixty with four thousand in it), never no to one that
// was.
class QuadrupleSet {
 public:
  static constexpr std::size_t size = 4;           // bytes
  static constexpr std::size_t block = 128;        // bytes whose even positions one word answers for
  static constexpr std::size_t block_reads = 144;  // bytes that `in_block` may read
  static constexpr unsigned hash_bits = 18;        // 32 KiB stay in the first-level cache
  static constexpr std::size_t words = (std::size_t{1} << hash_bits) / 32;
  static constexpr std::uint32_t multiplier = 0x9E3779B1U;  // 2^32 / golden ratio, odd

  // The bit of a quadruple, read as a number in the processor's order of bytes.
  static constexpr std::uint32_t hash_of(std::uint32_t quadruple) {
    return quadruple * multiplier >> (32 - hash_bits);
  }

  // The bitmap, of `words` words, must outlive this. `fold` is or-ed into every quadruple that is looked up.
  explicit QuadrupleSet(std::span<const std::uint32_t> bitmap, std::uint32_t fold = 0);

  [[nodiscard]] bool has(const char* bytes) const;
  // Bit k tells whether the quadruple at bytes[2 * k] may be known. Reads `block_reads` bytes.
  [[nodiscard]] std::uint64_t in_block(const char* bytes) const { return in_block_(words_, bytes, fold_); }

 private:
  const std::uint32_t* words_;
  std::uint32_t fold_;
  // The fastest on this processor.
  std::uint64_t (*in_block_)(const std::uint32_t* words, const char* bytes, std::uint32_t fold);
};

}  // namespace cicd
