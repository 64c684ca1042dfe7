#include "redact/escapes.hpp"

#include "redact/char_class.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

namespace cicd::redact {

namespace {

std::string with_each(std::string_view text, const auto& escape) {
  std::string out;
  for (const char c : text)
    escape(c, out);
  return out;
}

// The code point that begins at `at` of valid UTF-8, and how many bytes it has.
std::pair<std::uint32_t, std::size_t> code_point(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t code = size == 1 ? lead : lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i)
    code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  return {code, size};
}

}  // namespace

std::string url_escaped(std::string_view text, std::string_view kept, bool lower) {
  return with_each(text, [&](char c, std::string& out) {
    if (is_word(c) || kept.find(c) != std::string_view::npos) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += lower ? fmt::format("%{:02x}", byte) : fmt::format("%{:02X}", byte);
    }
  });
}

std::string json_escaped(std::string_view text, std::string_view extra) {
  return with_each(text, [&](char c, std::string& out) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || extra.find(c) != std::string_view::npos) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out.push_back(c);
    }
  });
}

std::string in_ascii(std::string_view text, bool upper) {
  std::string out;
  const auto append = [&](std::uint32_t unit) {
    out += upper ? fmt::format("\\u{:04X}", unit) : fmt::format("\\u{:04x}", unit);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = code_point(text, at);
    if (code < 0x80) {
      out.push_back(text[at]);
    } else if (code < 0x10000) {
      append(code);
    } else {
      append(0xD800 + ((code - 0x10000) >> 10));
      append(0xDC00 + ((code - 0x10000) & 0x3FF));
    }
    at += size;
  }
  return out;
}

std::string backslashed(std::string_view text) {
  return with_each(text, [&](char c, std::string& out) {
    if (static_cast<unsigned char>(c) < 0x80 && !is_word(c) &&
        std::string_view("#%+,-./:=@~").find(c) == std::string_view::npos) {
      out.push_back('\\');
    }
    out.push_back(c);
  });
}

std::string xml_escaped(std::string_view text, std::string_view quote, std::string_view apostrophe) {
  return with_each(text, [&](char c, std::string& out) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += quote;
    } else if (c == '\'') {
      out += apostrophe;
    } else {
      out.push_back(c);
    }
  });
}

std::string in_decimal(std::string_view text, std::string_view between) {
  return with_each(text, [&](char c, std::string& out) {
    if (!out.empty()) out += between;
    out += std::to_string(static_cast<unsigned char>(c));
  });
}

std::string in_hex(std::string_view text, bool upper) {
  const std::string_view digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  return with_each(text, [&](char c, std::string& out) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(digits[byte / 16]);
    out.push_back(digits[byte % 16]);
  });
}

}  // namespace cicd::redact
