#include "app/cli.hpp"

#include "base/text.hpp"
#include "base/version.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace cicd::app {

namespace {

std::string long_name(const Option& option) {
  return "--" + std::string(option.name);
}

// Whether one of `words` may be that option: "--name", "--name=value", or its letter, maybe in a cluster.
bool is_named(const Option& option, std::span<const std::string> words) {
  const auto name = long_name(option);
  return std::ranges::any_of(words, [&](const std::string& word) {
    return word.starts_with("--") ? word.starts_with(name)
                                  : option.letter != '\0' && word.starts_with('-') &&
                                        word.find(option.letter) != std::string::npos;
  });
}

// One CLI11 parser for the options of `command` (of all commands for no_command) that `named` lets through:
// an option costs some microseconds to set up. It only takes words apart; values, precedence and defaults are
// ours, and what it does not know comes back in `remaining`.
class Parser {
 public:
  Parser(Command command, const std::function<bool(const Option&)>& named) : app_("", "cicd-report") {
    app_.set_help_flag();
    if (command == run_command || command == no_command) {
      app_.prefix_command();
    } else {
      app_.allow_extras();
    }
    for (const auto& option : options()) {
      if ((command != no_command && (option.commands & command) == 0) || !named(option)) continue;
      const auto names =
          (option.letter != '\0' ? fmt::format("-{},", option.letter) : "") + long_name(option);
      auto* added = option.takes_value() ? app_.add_option(names) : app_.add_flag(names);
      added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->description(describe(option));
      if (option.takes_value()) added->allow_extra_args(false)->type_name(std::string(option.placeholder));
      known_.emplace_back(&option, added);
    }
  }

  // Appends what it finds to `result` and returns the words that are no option of `command`, in order.
  static std::vector<std::string> parse(Command command, std::vector<std::string> words, Arguments& result) {
    Parser parser(command, [&words](const Option& option) { return is_named(option, words); });
    return parser.take(std::move(words), result);
  }

  static std::string help(Command command) {
    return Parser(command, [](const Option&) { return true; }).app_.help();
  }

 private:
  std::vector<std::string> take(std::vector<std::string> words, Arguments& result) {
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
    try {
      app_.parse(std::move(words));
    } catch (const CLI::ParseError& wrong) {
      result.complaints.emplace_back(
          wrong.what());  // the last word lacks its value; all others are collected
    }
    for (const auto& [option, parsed] : known_) {
      for (const auto& value : parsed->results())
        add(*option, value, result);
    }
    return app_.remaining();
  }

  static std::string describe(const Option& option) {
    std::string text(option.help);
    if (!option.choices.empty()) text += fmt::format(" ({})", option.choices);
    if (!option.fallback.empty()) text += fmt::format(" [{}]", option.fallback);
    return text;
  }

  static void missing(const Option& option, Arguments& result) {
    result.complaints.push_back(fmt::format("{} needs a value: {}", long_name(option), option.placeholder));
  }

  static void add(const Option& option, const std::string& value, Arguments& result) {
    if (value == "--" || (option.takes_value() && trim(value).empty())) return missing(option, result);
    const bool is_in_file = value.starts_with("file:") && option.kind != Kind::sink_list;
    for (auto& part : parts_of(option, value)) {
      if (const auto wrong = is_in_file ? std::nullopt : check_value(option, part)) {
        result.complaints.push_back(complaint(option, long_name(option), part, *wrong));
        result.unusable.push_back(&option);
      } else {
        result.given.emplace_back(&option, std::move(part));
      }
    }
  }

  CLI::App app_;
  std::vector<std::pair<const Option*, CLI::Option*>> known_;
};

bool is_option(const std::string& word) {
  return word.size() > 1 && word.front() == '-' && word != "--";
}

void complain_unknown(const std::string& word, Arguments& result) {
  const auto typed = word.substr(0, word.find('='));
  const auto bare = std::string_view(typed).substr(std::min(typed.find_first_not_of('-'), typed.size()));
  if (const auto* option = find_option(bare)) {
    result.complaints.push_back(
        fmt::format("{} is no option of {}", long_name(*option), result.command_word));
    return;
  }
  std::vector<std::string_view> names;
  for (const auto& option : options()) {
    if (result.command == no_command || (option.commands & result.command) != 0) names.push_back(option.name);
  }
  const auto close = nearest(bare, names);
  result.complaints.push_back("unknown option " + typed +
                              (close ? "; did you mean --" + std::string(*close) + "?" : ""));
}

// Whether the word after an unknown option is that option's value: it stands alone between the option and
// `--` or the next option. Two or more words are a command.
bool is_lone_value(const std::vector<std::string>& rest) {
  return rest.size() > 2 && !is_option(rest[1]) && rest[1] != "--" &&
         (rest[2] == "--" || is_option(rest[2])) && std::ranges::count(rest, "--") > 0;
}

// Parses options up to the first word that is none, complaining about unknown ones; returns the rest.
std::vector<std::string> parse_leading(Command command, std::vector<std::string> words, Arguments& result) {
  while (!words.empty() && is_option(words.front())) {  // most often there is none, and no parser is needed
    auto rest = Parser::parse(command, std::move(words), result);
    if (rest.empty() || !is_option(rest.front())) return rest;
    complain_unknown(rest.front(), result);
    const std::ptrdiff_t used = is_lone_value(rest) ? 2 : 1;
    words.assign(std::make_move_iterator(rest.begin() + used), std::make_move_iterator(rest.end()));
  }
  return words;
}

std::vector<std::string> without_front(std::vector<std::string> words) {
  words.erase(words.begin());
  return words;
}

// What is too much for the command: `send` takes one log, `flush` and `doctor` nothing.
void complain_too_many(Arguments& result) {
  const auto count = result.operands.size();
  if (result.command == send_command && count > 1) {
    result.complaints.emplace_back("send takes one log");
  } else if ((result.command == flush_command || result.command == doctor_command) && count > 0) {
    result.complaints.push_back(
        fmt::format("{} takes no \"{}\"", result.command_word, result.operands.front()));
  }
}

}  // namespace

bool Arguments::has(std::string_view flag) const {
  return std::ranges::any_of(given, [flag](const auto& one) { return one.first->name == flag; });
}

Arguments parse_arguments(std::span<const std::string> words) {
  Arguments result;
  std::vector<std::string> rest(words.begin(), words.end());
  if (!rest.empty() && is_option(rest.front())) rest = parse_leading(no_command, std::move(rest), result);
  if (rest.empty() || rest.front() == "--") return result;

  result.command_word = rest.front();
  const auto* const info = find_command(result.command_word);
  rest = without_front(std::move(rest));
  if (info == nullptr) return result;
  result.command = info->command;
  if (result.command == run_command) {
    result.child = parse_leading(run_command, std::move(rest), result);
    if (!result.child.empty() && result.child.front() == "--")
      result.child = without_front(std::move(result.child));
    return result;
  }
  bool options_over = false;
  for (auto& word : Parser::parse(result.command, std::move(rest), result)) {
    if (!options_over && word == "--") {
      options_over = true;
    } else if (!options_over && is_option(word)) {
      complain_unknown(word, result);
    } else {
      result.operands.push_back(std::move(word));
    }
  }
  complain_too_many(result);
  return result;
}

std::string help_text(Command command) {
  std::string text;
  if (command == no_command) {
    text = fmt::format(
        "cicd-report {}: finds what broke a build and tells your error collector\n\nUsage: cicd-report "
        "COMMAND [options]\n\nCommands:\n",
        version);
    for (const auto& info : commands())
      text += fmt::format("  {:<11} {}\n", info.name, info.help);
    return text +
           "\nEvery command has its own help: cicd-report COMMAND --help\n"
           "Without a collector (CICD_REPORT_URL or LOG_CENTER_URL) reports wait in the spool: cicd-report "
           "flush --list\n";
  }
  const auto info = std::ranges::find(commands(), command, &CommandInfo::command);
  const auto help = Parser::help(command);
  const auto options_at = help.find("Options:");
  text = fmt::format("Usage: cicd-report {} {}\n\n{}\n\n", info->name, info->usage, info->help);
  text += options_at == std::string::npos ? "" : help.substr(options_at);
  return text +
         "\nEach option is also a variable (CICD_REPORT_MAX_BODY) and a key of .cicd-report.json "
         "(max_body).\n"
         "Sizes: 64KiB 256k 1MiB. Durations: 500ms 10s 2m.\n"
         "CICD_REPORT_TOKEN is the collector's token. With CICD_REPORT_WEBHOOK_SECRET each webhook gets\n"
         "X-Cicd-Report-Signature: sha256=<HMAC of the body in hex>. A value file:PATH is read from that "
         "file.\n";
}

}  // namespace cicd::app
