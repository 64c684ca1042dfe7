#pragma once

#include "redact/char_class.hpp"
#include "redact/needle.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace cicd::redact {

// How a credential follows the word that announces it.
enum class Manner {
  authorization,  // a header whose value is a scheme and the credential: RFC 9110, section 11.6.2
  bearer,         // the scheme alone: RFC 6750
  cookie,         // a header whose whole value is secret: RFC 6265
  header,         // a header whose value is the credential
  flag,           // a command-line flag whose value is the credential
  user_flag,      // a command-line flag whose value is user:password
  cookie_flag,    // a command-line flag whose value is NAME=VALUE, or a file
  cookie_option,  // a command with `-b NAME=VALUE` behind it
  oracle_login,   // a command with USER/PASSWORD@DATABASE behind it
  oracle_url,     // `jdbc:oracle:DRIVER:USER/PASSWORD@…`
  login,          // a command with `-p PASSWORD` or `-pPASSWORD` behind it
  login_by_a,     // a command with `-a PASSWORD` behind it
  joined,         // a command with `-pPASSWORD` behind it, whose `-p` alone asks for the password
  joined_user,    // a command with `-uUSER:PASSWORD` behind it
  netrc,          // `machine HOST login USER password PASSWORD`: a line of .netrc
  assignment,     // the name of a variable or key; the value must look random
};

// A word behind which a credential may stand: a row of the table in credential_table.cpp.
struct CredentialWord {
  std::string_view word;  // four bytes or more; flags as they are, else lower case and compared without case
  Manner manner;
  std::string_view kind;      // of the mask
  std::string_view sample;    // a line with one
  std::string_view harmless;  // a line with the word and none
};

std::span<const CredentialWord> credential_words();

// The credential behind `word`, which may stand at `position` of `text`; nothing when it does not, ignoring
// case, when there is none, or only a placeholder. Does not look beyond the line; amortised linear. `runs`
// begin with the classes of LineReader.
std::optional<Place> find_credential(const CredentialWord& word, std::string_view text, std::size_t position,
                                     Runs& runs);

}  // namespace cicd::redact
