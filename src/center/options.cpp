#include "center/options.hpp"

#include "base/text.hpp"
#include "base/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace cicd::center {
namespace {

constexpr std::uint64_t least_body = 4096;
constexpr std::uint64_t most_body = std::uint64_t{64} << 20;
constexpr std::int64_t most_days = 36500;

using Setter = bool (*)(Options&, std::string_view);

bool set_size(std::uint64_t& target, std::string_view text) {
  const auto size = parse_size(text);
  target = size.value_or(0);
  return size.has_value();
}

// One setting: a flag with a value, and LOG_CENTER_<VARIABLE>.
struct Setting {
  std::string_view flag;
  std::string_view variable;
  std::string_view wanted;
  Setter set;
};

constexpr std::array settings{
    Setting{"--db", "LOG_CENTER_DB", "a file name",
            [](Options& options, std::string_view text) {
              options.database = text;
              return true;
            }},
    Setting{"--listen", "LOG_CENTER_LISTEN",
            "a numeric address and port such as 127.0.0.1:8080 or [::1]:8080",
            [](Options& options, std::string_view text) {
              const auto endpoint = parse_endpoint(text);
              if (endpoint) options.listen = *endpoint;
              return endpoint.has_value();
            }},
    Setting{"--token-file", "LOG_CENTER_TOKEN_FILE", "a file name",
            [](Options& options, std::string_view text) {
              options.token_file = text;
              return true;
            }},
    Setting{"--max-body", "LOG_CENTER_MAX_BODY", "a size from 4KiB to 64MiB",
            [](Options& options, std::string_view text) {
              const auto size = parse_size(text);
              if (!size || *size < least_body || *size > most_body) return false;
              options.limits.max_body = static_cast<std::size_t>(*size);
              return true;
            }},
    Setting{"--keep-days", "LOG_CENTER_KEEP_DAYS", "a number of days, 0 for ever",
            [](Options& options, std::string_view text) {
              const auto days = parse_int(text);
              if (!days || *days < 0 || *days > most_days) return false;
              options.keeping.days = *days;
              return true;
            }},
    Setting{
        "--max-size", "LOG_CENTER_MAX_SIZE", "a size such as 10GiB, 0 for no limit",
        [](Options& options, std::string_view text) { return set_size(options.keeping.max_bytes, text); }},
    Setting{"--min-free", "LOG_CENTER_MIN_FREE", "a size such as 100MiB",
            [](Options& options, std::string_view text) {
              return set_size(options.keeping.min_free_bytes, text);
            }},
};

struct CommandWord {
  std::string_view word;
  Options::Command command;
  std::string_view argument;  // what must follow; empty: nothing; in brackets: may
};

constexpr std::array commands{
    CommandWord{"serve", Options::Command::serve, ""},
    CommandWord{"keys add", Options::Command::keys_add, "PROJECT"},
    CommandWord{"keys list", Options::Command::keys_list, "[PROJECT]"},
    CommandWord{"keys revoke", Options::Command::keys_revoke, "PROJECT"},
    CommandWord{"backup", Options::Command::backup, "FILE"},
    CommandWord{"export", Options::Command::export_lines, ""},
    CommandWord{"import", Options::Command::import_lines, "[FILE]"},
    CommandWord{"help", Options::Command::help, ""},
};

Error wrong(std::string message) {
  return {Errc::invalid_input, std::move(message) + "; see log-center --help"};
}

// $XDG_DATA_HOME/log-center/log-center.db; without HOME the working directory.
std::filesystem::path default_database(const Env& env) {
  std::filesystem::path base(env.get("XDG_DATA_HOME"));
  if (!base.is_absolute()) {
    const std::filesystem::path home(env.get("HOME"));
    if (home.empty()) return "log-center.db";
    base = home / ".local" / "share";
  }
  return base / "log-center" / "log-center.db";
}

Status apply(const Setting& setting, std::string_view text, std::string_view name, Options& options) {
  if (!text.empty() && setting.set(options, text)) return ok();
  return wrong(fmt::format("{}: '{}' is not {}", name, text, setting.wanted));
}

Status read_environment(const Env& env, Options& options) {
  for (const auto& setting : settings) {
    const auto text = env.get(setting.variable);
    if (text.empty()) continue;
    if (auto status = apply(setting, text, setting.variable, options); !status) return status;
  }
  return ok();
}

// Takes the flags out of `arguments` and returns the words that are left.
Result<std::vector<std::string_view>> read_flags(const std::vector<std::string_view>& arguments,
                                                 Options& options) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    const auto argument = arguments[at];
    if (!argument.starts_with("-") || argument == "-") {
      words.push_back(argument);
      continue;
    }
    const auto equals = argument.find('=');
    const auto name = argument.substr(0, equals);
    const auto* setting =
        std::find_if(settings.begin(), settings.end(), [name](const auto& s) { return s.flag == name; });
    if (setting == settings.end()) return wrong(fmt::format("unknown option {}", name));
    if (equals == std::string_view::npos && at + 1 == arguments.size())
      return wrong(fmt::format("{} needs {}", name, setting->wanted));
    const auto value = equals == std::string_view::npos ? arguments[++at] : argument.substr(equals + 1);
    if (auto status = apply(*setting, value, name, options); !status) return std::move(status).error();
  }
  return words;
}

Status read_command(const std::vector<std::string_view>& words, Options& options) {
  if (words.empty()) return wrong("a command is missing: serve, keys, backup, export or import");
  if (words.size() == 1 && words.front() == "keys") return wrong("keys needs add, list or revoke");
  const bool two = words.front() == "keys" && words.size() > 1;
  const auto name = two ? fmt::format("{} {}", words[0], words[1]) : std::string(words.front());
  const auto* command =
      std::find_if(commands.begin(), commands.end(), [&name](const auto& c) { return c.word == name; });
  if (command == commands.end()) return wrong(fmt::format("unknown command '{}'", name));
  const std::size_t used = two ? 2 : 1;
  const bool may = !command->argument.empty();
  const bool must = may && command->argument.front() != '[';
  if (must && (words.size() == used || words.back().empty()))
    return wrong(fmt::format("{} needs {}", name, command->argument));
  if (words.size() > used + (may ? 1 : 0))
    return wrong(fmt::format("{}: '{}' is too much", name, words.back()));
  options.command = command->command;
  if (words.size() > used) options.argument = words.back();
  return ok();
}

}  // namespace

Result<Options> parse_options(const std::vector<std::string_view>& arguments, const Env& env) {
  Options options;
  if (arguments.size() == 1 && (arguments.front() == "--version" || arguments.front() == "-V")) {
    options.command = Options::Command::version;
    return options;
  }
  const auto asks_for_help = [](std::string_view word) { return word == "-h" || word == "--help"; };
  if (std::any_of(arguments.begin(), arguments.end(), asks_for_help)) {
    options.command = Options::Command::help;
    return options;
  }
  if (auto status = read_environment(env, options); !status) return std::move(status).error();
  const auto words = read_flags(arguments, options);
  if (!words) return words.error();
  if (auto status = read_command(*words, options); !status) return std::move(status).error();
  if (options.database.empty()) options.database = default_database(env);
  return options;
}

}  // namespace cicd::center
