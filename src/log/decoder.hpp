#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cicd::log {

// What the bytes of a log are. `other`: neither UTF-8 nor UTF-16 with a byte-order mark; GBK, for example.
enum class Encoding { utf8, utf16, other };

// Turns the bytes of a log into UTF-8 as they stream by: UTF-16 is decoded where the log begins with its
// byte-order mark, a UTF-8 mark is dropped, and everything else passes unchanged. Unpaired surrogates become
// U+FFFD.
class Decoder {
 public:
  // The text of the next bytes, split anywhere; valid until the next call, and no longer than `bytes` are.
  std::string_view feed(std::string_view bytes);
  // The text that was still held back at the end of the log.
  std::string_view finish();
  // Bytes are missing here; the next ones begin at `offset` of the log as it is stored.
  void skip_to(std::uint64_t offset);

  // By what has come so far.
  [[nodiscard]] Encoding encoding() const;

 private:
  enum class Form { unknown, as_is, little_endian, big_endian };

  std::string_view begin(std::string_view bytes);
  std::string_view decode(std::string_view bytes);
  void decode_unit(std::uint32_t unit);
  void inspect(std::string_view bytes);

  Form form_ = Form::unknown;
  std::string held_;             // bytes of a mark or a code unit that is not complete yet
  std::uint32_t surrogate_ = 0;  // the first half of a pair
  std::string text_;
  std::size_t well_formed_ = 0;  // characters beyond ASCII seen by `inspect`
  std::size_t ill_formed_ = 0;
};

}  // namespace cicd::log
