#include "net/certificates.hpp"

#include "base/base64.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <system_error>

extern "C" {
// Defined by packaging/cmake/EmbedCa.cmake in a static build, else null.
extern const char cicd_ca_begin[] __attribute__((weak));
extern const char cicd_ca_end[] __attribute__((weak));
}

namespace cicd::net {

namespace {

namespace fs = std::filesystem;

// Debian, Ubuntu, Alpine · Red Hat · SUSE · OpenELEC · newer Red Hat · Alpine, OpenBSD.
// Source: crypto/x509/root_linux.go of Go.
constexpr std::array usual_files = {
    "etc/ssl/certs/ca-certificates.crt",
    "etc/pki/tls/certs/ca-bundle.crt",
    "etc/ssl/ca-bundle.pem",
    "etc/pki/tls/cacert.pem",
    "etc/ssl/cert.pem",
    "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
};
constexpr std::array usual_directories = {"etc/ssl/certs", "etc/pki/tls/certs"};

// Whether `directory` holds a file that `openssl rehash` makes: eight hex digits and ".0".
bool is_hashed(const fs::path& directory) {
  std::error_code failed;
  for (fs::directory_iterator entry(directory, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const auto name = entry->path().filename().native();
    if (name.size() == 10 && name.compare(8, 2, ".0") == 0 &&
        name.find_first_not_of("0123456789abcdef") == 8) {
      return true;
    }
  }
  return false;
}

bool is_filled(const fs::path& file) {
  std::error_code failed;
  return fs::is_regular_file(file, failed) && fs::file_size(file, failed) > 0 && !failed;
}

// The size of the DER value that `der` begins with (X.690, 8.1), if it is a sequence and whole; else 0.
std::size_t sequence_size(std::string_view der) {
  constexpr char sequence = 0x30;
  const auto byte = [der](std::size_t at) { return static_cast<unsigned char>(der[at]); };
  if (der.size() < 2 || der[0] != sequence) return 0;
  const std::size_t digits = byte(1) < 0x80 ? 0 : byte(1) - 0x80U;
  if (digits > 4 || der.size() < 2 + digits) return 0;
  std::size_t size = digits == 0 ? byte(1) : 0;
  for (std::size_t i = 0; i < digits; ++i)
    size = size << 8 | byte(2 + i);
  size += 2 + digits;
  return size <= der.size() ? size : 0;
}

}  // namespace

Trust choose_trust(const std::string& ca_cert, const Env& env, const fs::path& root) {
  if (!ca_cert.empty()) return {ca_cert, "", false, "--ca-cert"};
  for (const char* name : {"CURL_CA_BUNDLE", "SSL_CERT_FILE"}) {
    if (const auto file = env.get(name); !file.empty()) return {std::string(file), "", false, name};
  }
  if (const auto directory = env.get("SSL_CERT_DIR"); !directory.empty()) {
    return {"", std::string(directory), false, "SSL_CERT_DIR"};
  }
  for (const char* name : usual_directories) {
    if (is_hashed(root / name)) return {"", (root / name).native(), false, "system"};
  }
  for (const char* name : usual_files) {
    if (is_filled(root / name)) return {(root / name).native(), "", false, "system"};
  }
  if (!embedded_certificates().empty()) return {"", "", true, "built in"};
  return {};
}

std::string_view embedded_certificates() {
  const char* const begin = cicd_ca_begin;
  const char* const end = cicd_ca_end;
  if (begin == nullptr || end == nullptr) return {};
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string pem_of(std::string_view der) {
  constexpr std::size_t letters = 64;  // a line
  std::string pem;
  for (std::size_t size = sequence_size(der); size > 0; size = sequence_size(der)) {
    const auto text = base64_encode(der.substr(0, size));
    pem += "-----BEGIN CERTIFICATE-----\n";
    for (std::size_t at = 0; at < text.size(); at += letters)
      pem.append(text, at, letters).push_back('\n');
    pem += "-----END CERTIFICATE-----\n";
    der.remove_prefix(size);
  }
  return pem;
}

}  // namespace cicd::net
