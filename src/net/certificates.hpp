#pragma once

#include "base/env.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace cicd::net {

// Which certificate authorities a connection trusts. Exactly one of `file`, `directory` and `embedded` is
// set; none when this machine has no certificates and the program carries none.
struct Trust {
  std::string file;       // PEM certificates
  std::string directory;  // hashed by `openssl rehash`; several are separated by ':'
  bool embedded = false;  // the copy inside the program
  std::string origin;     // where the choice comes from: "--ca-cert", "SSL_CERT_FILE", "system", "built in"
};

// The trust for a connection: `ca_cert` (may be empty), else CURL_CA_BUNDLE, SSL_CERT_FILE, SSL_CERT_DIR,
// else the usual places below `root`, else the embedded copy. What a person named is taken as it is, also
// when it does not exist: the connection then fails and names it. Of the usual places a hashed directory is
// preferred, because loading it costs 16 million instructions and a bundle 249 million.
Trust choose_trust(const std::string& ca_cert, const Env& env, const std::filesystem::path& root = "/");

// The certificates that were linked into this program, in DER form one behind the other; empty when there
// are none.
std::string_view embedded_certificates();

// `der`, certificates one behind the other, as PEM (RFC 7468). What is no certificate ends it.
std::string pem_of(std::string_view der);

}  // namespace cicd::net
