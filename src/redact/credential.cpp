#include "redact/credential.hpp"

#include "base/text.hpp"
#include "redact/line_reader.hpp"
#include "redact/placeholder.hpp"
#include "redact/randomness.hpp"

#include <algorithm>
#include <array>

namespace cicd::redact {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_one_of(std::string_view word, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](auto w) { return equals_ignoring_case(w, word); });
}

// Whether `name` may be that of a user of a database.
bool is_user(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return is_word(c) || c == '$' || c == '#'; });
}

// Words that follow "--password" and the like in a sentence.
bool is_prose(std::string_view word) {
  constexpr std::array<std::string_view, 44> words{
      "option",         "options", "flag",    "flags", "argument", "arguments", "parameter", "value",
      "instead",        "from",    "with",    "must",  "cannot",   "will",      "should",    "have",
      "that",           "this",    "when",    "been",  "needs",    "required",  "missing",   "invalid",
      "authentication", "header",  "headers", "token", "tokens",   "password",  "secret",    "string",
      "text",           "none",    "null",    "true",  "false",    "auth",      "basic",     "bearer",
      "using",          "your",    "here",    "into"};
  while (!word.empty() && std::string_view(".:!?").find(word.back()) != npos)
    word.remove_suffix(1);
  return is_one_of(word, words);
}

// `value`, which begins here, if it is `shortest` bytes or more and neither a placeholder nor a word of a
// sentence.
std::optional<Place> plain_value(const LineReader& reader, std::string_view value, std::size_t shortest) {
  while (value.ends_with('.'))
    value.remove_suffix(1);
  if (value.size() < shortest || is_placeholder(value) || is_prose(value)) return std::nullopt;
  if (reader.rest().substr(value.size(), 1) == "(") return std::nullopt;  // a call
  return reader.place(value.size());
}

// Up to the quote that ends the value, or the end of the line.
std::optional<Place> rest_of_value(const LineReader& reader, std::string_view ends) {
  const auto value = trim(reader.rest().substr(0, reader.rest().find_first_of(ends)));
  if (value.size() < 4 || is_placeholder(value)) return std::nullopt;
  return reader.place(value.size());
}

std::optional<Place> authorization(LineReader reader) {
  constexpr std::array<std::string_view, 6> one_word{"basic",     "bearer", "token",
                                                     "negotiate", "ntlm",   "apikey"};
  constexpr std::array<std::string_view, 4> many_words{"digest", "aws4-hmac-sha256", "hawk", "oauth"};
  if (!reader.skip_separator()) return std::nullopt;
  const auto scheme = reader.word();
  if (is_one_of(scheme, many_words)) {
    reader.go(scheme.size());
    reader.skip(" ", 4);
    return rest_of_value(reader, "\n");
  }
  if (!is_one_of(scheme, one_word)) return plain_value(reader, reader.word(), 8);
  reader.go(scheme.size());
  if (reader.skip(" =\t", 4) == 0) return std::nullopt;
  return plain_value(reader, reader.quoted_word(), 4);
}

std::optional<Place> bearer(LineReader reader) {
  reader.skip(" ", 2);
  const auto value = reader.word();
  if (value.size() < 16 || value.find_first_of("0123456789") == npos || is_placeholder(value))
    return std::nullopt;
  return reader.place(value.size());
}

std::optional<Place> cookie(LineReader reader) {
  if (!reader.skip_separator()) return std::nullopt;
  const auto name =
      reader.rest().substr(0, 128).substr(0, reader.rest().substr(0, 128).find_first_of("= \"'"));
  if (name.empty() || reader.rest().substr(name.size(), 1) != "=") return std::nullopt;
  return rest_of_value(reader, "\"'`\n");
}

// The cookies that begin here; the name of a file with cookies is none.
std::optional<Place> cookies(const LineReader& reader) {
  const auto value = reader.quoted_word();
  const auto equals = value.find('=');
  if (equals == npos || equals == 0 || equals + 4 > value.size()) return std::nullopt;
  if (is_placeholder(value.substr(equals + 1))) return std::nullopt;
  return reader.place(value.size());
}

std::optional<Place> cookie_flag(LineReader reader) {
  return reader.skip_to_flag_value() ? cookies(reader) : std::nullopt;
}

std::optional<Place> cookie_option(LineReader reader) {
  if (!reader.skip_to(" -b")) return std::nullopt;
  reader.skip(" ", 1);
  reader.skip(quotes, 2);
  return cookies(reader);
}

// The password of the `user/password@database` or `user/password @script` that begins here.
std::optional<Place> oracle_password(LineReader reader) {
  const auto word = reader.word();
  const auto slash = word.find('/');
  if (slash == npos || slash == 0 || !is_user(word.substr(0, slash))) return std::nullopt;
  reader.go(slash + 1);
  const bool is_quoted = reader.skip(quotes, 2) > 0;
  auto password = is_quoted ? reader.quoted_word() : reader.word();
  const auto behind = reader.rest().substr(password.size());
  if (!is_quoted) password = password.substr(0, password.find('@'));
  const bool has_place = reader.rest().substr(password.size(), 1) == "@" || behind.starts_with(" @") ||
                         behind.substr(0, 4).find('@') < behind.find(' ');
  if (!has_place || password.empty() || password.find('/') != npos || is_placeholder(password))
    return std::nullopt;
  return reader.place(password.size());
}

// The first such among the words that follow.
std::optional<Place> oracle_login(LineReader reader) {
  constexpr int most_words = 12;
  for (int word = 0; word < most_words && reader.skip(" \t", 8) + reader.skip(quotes, 2) > 0; ++word) {
    if (const auto place = oracle_password(reader)) return place;
    reader.go(std::max<std::size_t>(reader.word().size(), 1));
  }
  return std::nullopt;
}

// Behind the driver's name: `jdbc:oracle:thin:user/password@…`.
std::optional<Place> oracle_url(LineReader reader) {
  return reader.skip_to(":") && reader.skip_to(":") ? oracle_password(reader) : std::nullopt;
}

std::optional<Place> header(LineReader reader) {
  return reader.skip_separator() ? plain_value(reader, reader.word(), 8) : std::nullopt;
}

std::optional<Place> flag(LineReader reader) {
  if (!reader.skip_to_flag_value()) return std::nullopt;
  if (reader.rest().starts_with("id=")) return std::nullopt;  // docker build --secret id=…
  return plain_value(reader, reader.quoted_word(), 4);
}

// The password of the `user:password` that begins here.
std::optional<Place> user_password(LineReader reader) {
  constexpr std::array<std::string_view, 11> groups{"root",    "node",   "www-data", "staff",
                                                    "wheel",   "nobody", "users",    "daemon",
                                                    "nogroup", "docker", "nginx"};
  reader.skip(quotes, 2);
  const auto value = reader.word();
  const auto colon = value.find(':');
  if (colon == npos || colon == 0 || colon + 1 == value.size()) return std::nullopt;
  const auto user = value.substr(0, colon);
  const auto password = value.substr(colon + 1);
  if (user.starts_with('+')) return std::nullopt;  // a format, as for date(1)
  if (is_placeholder(password) || password.starts_with('/') || password.starts_with('.')) return std::nullopt;
  if (password.find_first_not_of("0123456789") == npos || is_placeholder(user)) return std::nullopt;
  if (is_one_of(password, groups)) return std::nullopt;
  reader.go(colon + 1);
  return reader.place(password.size());
}

std::optional<Place> user_flag(LineReader reader) {
  return reader.skip_to_flag_value() ? user_password(reader) : std::nullopt;
}

std::optional<Place> joined_user(LineReader reader) {
  return reader.skip_to(" -u") && reader.peek() != ' ' ? user_password(reader) : std::nullopt;
}

std::optional<Place> netrc(LineReader reader) {
  if (!reader.skip_to(" login ") || !reader.skip_to(" password ")) return std::nullopt;
  return plain_value(reader, reader.word(), 4);
}

// The value of `option`, joined to it or, where `may_stand_apart`, the next word.
std::optional<Place> password_option(LineReader reader, std::string_view option, bool may_stand_apart) {
  constexpr std::string_view port_letters = "0123456789:.";
  if (!reader.skip_to(option)) return std::nullopt;
  if (reader.skip(" ", 1) > 0 && !may_stand_apart) return std::nullopt;
  reader.skip(quotes, 2);
  const auto value = reader.quoted_word();
  if (reader.peek() == '-' || value.find_first_not_of(port_letters) == npos) return std::nullopt;
  return plain_value(reader, value, 4);
}

// Whether the rest of a key, such as "Name" in "secretName", makes it one that holds no secret.
bool names_something_else(std::string_view rest_of_key) {
  constexpr std::array<std::string_view, 29> words{
      "name",     "file",  "path",    "type", "url",    "uri",    "count", "length", "expir",    "version",
      "head",     "field", "param",   "ttl",  "size",   "format", "_ref",  "class",  "provider", "server",
      "endpoint", "regex", "pattern", "_id",  "public", "limit",  "usage", "used",   "index"};
  return std::any_of(words.begin(), words.end(),
                     [&](auto word) { return contains_ignoring_case(rest_of_key, word); });
}

std::optional<Place> assignment(LineReader reader) {
  constexpr std::size_t longest_rest = 40;
  const auto key_length =
      reader.rest()
          .substr(0, longest_rest)
          .find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");
  if (key_length == npos || names_something_else(reader.rest().substr(0, key_length))) return std::nullopt;
  reader.go(key_length);
  if (!reader.skip_separator()) return std::nullopt;
  const auto value = plain_value(reader, reader.word(), 8);
  return value && looks_random(reader.word()) ? value : std::nullopt;
}

// Whether `word` stands there as it must: a flag as it is and not at the end of another word, all else in any
// case. The `PublicKeyToken` of a .NET assembly is no secret.
bool stands_at(const CredentialWord& word, std::string_view text, std::size_t position) {
  constexpr std::string_view public_key = "publickey";
  const auto found = text.substr(position, word.word.size());
  const bool is_flag =
      word.manner == Manner::flag || word.manner == Manner::user_flag || word.manner == Manner::cookie_flag;
  if (is_flag) {
    const char before = position > 0 ? text[position - 1] : ' ';
    return found == word.word && !(word.word.starts_with('-') && (is_word(before) || before == '-'));
  }
  if (!equals_ignoring_case(found, word.word)) return false;
  if (word.manner == Manner::cookie) return !text.substr(0, position).ends_with("--");  // curl's flag
  if (word.manner == Manner::oracle_login) return position == 0 || !is_word(text[position - 1]);
  const auto start = position - std::min(position, public_key.size());
  return !equals_ignoring_case(text.substr(start, position - start), public_key);
}

std::optional<Place> find_by(Manner manner, const LineReader& reader) {
  switch (manner) {
    case Manner::authorization:
      return authorization(reader);
    case Manner::bearer:
      return bearer(reader);
    case Manner::cookie:
      return cookie(reader);
    case Manner::header:
      return header(reader);
    case Manner::flag:
      return flag(reader);
    case Manner::user_flag:
      return user_flag(reader);
    case Manner::login:
      return password_option(reader, " -p", true);
    case Manner::login_by_a:
      return password_option(reader, " -a ", true);
    case Manner::joined:
      return password_option(reader, " -p", false);
    case Manner::joined_user:
      return joined_user(reader);
    case Manner::cookie_flag:
      return cookie_flag(reader);
    case Manner::cookie_option:
      return cookie_option(reader);
    case Manner::oracle_login:
      return oracle_login(reader);
    case Manner::oracle_url:
      return oracle_url(reader);
    case Manner::netrc:
      return netrc(reader);
    case Manner::assignment:
      return assignment(reader);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Place> find_credential(const CredentialWord& word, std::string_view text, std::size_t position,
                                     Runs& runs) {
  if (!stands_at(word, text, position)) return std::nullopt;
  const bool has_separator = std::string_view(" =:").find(word.word.back()) != npos;
  return find_by(word.manner, LineReader(text, position + word.word.size() - (has_separator ? 1 : 0), runs));
}

}  // namespace cicd::redact
