#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace cicd {

// Which quadruples of bytes may be worth a look: a bitmap over their hashes, which AnchorWriter fills. It may
// say yes to one that was never added (about one in twenty with three thousand in it), never no to one that
// was.
class QuadrupleSet {
 public:
  static constexpr std::size_t size = 4;           // bytes
  static constexpr std::size_t block = 128;        // bytes whose even positions one word answers for
  static constexpr std::size_t block_reads = 144;  // bytes that `in_blocks` may read from the last block on
  static constexpr unsigned hash_bits = 16;        // 8 KiB leave room in the first-level cache
  static constexpr std::size_t words = (std::size_t{1} << hash_bits) / 32;
  // Odd. Of 3000 pairs that were tried on recorded logs, few confused quadruples less.
  static constexpr std::uint16_t multipliers[] = {0x87AB, 0x9A53};

  // The bit of a quadruple, read as a number in the processor's order of bytes.
  static constexpr std::uint32_t hash_of(std::uint32_t quadruple) {
    return ((quadruple & 0xFFFF) * multipliers[0] + (quadruple >> 16) * multipliers[1]) & 0xFFFF;
  }

  // The bitmap, of `words` words, must outlive this. `fold` is or-ed into every quadruple that is looked up.
  explicit QuadrupleSet(std::span<const std::uint32_t> bitmap, std::uint32_t fold = 0);

  [[nodiscard]] bool has(const char* bytes) const;
  // Looks at as many blocks as `known` has words: bit k of word n tells whether the quadruple at
  // bytes[n * block + 2 * k] may be known.
  void in_blocks(const char* bytes, std::span<std::uint64_t> known) const {
    in_blocks_(words_, bytes, fold_, known);
  }

 private:
  const std::uint32_t* words_;
  std::uint32_t fold_;
  // The fastest on this processor.
  void (*in_blocks_)(const std::uint32_t* words, const char* bytes, std::uint32_t fold,
                     std::span<std::uint64_t> known);
};

}  // namespace cicd
