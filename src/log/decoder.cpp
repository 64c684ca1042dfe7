#include "log/decoder.hpp"

#include "base/text.hpp"

#include <cstring>
#include <utility>

namespace cicd::log {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view little_endian_mark = "\xFF\xFE";
constexpr std::string_view big_endian_mark = "\xFE\xFF";

bool is_continuation(char c) {
  return (c & '\xC0') == '\x80';
}

// Where the first byte beyond ASCII stands in `bytes`, from `at` on; its size when there is none.
std::size_t find_beyond_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  while (at < bytes.size() && (bytes[at] & '\x80') == 0)
    ++at;
  return at;
}

}  // namespace

std::string_view Decoder::feed(std::string_view bytes) {
  if (form_ == Form::unknown) return begin(bytes);
  if (form_ != Form::as_is) return decode(bytes);
  inspect(bytes);
  return bytes;
}

std::string_view Decoder::begin(std::string_view bytes) {
  held_.append(bytes);
  const auto may_become = [&](std::string_view mark) {
    return held_.size() < mark.size() && mark.starts_with(held_);
  };
  if (may_become(utf8_mark) || may_become(little_endian_mark) || may_become(big_endian_mark)) return {};
  text_ = std::exchange(held_, {});
  if (text_.starts_with(little_endian_mark) || text_.starts_with(big_endian_mark)) {
    form_ = text_.starts_with(little_endian_mark) ? Form::little_endian : Form::big_endian;
    const auto encoded = text_.substr(2);
    return decode(encoded);
  }
  form_ = Form::as_is;
  if (text_.starts_with(utf8_mark)) text_.erase(0, utf8_mark.size());
  inspect(text_);
  return text_;
}

std::string_view Decoder::finish() {
  text_.clear();
  if (form_ == Form::unknown || form_ == Form::as_is) {
    text_ = held_ == utf8_mark ? "" : held_;
  } else if (surrogate_ != 0 || !held_.empty()) {
    append_utf8(text_, 0xFFFD);
  }
  held_.clear();
  surrogate_ = 0;
  return text_;
}

void Decoder::skip_to(std::uint64_t offset) {
  surrogate_ = 0;
  held_.clear();
  if (form_ == Form::unknown) form_ = Form::as_is;
  if (form_ != Form::as_is && offset % 2 == 1) held_ = "?";  // completes the half unit there
}

std::string_view Decoder::decode(std::string_view bytes) {
  text_.clear();
  for (const char c : bytes) {
    if (held_.empty()) {
      held_.push_back(c);
      continue;
    }
    const auto first = static_cast<unsigned char>(held_.front());
    const auto second = static_cast<unsigned char>(c);
    held_.clear();
    decode_unit(form_ == Form::little_endian ? first | second * 256U : first * 256U | second);
  }
  return text_;
}

void Decoder::decode_unit(std::uint32_t unit) {
  const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
  if (surrogate_ != 0) {
    append_utf8(text_, is_low ? 0x10000U + ((surrogate_ - 0xD800U) << 10U) + (unit - 0xDC00U) : 0xFFFDU);
    surrogate_ = 0;
    if (is_low) return;
  }
  if (unit >= 0xD800 && unit <= 0xDBFF) {
    surrogate_ = unit;
  } else {
    append_utf8(text_, is_low ? 0xFFFDU : unit);
  }
}

void Decoder::inspect(std::string_view bytes) {
  constexpr std::size_t enough = 4096;
  for (std::size_t at = 0; well_formed_ + ill_formed_ < enough;) {
    at = find_beyond_ascii(bytes, at);
    if (at == bytes.size()) return;
    const auto lead = static_cast<unsigned char>(bytes[at++]);
    const std::size_t count = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    std::size_t end = at;
    while (end < bytes.size() && is_continuation(bytes[end]) && end - at < count)
      ++end;
    if (end == bytes.size()) return;  // perhaps cut by the block
    (count > 0 && end - at == count ? well_formed_ : ill_formed_) += 1;
    at = end;
  }
}

Encoding Decoder::encoding() const {
  if (form_ == Form::little_endian || form_ == Form::big_endian) return Encoding::utf16;
  return ill_formed_ > well_formed_ ? Encoding::other : Encoding::utf8;
}

}  // namespace cicd::log
