#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cicd {

// SHA-256 of `bytes` as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

// HMAC-SHA256 (RFC 2104) of `bytes` under `key` as 64 lower-case hex digits.
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

// FNV-1a, 64 bits: for checksums and tables, never where an adversary chooses the input.
std::uint64_t fnv1a(std::string_view bytes);

// `bytes` random bytes from the kernel as hex; falls back to the clock and pid when the kernel has none.
std::string random_hex(std::size_t bytes);

}  // namespace cicd
