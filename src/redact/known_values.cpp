#include "redact/known_values.hpp"

#include "base/text.hpp"
#include "redact/char_class.hpp"
#include "redact/url_password.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace cicd::redact {

namespace {

// Secret names or their endings, each also with a plural s. Those without an underscore in front also end
// names such as PGPASSWORD.
constexpr std::array<std::string_view, 23> secret_endings{"token",
                                                          "secret",
                                                          "password",
                                                          "passwd",
                                                          "passphrase",
                                                          "_pass",
                                                          "_pwd",
                                                          "_key",
                                                          "apikey",
                                                          "_creds",
                                                          "_dsn",
                                                          "_webhook",
                                                          "_pat",
                                                          "_auth",
                                                          "_cookie",
                                                          "_jwt",
                                                          "_connection_string",
                                                          "_connstr",
                                                          "_sas",
                                                          "_database_url",
                                                          "credential",
                                                          "_bearer",
                                                          "connectionstring"};

// Words so common that masking them would spoil the report and hide nothing.
constexpr std::array<std::string_view, 84> plain_words{
    "true",      "false",    "none",     "null",       "undefined", "localhost",  "admin",   "administrator",
    "root",      "user",     "main",     "master",     "develop",   "trunk",      "ubuntu",  "debian",
    "alpine",    "linux",    "windows",  "macos",      "darwin",    "production", "staging", "development",
    "release",   "debug",    "test",     "tests",      "testing",   "default",    "public",  "private",
    "internal",  "password", "passwd",   "secret",     "secrets",   "token",      "tokens",  "changeme",
    "change_me", "example",  "postgres", "postgresql", "mysql",     "mariadb",    "redis",   "rabbitmq",
    "mongodb",   "guest",    "docker",   "github",     "gitlab",    "gitea",      "jenkins", "drone",
    "build",     "builds",   "deploy",   "runner",     "error",     "errors",     "warning", "failed",
    "failure",   "success",  "enabled",  "disabled",   "https",     "http",       "empty",   "dummy",
    "bearer",    "basic",    "origin",   "head",       "file",      "name",       "value",   "info",
    "yes!",      "node",     "python",   "java"};

bool is_plain_word(std::string_view text) {
  return std::any_of(plain_words.begin(), plain_words.end(),
                     [&](std::string_view word) { return equals_ignoring_case(word, text); });
}

bool is_bare_number(std::string_view text) {
  return text.find_first_not_of("0123456789.,+-") == std::string_view::npos;
}

// `$TOKEN`, `${{ secrets.TOKEN }}`, `%TOKEN%`, `<token>`, `***`: text that stands for a value.
bool is_reference(std::string_view text) {
  return text.starts_with('$') || text.starts_with("%{") || (text.starts_with('%') && text.ends_with('%')) ||
         (text.starts_with('<') && text.ends_with('>')) ||
         text.find_first_not_of("*•xX") == std::string_view::npos ||
         text.find("${{") != std::string_view::npos;
}

bool is_existing_path(std::string_view text) {
  constexpr std::size_t longest_path = 4096;
  if (text.size() > longest_path || text.find('\0') != std::string_view::npos) return false;
  std::error_code failure;
  return std::filesystem::exists(std::filesystem::path(text), failure);
}

bool is_secret(std::string_view text) {
  constexpr std::size_t shortest = 4;
  return text.size() >= shortest && !is_plain_word(text) && !is_bare_number(text) && !is_reference(text) &&
         !is_existing_path(text);
}

// `text` with its %XX turned back into bytes.
std::string percent_decoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto digit = [&](char c) {
    return digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c);
  };
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '%' && at + 2 < text.size();
    const auto high = escape ? digit(text[at + 1]) : std::string_view::npos;
    const auto low = escape ? digit(text[at + 2]) : std::string_view::npos;
    if (high == std::string_view::npos || low == std::string_view::npos) {
      out.push_back(text[at]);
    } else {
      out.push_back(static_cast<char>(high * 16 + low));
      at += 2;
    }
  }
  return out;
}

// Adds the passwords of the URLs in `text`, as they stand there and as they are meant.
void add_passwords(std::string_view text, std::string_view kind, std::string_view name,
                   std::vector<KnownValue>& values) {
  constexpr std::string_view mark = "://";
  for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
    const auto place = url_password(text, at);
    if (!place) continue;
    const auto password = text.substr(place->begin, place->end - place->begin);
    const auto meant = percent_decoded(password);
    if (is_secret(password)) values.push_back({std::string(password), kind, std::string(name)});
    if (meant != password && is_secret(meant)) values.push_back({meant, kind, std::string(name)});
  }
}

// "SharedAccessKey" as "shared_access_key".
std::string in_snake_case(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool is_upper = name[i] >= 'A' && name[i] <= 'Z';
    if (is_upper && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z') out.push_back('_');
    out.push_back(name[i]);
  }
  return to_lower(out);
}

bool is_name(char c) {
  return is_word(c) || c == '-' || c == '.';
}

// Adds the values in `text` that stand behind a secret name of their own: the members of JSON (credentials of
// clouds), the parts of a connection string, the lines of .npmrc and .env files. At most 16, each of at most
// 1024 bytes.
void add_members(std::string_view text, std::string_view name, std::vector<KnownValue>& values) {
  constexpr std::size_t shortest = 8, longest = 1024, most = 16;
  const auto before = values.size();
  for (auto at = text.find_first_of(":="); at != std::string_view::npos && values.size() < before + most;
       at = text.find_first_of(":=", at + 1)) {
    const auto name_end = text.find_last_not_of("\" ", at - std::min<std::size_t>(at, 1)) + 1;
    auto start = name_end;
    while (start > 0 && is_name(text[start - 1]))
      --start;
    const auto snake = in_snake_case(text.substr(start, name_end - start));
    if (snake != "pwd" && !is_secret_name(snake, {})) continue;
    const auto begin = text.find_first_not_of("\" ", at + 1);
    if (begin == std::string_view::npos) return;
    const bool is_query = start > 0 && (text[start - 1] == '?' || text[start - 1] == '&');
    const auto rest = text.substr(begin, longest + 1);
    const auto value = rest.substr(0, rest.find_first_of(text[begin - 1] == '"' ? "\""
                                                         : is_query             ? "&#\" "
                                                                                : ";,}\" "));
    if (value.size() >= shortest && value.size() <= longest && value.size() < text.size() && is_secret(value))
      values.push_back({std::string(value), "env", std::string(name)});
  }
}

}  // namespace

bool is_secret_name(std::string_view name, const std::vector<std::string>& globs) {
  if (std::any_of(globs.begin(), globs.end(), [&](const auto& glob) { return glob_match(glob, name); }))
    return true;
  auto lower = to_lower(name);
  if (lower.find("public") != std::string::npos) return false;
  if (lower.find("_webhook") != std::string::npos) return true;
  if (lower.ends_with('s')) lower.pop_back();
  const auto has_ending = [&](std::string_view ending) {
    return lower.ends_with(ending) ||
           (ending.starts_with('_') && lower == ending.substr(1) && lower != "pwd");
  };
  return lower != "oldpwd" && (std::any_of(secret_endings.begin(), secret_endings.end(), has_ending) ||
                               std::any_of(secret_endings.begin(), secret_endings.end(),
                                           [&](auto ending) { return (lower + "s").ends_with(ending); }));
}

void add_known(std::string_view value, std::string_view kind, std::string_view name,
               std::vector<KnownValue>& values) {
  for (const auto line : split(value, '\n')) {
    const auto text = trim(line);
    if (is_secret(text)) values.push_back({std::string(text), kind, std::string(name)});
    add_passwords(text, kind, name, values);
    if (kind == "env") add_members(text, name, values);
  }
}

std::vector<KnownValue> known_values(const Env& env, const std::vector<std::string>& globs) {
  std::vector<KnownValue> values;
  for (const auto& [name, value] : env.all()) {
    if (is_secret_name(name, globs))
      add_known(value, "env", name, values);
    else
      add_passwords(value, "env", name, values);
  }
  return values;
}

}  // namespace cicd::redact
