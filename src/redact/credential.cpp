#include "redact/credential.hpp"

#include "base/text.hpp"
#include "redact/char_class.hpp"
#include "redact/placeholder.hpp"
#include "redact/randomness.hpp"

#include <algorithm>
#include <array>

namespace cicd::redact {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view quotes = "\"'`\\";
constexpr std::size_t value_class = 0;
constexpr std::size_t line_class = 1;

bool is_one_of(std::string_view word, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](auto w) { return equals_ignoring_case(w, word); });
}

// A line of text from the word that announces a credential on, and a place in it.
class Reader {
 public:
  Reader(std::string_view text, std::size_t position, Runs& runs)
      : line_(text.substr(0, runs.end(line_class, position))), at_(position), runs_(&runs) {}

  [[nodiscard]] char peek() const { return at_ < line_.size() ? line_[at_] : '\0'; }
  [[nodiscard]] std::string_view rest() const { return line_.substr(at_); }
  void go(std::size_t bytes) { at_ = std::min(at_ + bytes, line_.size()); }

  std::size_t skip(std::string_view members, std::size_t most) {
    std::size_t count = 0;
    while (count < most && at_ < line_.size() && members.find(line_[at_]) != npos) {
      ++at_;
      ++count;
    }
    return count;
  }

  // What separates a name from its value: closing quotes, then `:`, `=`, `=>` or `:=`, then opening quotes;
  // or the end of an XML tag.
  bool skip_separator() {
    constexpr std::string_view wide_colon = "：";
    if (peek() == '>') {
      go(1);
      return peek() != '=';
    }
    if (rest().starts_with(wide_colon)) {
      go(wide_colon.size());
      return true;
    }
    skip("\"'\\]`", 3);
    skip(" \t", 8);
    const char sign = peek();
    if (sign != ':' && sign != '=') return false;
    go(1);
    if (peek() == (sign == ':' ? '=' : '>')) go(1);
    if (peek() == '=' || peek() == ':') return false;  // a comparison, or C++ scope
    skip(" \t", 8);
    skip("\"'\\[`", 3);
    return true;
  }

  // The bytes from here that may belong to one value: neither blanks, quotes, brackets nor separators.
  [[nodiscard]] std::string_view word() const {
    return line_.substr(at_, runs_->end(value_class, at_) - at_);
  }

  // The same, but what begins behind a quote goes on to the next one, if that is near.
  [[nodiscard]] std::string_view quoted_word() const {
    constexpr std::size_t longest = 256;
    const char before = at_ > 0 ? line_[at_ - 1] : '\0';
    if (before != '"' && before != '\'') return word();
    const auto end = rest().substr(0, longest).find(before);
    return end == npos ? word() : rest().substr(0, end);
  }

  // The place of `length` bytes from here, in the whole text.
  [[nodiscard]] Place place(std::size_t length) const { return {at_, at_ + length}; }

 private:
  std::string_view line_;
  std::size_t at_;
  Runs* runs_;
};

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
std::optional<Place> plain_value(const Reader& reader, std::string_view value, std::size_t shortest) {
  while (value.ends_with('.'))
    value.remove_suffix(1);
  if (value.size() < shortest || is_placeholder(value) || is_prose(value)) return std::nullopt;
  if (reader.rest().substr(value.size(), 1) == "(") return std::nullopt;  // a call
  return reader.place(value.size());
}

// Up to the quote that ends the value, or the end of the line.
std::optional<Place> rest_of_value(const Reader& reader, std::string_view ends) {
  const auto value = trim(reader.rest().substr(0, reader.rest().find_first_of(ends)));
  if (value.size() < 4 || is_placeholder(value)) return std::nullopt;
  return reader.place(value.size());
}

std::optional<Place> authorization(Reader reader) {
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

std::optional<Place> bearer(Reader reader) {
  reader.skip(" ", 2);
  const auto value = reader.word();
  if (value.size() < 16 || value.find_first_of("0123456789") == npos || is_placeholder(value))
    return std::nullopt;
  return reader.place(value.size());
}

std::optional<Place> cookie(Reader reader) {
  if (!reader.skip_separator()) return std::nullopt;
  const auto name =
      reader.rest().substr(0, 128).substr(0, reader.rest().substr(0, 128).find_first_of("= \"'"));
  if (name.empty() || reader.rest().substr(name.size(), 1) != "=") return std::nullopt;
  return rest_of_value(reader, "\"'`\n");
}

std::optional<Place> header(Reader reader) {
  return reader.skip_separator() ? plain_value(reader, reader.word(), 8) : std::nullopt;
}

// Moves behind what stands between a flag and its value; whether it is there.
bool skip_to_flag_value(Reader& reader) {
  const bool has_equals = reader.skip("=", 1) > 0;
  if (!has_equals && reader.skip(" \t\"',", 4) == 0) return false;
  reader.skip(quotes, 2);
  return has_equals || reader.peek() != '-';
}

std::optional<Place> flag(Reader reader) {
  if (!skip_to_flag_value(reader)) return std::nullopt;
  if (reader.rest().starts_with("id=")) return std::nullopt;  // docker build --secret id=…
  return plain_value(reader, reader.quoted_word(), 4);
}

// The password of the `user:password` that begins here.
std::optional<Place> user_password(Reader reader) {
  constexpr std::array<std::string_view, 12> groups{"root",    "node",   "www-data", "staff",
                                                    "wheel",   "nobody", "users",    "daemon",
                                                    "nogroup", "docker", "users",    "nginx"};
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

std::optional<Place> user_flag(Reader reader) {
  return skip_to_flag_value(reader) ? user_password(reader) : std::nullopt;
}

// Moves behind the first `option` that follows near; whether there is one.
bool skip_to(Reader& reader, std::string_view option) {
  const auto found = reader.rest().substr(0, 256).find(option);
  if (found != npos) reader.go(found + option.size());
  return found != npos;
}

std::optional<Place> joined_user(Reader reader) {
  return skip_to(reader, " -u") && reader.peek() != ' ' ? user_password(reader) : std::nullopt;
}

std::optional<Place> netrc(Reader reader) {
  if (!skip_to(reader, " login ") || !skip_to(reader, " password ")) return std::nullopt;
  return plain_value(reader, reader.word(), 4);
}

// The value of `-p`, joined to it or, where `may_stand_apart`, the next word.
std::optional<Place> password_option(Reader reader, bool may_stand_apart) {
  constexpr std::string_view port_letters = "0123456789:.";
  if (!skip_to(reader, " -p")) return std::nullopt;
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

std::optional<Place> assignment(Reader reader) {
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
  if (word.manner == Manner::flag || word.manner == Manner::user_flag) {
    const char before = position > 0 ? text[position - 1] : ' ';
    return found == word.word && !(word.word.starts_with('-') && (is_word(before) || before == '-'));
  }
  if (!equals_ignoring_case(found, word.word)) return false;
  const auto start = position - std::min(position, public_key.size());
  return !equals_ignoring_case(text.substr(start, position - start), public_key);
}

std::optional<Place> find_by(Manner manner, const Reader& reader) {
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
      return password_option(reader, true);
    case Manner::joined:
      return password_option(reader, false);
    case Manner::joined_user:
      return joined_user(reader);
    case Manner::netrc:
      return netrc(reader);
    case Manner::assignment:
      return assignment(reader);
  }
  return std::nullopt;
}

}  // namespace

std::vector<CharClass> credential_classes() {
  return {CharClass::all_but(" \t\n\r\"'`,;()[]{}<>|\\&"), CharClass::all_but("\n")};
}

std::optional<Place> find_credential(const CredentialWord& word, std::string_view text, std::size_t position,
                                     Runs& runs) {
  if (!stands_at(word, text, position)) return std::nullopt;
  const bool has_separator = word.word.ends_with(' ') || word.word.ends_with('=');
  return find_by(word.manner, Reader(text, position + word.word.size() - (has_separator ? 1 : 0), runs));
}

}  // namespace cicd::redact
